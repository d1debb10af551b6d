# SPDX-License-Identifier: MIT
"""Worlds: the examples in docs/worlds do what docs/worlds.md says, and what is
wrong in a world file is told in one line.

    python3 tests/recorder/worlds_test.py
"""
import os
import tempfile
import unittest

from fixture import RecorderTest, TESTS, printed_at, record, run_recorder, \
    written

WORLDS = os.path.join(TESTS, "..", "docs", "worlds")


class WorldsTest(RecorderTest):
    def printed_at(self, program, *options, **expected):
        return printed_at(self.events(program, *options, **expected))

    def in_world(self, name, program, **expected):
        return self.printed_at(program, "--world", os.path.join(WORLDS, name),
                            **expected)


class ExamplesTest(WorldsTest):
    def test_web(self):
        self.assertEqual(self.in_world("web.json", """
            import asyncio, aiohttp

            async def get(session, url, **options):
                try:
                    async with session.get(url, **options) as r:
                        print(r.status, r.reason, (await r.text())[:22])
                        return r
                except (aiohttp.ClientError, asyncio.TimeoutError) as error:
                    print(type(error).__name__)

            async def main():
                async with aiohttp.ClientSession() as s:
                    api = "https://api.example.com"
                    r = await get(s, api + "/users/7?full=1")
                    print(r.headers["x-cache"])
                    for _ in range(3):
                        await get(s, api + "/flaky")
                    await get(s, api + "/page")
                    await get(s, "https://slow.example.com/",
                              timeout=aiohttp.ClientTimeout(total=3))
                    await get(s, "https://down.example.com/")
                    await get(s, "https://lost.example.com/")
                    await get(s, "https://cut.example.com/")
                    async with s.post(api + "/users", json={}) as r:
                        print(r.status)

            asyncio.run(main())
            """), [
            '0.200 200 OK {"id": 1, "name": "Ada',
            "0.200 hit",
            "1.200 503 Busy",
            "2.200 503 Busy",
            "3.200 200 OK at last",
            "3.700 200 OK <!doctype html>",
            "3.700 <title",
            "6.700 TimeoutError",
            "6.750 ClientConnectorError",
            "36.750 ConnectionTimeoutError",
            "37.050 ServerDisconnectedError",
            "38.050 201"])

    CHAT = """
        import asyncio

        clients = {}

        def say(text):
            print(text)
            for writer in clients.values():
                writer.write(f"{text}\\n".encode())

        async def serve(reader, writer):
            name = (await reader.readline()).decode().strip()
            clients[name] = writer
            say(f"{name} joined")
            while line := await reader.readline():
                say(f"{name}: {line.decode().strip()}")
            del clients[name]
            say(f"{name} left")
            writer.close()

        async def main():
            await asyncio.sleep(START)
            server = await asyncio.start_server(serve, "127.0.0.1", 8888)
            await server.serve_forever()

        asyncio.run(main())
        """

    def test_chat(self):
        # The latency is 0.1: connected 1.1, the name is there 1.2.
        self.assertEqual(
            self.in_world("chat.json", self.CHAT.replace("START", "0"),
                          status=1),
            ["1.200 ann joined", "2.200 bob joined", "2.400 ann: hello bob",
             "3.100 bob: hello ann", "3.300 ann left", "3.500 bob left"])

    def test_clients_wait_for_who_listens_late(self):
        # Both connect at 5, at once: both names come in one poll.
        self.assertEqual(
            self.in_world("chat.json", self.CHAT.replace("START", "5"),
                          status=1)[:2],
            ["5.200 ann joined", "5.200 bob joined"])

    def test_what_a_client_expected_in_vain_is_told(self):
        self.printed_at("""
            import asyncio

            async def serve(reader, writer):
                writer.write(b"go away\\n")
                writer.close()

            async def main():
                server = await asyncio.start_server(serve, "127.0.0.1", 8888)
                await server.serve_forever()

            asyncio.run(main())
            """, "--world", os.path.join(WORLDS, "chat.json"), status=1,
            errors="chat.json: clients[0].script[1].expect: expected 'bob "
                   "joined\\n'; 'go away\\n' came\n"
                   "chat.json: clients[1].script[1].expect: expected 'ann: "
                   "hello bob\\n'; 'go away\\n' came\n")

    def test_a_client_of_a_server_that_never_listens_is_told(self):
        self.printed_at("print(1)",
                     "--world", os.path.join(WORLDS, "chat.json"),
                     errors="chat.json: clients[0]: nobody listened at "
                            "127.0.0.1:8888\nchat.json: clients[1]: nobody "
                            "listened at 127.0.0.1:8888\n")

    def test_database(self):
        self.assertEqual(self.in_world("database.json", """
            import asyncio, asyncpg

            async def main():
                conn = await asyncpg.connect(database="shop")
                print(await conn.fetch("SELECT * FROM users ORDER BY id"))
                print(await conn.fetchval("SELECT count(*) FROM users "
                                          "WHERE active"))
                for name, email in (("Dana", "ada@example.com"), (None, None)):
                    try:
                        await conn.execute(
                            "INSERT INTO users(name, email) VALUES ($1, $2)",
                            name, email)
                    except asyncpg.IntegrityConstraintViolationError as error:
                        print(type(error).__name__)
                await asyncpg.connect()
                try:
                    await asyncpg.connect()
                except asyncpg.TooManyConnectionsError as error:
                    print(error)
                await conn.close()

            asyncio.run(main())
            """), [
            "2.250 [<Record id=1 name='Ada' email='ada@example.com' "
            "active=True>, <Record id=2 name='Bruno' "
            "email='bruno@example.com' active=False>, <Record id=3 "
            "name='Chloe' email=None active=True>]",
            "2.300 2", "2.350 UniqueViolationError",
            "2.400 NotNullViolationError",
            "2.900 sorry, too many clients already"])

    def test_files(self):
        self.assertEqual(self.in_world("files.json", """
            import asyncio, aiofiles

            async def main():
                async with aiofiles.open("names.txt") as file:
                    print((await file.read()).split())
                async with aiofiles.open("data/numbers.csv") as file:
                    print(await file.readline())

            asyncio.run(main())
            """), ["1.200 ['Ada', 'Bruno', 'Chloe']", "1.500 n,square",
                   "1.500"])


