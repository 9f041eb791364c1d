"""The doors over a store that was filled from a fake network: portlet, archive, panel."""

from datetime import datetime
from datetime import timedelta
from edu.portal import guard
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.settings.site import read_site
from edu.portal.syndication import portlet
from plone import api
from plone.app.testing import logout
from plone.portlets.interfaces import IPortletType
import pytest
from syndication_cases import PHONG
from syndication_cases import SO
from syndication_cases import rss
from typing import Any
from zope.component import getMultiAdapter
from zope.component import getUtility
from zope.interface import alsoProvides
from zope.schema.interfaces import IVocabularyFactory


@pytest.fixture
def fresh(superiors: Any, read: Any) -> Any:
    """The three feeds, read a minute ago."""
    read(datetime.now(VIETNAM) - timedelta(minutes=1))
    return superiors


def renderer(portal: Any, query: str = "", **settings: Any) -> portlet.Renderer:
    request = portal.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    request.environ["QUERY_STRING"] = request.other["QUERY_STRING"] = query
    request.form.update(part.split("=") for part in query.split("&") if part)
    assignment = portlet.Assignment(**settings)
    assignment.__name__ = "tin"
    return portlet.Renderer(portal.__of__(portal.aq_parent), request, None, None, assignment)


def test_the_type_of_portlet_is_installed(portal: Any) -> None:
    assert getUtility(IPortletType, name="edu.portal.portlet.feeds").addview == "edu.portal.portlet.feeds"


def test_a_tab_for_each_kind(fresh: Any) -> None:
    html = renderer(fresh).render()
    assert html.count("?nguon=") == 3
    assert 'aria-current="true"' in html.partition("nguon=van-ban")[0]
    assert "Tin phường" in html and "Công văn 12" not in html
    assert 'rel="noopener noreferrer external"' in html


def test_the_address_chooses_the_tab_and_keeps_the_rest(fresh: Any) -> None:
    html = renderer(fresh, "SearchableText=a&nguon=van-ban").render()
    assert "Công văn 12" in html and "Tin phường" not in html
    assert "?SearchableText=a&amp;nguon=tin-tuc#tin" in html


@pytest.mark.parametrize("query", ["nguon=khong-co", "nguon="])
def test_an_unknown_tab_is_the_first_one(fresh: Any, query: str) -> None:
    assert "Tin phường" in renderer(fresh, query).render()


def test_one_list(fresh: Any) -> None:
    html = renderer(fresh, display="list", limit=4).render()
    assert "nguon=" not in html
    assert html.count("<li>") == 4


def test_chosen_feeds_and_one_that_is_gone(fresh: Any) -> None:
    html = renderer(fresh, display="list", feeds=("ubnd.tin-tuc", "so-cu.tin-tuc")).render()
    assert html.count("<li>") == 1 and "Tin phường" in html


def test_a_dead_source_is_told(superiors: Any, network: Any, read: Any) -> None:
    now = datetime.now(VIETNAM)
    read(now - timedelta(days=3))
    del network.pages[f"{SO}/tin"], network.pages[f"{SO}/van-ban"]
    read(now - timedelta(minutes=1))
    view = renderer(superiors)
    (silence,) = view.silent_units()
    assert silence.mapping["unit"] == "Sở GD&ĐT"
    assert "Tin một" in view.render()


def test_visitors_do_not_see_an_empty_portlet_but_managers_get_a_hint(portal: Any) -> None:
    assert renderer(portal).available
    assert "@@edu-superiors" in renderer(portal).render()
    logout()
    assert not renderer(portal).available


def test_a_failure_is_for_managers_and_the_log(fresh: Any, monkeypatch: Any, caplog: Any) -> None:
    def fail(*arguments: Any) -> None:
        raise RuntimeError("the store is broken")

    monkeypatch.setattr(portlet, "shown_items", fail)
    monkeypatch.setattr(guard, "_reported", set())
    assert "edu-empty" in renderer(fresh).render()
    logout()
    view = renderer(fresh)
    assert view.available is False
    assert view.render() == ""
    assert len([record for record in caplog.records if record.name == "edu.portal"]) == 1


def test_hostile_text_is_text(superiors: Any, network: Any, read: Any) -> None:
    now = datetime.now(VIETNAM)
    network.pages[f"{PHONG}/tin"] = rss(("<script>alert(1)</script>Họp", now), link="javascript:alert(1)//")
    read(now)
    html = renderer(superiors, display="list").render()
    assert "<script" not in html and "javascript:" not in html
    assert "Họp" in html


def test_the_vocabulary_names_unit_and_kind(superiors: Any) -> None:
    terms = getUtility(IVocabularyFactory, name="edu.portal.Feeds")(superiors)
    assert next((term.value, term.title) for term in terms) == ("so-gddt.tin-tuc", "Sở GD&ĐT: Tin tức")


def archive(portal: Any, **query: Any) -> Any:
    folder = portal.get("tin") or api.content.create(portal, "Folder", "tin")
    request = portal.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    request.form.update({name.replace("_", "-"): value for name, value in query.items()})
    return getMultiAdapter((folder, request), name="edu-feeds")


def test_the_archive_shows_everything(fresh: Any) -> None:
    view = archive(fresh)
    assert len(view.items()) == 5
    assert [tab["current"] for tab in view.tabs()] == ["true", None, None, None]


def test_the_archive_is_filtered_by_unit_and_kind(fresh: Any) -> None:
    assert [item["title"] for item in archive(fresh, don_vi="ubnd").items()] == ["Tin phường"]
    assert [item["title"] for item in archive(fresh, nguon="thu-moi").items()] == ["Thư mời dự tập huấn"]
    assert len(archive(fresh, don_vi="khong-co", nguon="x").items()) == 5


@pytest.mark.parametrize("wanted", [["so-gddt", "ubnd"], {"x": "1"}, 3, None])
def test_what_is_no_choice_leaves_the_archive_whole(fresh: Any, wanted: Any) -> None:
    assert len(archive(fresh, don_vi=wanted, nguon=wanted, trang=wanted).items()) == 5


@pytest.mark.parametrize(("wanted", "page"), [("2", 2), ("0", 1), ("-3", 1), ("99", 3), ("x", 1), ("²", 1), ("", 1)])
def test_the_pages_of_the_archive(superiors: Any, network: Any, read: Any, wanted: str, page: int) -> None:
    now = datetime.now(VIETNAM)
    network.pages = {f"{SO}/tin": rss(*((f"Tin {n}", now - timedelta(hours=n)) for n in range(1, 46)))}
    read(now)
    view = archive(superiors, trang=wanted)
    assert view.pages.number == page
    assert len(view.items()) == (5 if page == 3 else 20)


def test_the_panel_shows_what_is_stored(fresh: Any) -> None:
    request = fresh.REQUEST
    alsoProvides(request, IEduPortalLayer)
    html = getMultiAdapter((fresh, request), name="edu-superiors")()
    assert f'value="{SO}/van-ban"' in html
    assert "Sở GD&amp;ĐT" in html
    assert len(list(read_site().superiors)) == 2
