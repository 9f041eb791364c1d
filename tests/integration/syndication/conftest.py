"""Superior units in the settings and a gateway that answers from a dict."""

from collections.abc import Callable
from datetime import datetime
from datetime import timedelta
from edu.portal.settings.site import read_site
from edu.portal.syndication import progress
from edu.portal.syndication.service import read_all
from edu.portal.syndication.service import record
from edu.portal.syndication.sources import read_sources
from edu.portal.syndication.store import load_state
import pytest
from syndication_cases import NOW
from syndication_cases import PHONG
from syndication_cases import SO
from syndication_cases import SUPERIORS
from syndication_cases import FakeNetwork
from syndication_cases import rss
from typing import Any
from weakref import WeakKeyDictionary


@pytest.fixture(autouse=True)
def _fresh_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The layer takes back what a test wrote; what the process remembers of it goes as well."""
    monkeypatch.setattr(progress, "_known", WeakKeyDictionary())


@pytest.fixture
def superiors(portal: Any) -> Any:
    read_site().superiors = SUPERIORS
    return portal


@pytest.fixture
def network() -> FakeNetwork:
    network = FakeNetwork()
    hour = timedelta(hours=1)
    network.pages = {
        f"{SO}/tin": rss(("Tin một", NOW - 2 * hour), ("Tin hai", NOW - 30 * hour)),
        f"{SO}/van-ban": rss(("Thư mời dự tập huấn", NOW - 3 * hour), ("Công văn 12", NOW - 50 * hour)),
        f"{PHONG}/tin": rss(("Tin phường", NOW - hour), link="https://phong.example.vn/bai"),
    }
    return network


@pytest.fixture
def read(superiors: Any, network: FakeNetwork) -> Callable[..., list[dict[str, Any]]]:
    """Read all feeds inside the test's transaction, which the layer rolls back."""

    def read_now(now: datetime = NOW) -> list[dict[str, Any]]:
        sources = read_sources()
        states = {source.id: load_state(superiors, source.id) for source in sources}
        return record(superiors, sources, read_all(sources, states, network.gateway, now), now)

    return read_now