class FilesTest(WorldsTest):
    PROGRAM = """
        import asyncio, aiofiles, os, sys

        async def main():
            name = os.path.join(sys.argv[1], "notes.txt")
            async with aiofiles.open(name, "a") as file:
                await file.write("more")
            async with aiofiles.open(name) as file:
                print(await file.read())

        asyncio.run(main())
        """

    def notes_after(self, *options):
        files = [("notes.txt", "mine ")]
        with written(self.PROGRAM, files) as program:
            folder = os.path.dirname(program)
            result = run_recorder(*options, program, folder)
            self.assertIn("mine more", result.stdout)
            with open(os.path.join(folder, "notes.txt")) as file:
                return file.read()

    def test_writing_never_touches_the_users_files(self):
        self.assertEqual(self.notes_after(), "mine ")

    def test_writing_touches_them_when_asked_to(self):
        self.assertEqual(self.notes_after("--real-files"), "mine more")


FAULTS = [
    ("[]", "wants an object, not []"),
    ('{"rutes": []}', "rutes: unknown key; known here: routes, network, "
     "database, files, clients"),
    ('{"routes": 3}', "routes: wants a list, not 3"),
    ('{"routes": [{}]}', "routes[0]: needs the key url"),
    ('{"routes": [{"url": "a"}, {"url": "b"}, {"url": "c", "latency": "1s"}]}',
     'routes[2].latency: wants a number of seconds, not "1s"'),
    ('{"routes": [{"url": "a", "latency": -1}]}',
     "routes[0].latency: wants a number of seconds from 0 to 1e9, not -1"),
    ('{"routes": [{"url": "a", "status": 20}]}',
     "routes[0].status: wants a status from 100 to 599, not 20"),
    ('{"routes": [{"url": "a", "json": 1, "body": "b"}]}',
     "routes[0]: has json and body; wants one of them"),
    ('{"routes": [{"url": "a", "failure": "slow"}]}',
     'routes[0].failure: wants one of refused, timeout, reset, not "slow"'),
    ('{"routes": [{"url": "a", "after": true}]}',
     "routes[0].after: wants a whole number from 0, not true"),
    ('{"routes": [{"url": "a", "headers": {"X": 1}}]}',
     "routes[0].headers.X: wants a text, not 1"),
    ('{"network": {"window": 0}}',
     "network.window: wants a whole number from 1, not 0"),
    ('{"database": {"tables": {"t": {"columns": {"a": "text"}, '
     '"rows": [["b", 2]]}}}}',
     "database.tables.t.rows[0]: wants 1 values, as there are columns, not 2"),
    ('{"files": {"jobs": {"opne": 1}}}', "files.jobs.opne: unknown key; known "
     "here: open, read, readline, readlines, write, writelines, seek, tell, "
     "truncate, flush, close, stat, rename, replace, remove, unlink, mkdir, "
     "makedirs, rmdir, listdir, exists, isfile, isdir, getsize, getmtime"),
    ('{"clients": [{"connect": "8888"}]}',
     'clients[0].connect: wants HOST:PORT, not "8888"'),
    ('{"clients": [{"connect": "h:1", "script": [{"sned": "x"}]}]}',
     "clients[0].script[0].sned: unknown key; known here: send, expect, wait, "
     "close"),
    ('{"clients": [{"connect": "h:1", "script": [{}]}]}',
     "clients[0].script[0]: wants one of send, expect, wait, close"),
    ('{"clients": [{"connect": "h:1", "script": [{"send": ""}]}]}',
     'clients[0].script[0].send: wants a text that is not empty, not ""'),
    ('{"clients": [{"connect": "h:1", "script": [{"close": false}]}]}',
     "clients[0].script[0].close: wants true, not false"),
    ('{"network": {"latency": NaN}}', "NaN is no JSON"),
    ('{"network": {}, "network": {}}', 'the key "network" is there twice'),
    ("[" * 100000, "is nested too deeply"),
]


