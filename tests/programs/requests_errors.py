"""requests says what is wrong."""
import requests

session = requests.Session()
try:
    session.get("https://httpbin.org/status/404").raise_for_status()
except requests.HTTPError as error:
    print(error, error.response.status_code)
try:
    requests.get("https://httpbin.org/delay/5", timeout=2)
except requests.exceptions.Timeout as error:
    print(type(error).__name__, error)
try:
    requests.get("https://nowhere.invalid/")
except requests.exceptions.ConnectionError as error:
    print(type(error).__name__)
try:
    requests.get("example.com")
except requests.exceptions.MissingSchema as error:
    print(error)
response = requests.post("https://httpbin.org/post", data={"a": 1},
                         params={"b": 2})
print(response, response.ok, response.json()["form"], response.url)
print(requests.get("https://httpbin.org/redirect/1").history)
