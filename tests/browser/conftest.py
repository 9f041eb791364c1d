"""A real server of the demonstration school and a real browser, once per run."""

from edu.portal.testing.server import demo_server
import json
from playwright.sync_api import sync_playwright
import pytest
import shutil
import time
import urllib.request
from windows import NARROW
from windows import PHONE
from windows import WIDE
from windows import log_in
from windows import new_page


BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    with demo_server(tmp_path_factory.mktemp("school") / "var") as running:
        yield running


@pytest.fixture(scope="session")
def feeds_shown(server):
    """Wait until the scheduler of the server has fetched all the feeds of the demo; return the REST answer."""
    request = urllib.request.Request(f"{server.url}/@edu-feeds", headers={"Accept": "application/json"})
    request.add_header("Authorization", "Basic YWRtaW46YWRtaW4=")
    deadline = time.monotonic() + 60
    while True:
        with urllib.request.urlopen(request, timeout=20) as response:
            answer = json.load(response)
        if answer["items"] and all(item["item_count"] for item in answer["items"]):
            return answer
        assert time.monotonic() < deadline, answer
        time.sleep(1)


@pytest.fixture(scope="session")
def chromium():
    path = next((found for found in map(shutil.which, BROWSERS) if found), None)
    assert path, "no browser: tools/browser.sh installs one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visitor(chromium):
    page = new_page(chromium, WIDE)
    yield page
    page.context.close()


@pytest.fixture
def phone(chromium):
    page = new_page(chromium, PHONE, has_touch=True)
    yield page
    page.context.close()


@pytest.fixture
def narrow(chromium):
    page = new_page(chromium, NARROW, has_touch=True)
    yield page
    page.context.close()


@pytest.fixture(scope="session")
def editor_state(chromium, server):
    """The cookies of a logged-in manager."""
    page = new_page(chromium, WIDE)
    log_in(page, server)
    state = page.context.storage_state()
    page.context.close()
    return state


@pytest.fixture
def editor(chromium, editor_state):
    page = new_page(chromium, WIDE, storage_state=editor_state)
    yield page
    page.context.close()
