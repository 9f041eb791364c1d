from datetime import timedelta
from edu.portal.core.feeds.model import Failure
from edu.portal.settings.site import read_site
from edu.portal.syndication.progress import note_asked
from edu.portal.syndication.progress import note_done
from edu.portal.syndication.progress import progress_of
from edu.portal.syndication.service import Gateway
from edu.portal.syndication.service import list_due
from edu.portal.syndication.service import read_all
from edu.portal.syndication.service import record
from edu.portal.syndication.shown import describe_feeds
from edu.portal.syndication.shown import freshness
from edu.portal.syndication.shown import shown_categories
from edu.portal.syndication.shown import shown_items
from edu.portal.syndication.sources import read_sources
from edu.portal.syndication.store import ANNOTATION_KEY
from edu.portal.syndication.store import FeedItems
from edu.portal.syndication.store import FeedStatus
from edu.portal.syndication.store import forget_others
from edu.portal.syndication.store import load_state
from edu.portal.syndication.store import save_done
from syndication_cases import NOW
from syndication_cases import PHONG
from syndication_cases import SO
import transaction
from typing import Any
from zope.annotation.interfaces import IAnnotations


ALL = ("so-gddt.tin-tuc", "so-gddt.van-ban", "ubnd.tin-tuc")
DAY = timedelta(days=1)


def titles(portal: Any, *arguments: Any) -> list[str]:
    return [item["title"] for item in shown_items(portal, arguments[0], NOW, *arguments[1:])]


def test_nothing_is_stored_before_the_first_reading(superiors: Any) -> None:
    assert shown_items(superiors, ALL, NOW) == []
    assert freshness(superiors, ALL) is None
    assert [feed["status"] for feed in describe_feeds(superiors, NOW)] == ["never"] * 3
    assert [source.id for source in list_due(superiors, NOW)] == list(ALL)


def test_a_reading_is_shown_newest_first_across_feeds(superiors: Any, read: Any) -> None:
    report = read()
    assert [(row["id"], row["outcome"], row["item_count"], row["error"]) for row in report] == [
        ("so-gddt.tin-tuc", "updated", 2, None),
        ("so-gddt.van-ban", "updated", 2, None),
        ("ubnd.tin-tuc", "updated", 1, None),
    ]
    assert titles(superiors, ALL) == ["Tin phường", "Tin một", "Thư mời dự tập huấn", "Tin hai", "Công văn 12"]
    assert titles(superiors, ALL, 2) == ["Tin phường", "Tin một"]
    assert freshness(superiors, ALL) == NOW
    assert list_due(superiors, NOW) == ()


def test_an_item_says_where_it_comes_from(superiors: Any, read: Any) -> None:
    read()
    item = shown_items(superiors, ALL, NOW, 1)[0]
    assert item["url"].startswith("https://phong.example.vn/bai/")
    assert (item["feed"], item["superior"], item["category"]) == ("ubnd.tin-tuc", "UBND phường", "tin-tuc")
    assert item["published"] == NOW - timedelta(hours=1)


def test_only_the_chosen_feeds_are_shown(superiors: Any, read: Any) -> None:
    read()
    assert titles(superiors, ("ubnd.tin-tuc", "not.there")) == ["Tin phường"]


def test_invitations_are_found_among_the_other_feeds(superiors: Any, read: Any) -> None:
    read()
    assert shown_categories(superiors, ALL, NOW) == ("tin-tuc", "van-ban", "thu-moi")
    assert titles(superiors, ALL, None, "thu-moi") == ["Thư mời dự tập huấn"]
    assert titles(superiors, ALL, None, "van-ban") == ["Thư mời dự tập huấn", "Công văn 12"]


def test_an_item_that_two_feeds_of_a_unit_list_is_shown_once(superiors: Any, network: Any, read: Any) -> None:
    network.pages[f"{SO}/van-ban"] = network.pages[f"{SO}/tin"]
    read()
    assert titles(superiors, ALL) == ["Tin phường", "Tin một", "Tin hai"]


def test_a_source_that_dies_keeps_its_items(superiors: Any, network: Any, read: Any) -> None:
    read()
    network.pages.clear()
    report = read(NOW + 2 * DAY)
    assert {row["outcome"] for row in report} == {"failed"}
    assert len(shown_items(superiors, ALL, NOW)) == 5
    assert freshness(superiors, ALL) == NOW
    feed = describe_feeds(superiors, NOW + 2 * DAY)[0]
    assert (feed["status"], feed["item_count"]) == ("stale", 2)
    assert feed["error"].startswith("refused: ")
    assert feed["next_attempt"] > NOW + 2 * DAY


