"""What a stand-in has not it says by name."""
try:
    from aiohttp import web
except ImportError as error:
    print(error)
try:
    import aiohttp.web_app
except ModuleNotFoundError as error:
    print(error)
try:
    import asyncpg.cluster
except ModuleNotFoundError as error:
    print(error)
