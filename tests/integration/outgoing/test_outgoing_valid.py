"""The feeds of a school with something in every section: valid by the grammars of the three formats, and complete.

The grammars (tests/corpus/feeds/formats) say what the specifications demand; libxml2 and jsonschema judge by them.
"""

from DateTime import DateTime
from edu.portal.behaviors.consent import IConsent
from edu.portal.core.consent.decide import Consent
from edu.portal.core.mandate.model import Display
from edu.portal.interfaces import IEduPortalLayer
from edu.portal.listing.service import display_of
from edu.portal.listing.service import listed_types
from edu.portal.mandate.sections import public_sections
from edu.portal.outgoing.service import QUIET_VIEWS
import feedparser
from io import BytesIO
import json
from jsonschema import Draft202012Validator
from lxml import etree
from pathlib import Path
from PIL import Image
from plone import api
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.file import NamedBlobImage
import pytest
from typing import Any
from zope.component import getMultiAdapter
from zope.interface import alsoProvides


FORMATS = Path(__file__).parents[2] / "corpus" / "feeds" / "formats"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
HARD = "Họp <b>phụ huynh</b> & ]]> học sinh\u202e \x0b"
MARKUP = "<script>alert(1)</script> & hai dòng\nnữa"


def drawing() -> NamedBlobImage:
    content = BytesIO()
    Image.new("RGB", (900, 600), "#336699").save(content, "JPEG")
    return NamedBlobImage(content.getvalue(), "image/jpeg", "Ảnh bìa.jpg")


def displays(school: Any) -> dict[str, tuple[Any, Display]]:
    """Return the folder and the display of every public section whose feed is offered."""
    found = {}
    for name, brain in public_sections(school).items():
        display = display_of(name)
        if display is not None and display.view not in QUIET_VIEWS:
            found[name] = (brain.getObject(), display)
    return found


def contents_of(display: Display) -> list[str]:
    return [name for name in listed_types(display) if name not in ("Folder", "Image")]


@pytest.fixture
def full(school: Any) -> dict[tuple[str, str], str]:
    """A public item of each type in each section; returns the UIDs by section and type."""
    school.portal_workflow.setDefaultChain("simple_publication_workflow")
    made = {}
    for section, (folder, display) in displays(school).items():
        for place, kind in enumerate(contents_of(display)):
            item = api.content.create(folder, kind, id=f"muc-{place}", title=f"{HARD} {section}", description=MARKUP)
            if kind == "edu.Album":
                api.content.create(item, "Image", id="bia", title="Bìa", alt="Sân trường", image=drawing())
            if kind in ("News Item", "Event"):
                item.image = drawing()
            if kind in ("edu.LegalDocument", "File"):
                item.file = NamedBlobFile(b"%PDF-1.4 x", "application/pdf", "Kế hoạch số 1.pdf")
            consent = IConsent(item, None)
            if consent is not None:
                consent.consent = Consent.NONE_SHOWN.value
            for part in (*item.objectValues(), item) if hasattr(item, "objectValues") else (item,):
                if part.portal_type != "Image" and "publish" in [t["id"] for t in _transitions(part)]:
                    api.content.transition(part, "publish")
            item.setEffectiveDate(DateTime(f"2026/11/{place + 1:02d} 08:00:00 GMT+7"))
            item.reindexObject()
            made[section, kind] = api.content.get_uuid(item)
    return made


def _transitions(item: Any) -> Any:
    return api.portal.get_tool("portal_workflow").getTransitionsFor(item)


def feed(context: Any, name: str) -> bytes:
    request = context.REQUEST.clone()
    alsoProvides(request, IEduPortalLayer)
    content: bytes = getMultiAdapter((context, request), name=name)()
    return content


def judge(name: str, content: bytes) -> None:
    if name == "feed.json":
        schema = json.loads((FORMATS / "json-feed.json").read_text(encoding="utf-8"))
        Draft202012Validator(schema).validate(json.loads(content))
        return
    grammar = etree.RelaxNG(etree.parse(FORMATS / f"{name.removesuffix('.xml')}.rng"))
    document = etree.fromstring(content)
    assert grammar.validate(document), grammar.error_log
    read = feedparser.parse(content)
    assert not read.bozo, read.get("bozo_exception")


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml", "feed.json"])
def test_every_feed_is_valid(school: Any, full: Any, name: str) -> None:
    for context in (school, *(folder for folder, _display in displays(school).values())):
        judge(name, feed(context, name))


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml", "feed.json"])
def test_an_empty_feed_is_valid(school: Any, name: str) -> None:
    judge(name, feed(displays(school)["thong-bao"][0], name))


def test_the_judges_see_what_is_wrong(school: Any, full: Any) -> None:
    atom = feed(school, "atom.xml")
    for wrong in (
        atom.replace(b"<updated>", b"<updated>x", 1),
        atom.replace(b"<id>urn:", b"<id>", 1).replace(b"<id>uuid:", b"<id>", 1),
        atom.replace(b"<author>", b"<editor>", 1).replace(b"</author>", b"</editor>", 1),
    ):
        with pytest.raises(AssertionError):
            judge("atom.xml", wrong)
    rss = feed(school, "rss.xml")
    with pytest.raises(AssertionError):
        judge("rss.xml", rss.replace(b' isPermaLink="false"', b"", 1))


def test_what_the_grammars_cannot_say(school: Any, full: Any) -> None:
    root = etree.fromstring(feed(school, "atom.xml"))
    ids = root.xpath("//a:id/text()", namespaces=ATOM)
    assert len(ids) == len(set(ids))
    assert root.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [f"{school.absolute_url()}/atom.xml"]
    for entry in root.xpath("a:entry", namespaces=ATOM):
        assert len(entry.xpath("a:link[@rel='alternate']", namespaces=ATOM)) == 1
        published, updated = (entry.findtext(f"a:{name}", namespaces=ATOM) for name in ("published", "updated"))
        assert published <= updated
    assert root.findtext("a:updated", namespaces=ATOM) == max(root.xpath("a:entry/a:updated/text()", namespaces=ATOM))


def test_what_a_section_lists_is_in_its_feed(school: Any, full: dict[tuple[str, str], str]) -> None:
    missing = []
    for section, (folder, display) in displays(school).items():
        read = {item["id"].removeprefix("urn:uuid:").replace("-", "") for item in _items(folder)}
        missing += [(section, kind) for kind in contents_of(display) if full[section, kind] not in read]
    assert not missing
    assert {"edu.Timetable", "edu.Album", "edu.LearningResource", "Event", "News Item"} <= {kind for _s, kind in full}


def test_albums_show_their_cover(school: Any, full: Any) -> None:
    folder = displays(school)["album-anh"][0]
    (item,) = _items(folder)
    assert item["image"].startswith(folder.absolute_url())
    for name in ("rss.xml", "atom.xml"):
        entry = feedparser.parse(feed(folder, name)).entries[0]
        assert entry.media_content == [{"url": item["image"], "medium": "image"}]


def _items(folder: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(feed(folder, "feed.json"))["items"]
    return items