def test_a_source_that_comes_back_is_read_again(superiors: Any, network: Any, read: Any) -> None:
    pages = dict(network.pages)
    network.pages.clear()
    read()
    assert describe_feeds(superiors, NOW)[0]["status"] == "failing"
    network.pages.update(pages)
    read(NOW + DAY)
    assert describe_feeds(superiors, NOW + DAY)[0]["status"] == "ok"


def test_only_what_changed_is_written(superiors: Any, network: Any, read: Any) -> None:
    read()
    transaction.savepoint(optimistic=True)
    store = IAnnotations(superiors)[ANNOTATION_KEY]
    status, items = store.status["so-gddt.tin-tuc"], store.items["so-gddt.tin-tuc"]
    assert isinstance(status, FeedStatus) and isinstance(items, FeedItems)
    assert not status._p_changed and not items._p_changed
    read(NOW + timedelta(hours=1))
    assert not status._p_changed and not items._p_changed
    network.pages.pop(f"{SO}/tin")
    read(NOW + timedelta(hours=2))
    assert status._p_changed and not items._p_changed


def test_what_was_asked_is_told_although_it_was_not_written(superiors: Any, read: Any) -> None:
    read()
    note_done(superiors, NOW + timedelta(minutes=95))
    feed = describe_feeds(superiors, NOW + timedelta(minutes=95))[0]
    assert feed["last_success"] == NOW + timedelta(minutes=90)
    assert feed["next_attempt"] == NOW + timedelta(minutes=120)
    assert list_due(superiors, NOW + timedelta(minutes=119)) == ()
    assert len(list_due(superiors, NOW + timedelta(minutes=120))) == 3


def test_another_process_goes_on_where_this_one_wrote_down(superiors: Any, read: Any) -> None:
    read()
    save_done(superiors, NOW + timedelta(minutes=40))
    assert progress_of(superiors).done == NOW + timedelta(minutes=40)
    assert list_due(superiors, NOW + timedelta(minutes=59)) == ()
    note_asked(superiors, ALL[:1], NOW + timedelta(minutes=60))
    assert [source.id for source in list_due(superiors, NOW + timedelta(minutes=60))] == list(ALL[1:])


def test_the_feeds_of_one_host_are_asked_one_after_the_other(superiors: Any, network: Any) -> None:
    rests = []
    gateway = Gateway(network.fetch, network.gateway.parse, lambda: rests.append(len(network.asked)))
    read_all(read_sources(), {source.id: load_state(superiors, source.id) for source in read_sources()}, gateway, NOW)
    assert len(network.asked) == 3
    assert len(rests) == 1


def test_looking_writes_nothing(superiors: Any) -> None:
    transaction.savepoint(optimistic=True)
    before = set(superiors._p_jar._registered_objects)
    describe_feeds(superiors, NOW)
    shown_items(superiors, ALL, NOW)
    list_due(superiors, NOW)
    assert set(superiors._p_jar._registered_objects) == before


def test_one_source_that_breaks_the_reader_does_not_stop_the_others(superiors: Any, network: Any) -> None:
    def fetch(request: Any) -> Any:
        if request.url == f"{SO}/tin":
            raise RuntimeError("a fault of ours")
        return network.fetch(request)

    sources = read_sources()
    states = {source.id: load_state(superiors, source.id) for source in sources}
    gateway = network.gateway.__class__(fetch=fetch, parse=network.gateway.parse)
    readings = read_all(sources, states, gateway, NOW)
    assert readings["so-gddt.tin-tuc"] == Failure("internal", "RuntimeError")
    assert [row["outcome"] for row in record(superiors, sources, readings, NOW)] == ["failed", "updated", "updated"]


def test_a_source_removed_while_it_was_read_is_left_out(superiors: Any, network: Any) -> None:
    sources = read_sources()
    readings = read_all(sources, {s.id: load_state(superiors, s.id) for s in sources}, network.gateway, NOW)
    read_site().superiors = [unit for unit in read_site().superiors if unit["id"] != "ubnd"]
    assert [row["id"] for row in record(superiors, sources, readings, NOW)] == ["so-gddt.tin-tuc", "so-gddt.van-ban"]


def test_a_feed_with_a_new_address_starts_afresh(superiors: Any, network: Any, read: Any) -> None:
    read()
    units = [dict(unit) for unit in read_site().superiors]
    units[1]["feeds"] = [{"category": "tin-tuc", "title": "Tin tức", "url": f"{PHONG}/moi"}]
    read_site().superiors = units
    assert titles(superiors, ("ubnd.tin-tuc",)) == []
    assert [source.id for source in list_due(superiors, NOW)] == ["ubnd.tin-tuc"]


def test_feeds_that_are_gone_are_forgotten(superiors: Any, read: Any) -> None:
    read()
    forget_others(superiors, ["ubnd.tin-tuc"])
    assert load_state(superiors, "so-gddt.tin-tuc").url == ""
    assert load_state(superiors, "ubnd.tin-tuc").entries