class FaultsTest(unittest.TestCase):
    def told(self, text):
        with tempfile.TemporaryDirectory() as folder:
            world = os.path.join(folder, "world.json")
            with open(world, "w") as file:
                file.write(text)
            return record("print(1)", "--world", world)

    def test_faults_are_told_in_one_line(self):
        for text, line in FAULTS:
            with self.subTest(text[:60]):
                status, output, errors = self.told(text)
                self.assertEqual(errors, f"loopscope: world.json: {line}\n")
                self.assertEqual((status, output), (2, ""))

    def test_a_client_may_wait_for_no_time(self):
        script = '[{"wait": 0}, {"send": "x"}]'
        status, _, errors = self.told(
            '{"clients": [{"connect": "h:1", "script": %s}]}' % script)
        self.assertEqual(status, 0)
        self.assertNotIn("wants", errors)

    def test_bad_json_is_told_with_its_line(self):
        status, _, errors = self.told('{\n  "routes": [,]\n}')
        self.assertEqual(status, 2)
        self.assertEqual(errors, "loopscope: world.json:2:14: Expecting value\n")

    def test_a_world_that_cannot_be_read_is_told(self):
        status, _, errors = record("print(1)", "--world", "nowhere.json")
        self.assertEqual(status, 2)
        self.assertEqual(errors, "loopscope: cannot read nowhere.json: No such "
                                 "file or directory\n")


if __name__ == "__main__":
    unittest.main()
