# SPDX-License-Identifier: MIT
import asyncio
import no_such_module


asyncio.run(no_such_module.main())
