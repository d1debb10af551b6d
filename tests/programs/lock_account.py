"""A lock keeps a balance right across an await."""
import asyncio


class Account:
    def __init__(self):
        self.balance = 100
        self.lock = asyncio.Lock()

    async def withdraw(self, amount):
        async with self.lock:
            before = self.balance
            await asyncio.sleep(0.1)
            if before >= amount:
                self.balance = before - amount
                print(f"took {amount}, {self.balance} left")
            else:
                print(f"cannot take {amount}")


async def main():
    account = Account()
    await asyncio.gather(*(account.withdraw(40) for _ in range(3)))


asyncio.run(main())
