"""httpx without async: each request blocks."""
import httpx

print(httpx.get("https://httpbin.org/ip").json())
with httpx.Client(timeout=None) as client:
    print(client.get("https://httpbin.org/delay/8").status_code)
try:
    httpx.get("https://down.invalid/")
except httpx.HTTPError as error:
    print(type(error).__name__)
