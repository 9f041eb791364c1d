"""What holds for each page: it answers, axe finds nothing, it does not scroll sideways, it speaks Vietnamese."""

from axe_playwright_python.sync_playwright import Axe
from pages import EDITOR
from pages import EDITOR_ON_PHONES
from pages import PUBLIC
from pathlib import Path
import pytest
import re
from windows import NARROW
from windows import new_page


RESULTS = Path(__file__).resolve().parents[2] / "test-results"
AXE = Axe()
ENGLISH = re.compile(
    r"\b(search|home|login|log in|log out|next|previous|add new|edit|delete|save|cancel|you are here|site map|"
    r"skip to|required|contact|news|events|by|published|last modified|more|read|view|the|and|there are|no results)\b",
    re.IGNORECASE,
)
# Names of services and standards, and words that are the same in Vietnamese.
NOT_ENGLISH = re.compile(
    r"RSS|CC BY|Plone|E-?learning|e-mail|Facebook|Zalo|PDF|Word|Excel|OpenStreetMap", re.IGNORECASE
)


def report(results):
    lines = []
    for violation in results.response["violations"]:
        lines.append(f"{violation['id']} ({violation['impact']}): {violation['help']}")
        lines += [f"    {node['html'][:200]}" for node in violation["nodes"][:5]]
    return "\n".join(lines)


def open_page(page, server, name, path, text, suffix):
    page.goto(f"{server.url}{path}")
    assert text.lower() in page.inner_text("body").lower(), f"{text!r} is not on {path}"
    RESULTS.mkdir(exist_ok=True)
    page.screenshot(path=RESULTS / f"{name}-{suffix}.png", full_page=True)


@pytest.mark.parametrize(("name", "path", "text"), PUBLIC, ids=[row[0] for row in PUBLIC])
def test_visitors_at_1366(visitor, server, feeds_shown, name, path, text):
    open_page(visitor, server, name, path, text, "1366")
    results = AXE.run(visitor)
    assert not results.response["violations"], report(results)


@pytest.mark.parametrize(("name", "path", "text"), PUBLIC, ids=[row[0] for row in PUBLIC])
def test_visitors_at_390(phone, server, feeds_shown, name, path, text):
    open_page(phone, server, name, path, text, "390")
    results = AXE.run(phone)
    assert not results.response["violations"], report(results)


@pytest.mark.parametrize(("name", "path", "text"), PUBLIC, ids=[row[0] for row in PUBLIC])
def test_no_sideways_scrolling_at_320(narrow, server, name, path, text):
    narrow.goto(f"{server.url}{path}")
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("name", "path", "text"), EDITOR, ids=[row[0] for row in EDITOR])
def test_editors_at_1366(editor, server, feeds_shown, name, path, text):
    open_page(editor, server, f"editor-{name}", path, text, "1366")
    results = AXE.run(editor)
    assert not results.response["violations"], report(results)


@pytest.mark.parametrize(("name", "path", "text"), EDITOR_ON_PHONES, ids=[row[0] for row in EDITOR_ON_PHONES])
def test_editors_at_320(chromium, editor_state, server, name, path, text):
    page = new_page(chromium, NARROW, has_touch=True, storage_state=editor_state)
    open_page(page, server, f"editor-{name}", path, text, "320")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    results = AXE.run(page)
    assert not results.response["violations"], report(results)
    page.context.close()


@pytest.mark.parametrize(("name", "path", "text"), PUBLIC, ids=[row[0] for row in PUBLIC])
def test_visitors_meet_no_english(visitor, server, name, path, text):
    visitor.goto(f"{server.url}{path}")
    assert visitor.get_attribute("html", "lang") == "vi"
    shown = NOT_ENGLISH.sub("", visitor.inner_text("body"))
    assert not ENGLISH.findall(shown), sorted({match.group(0) for match in ENGLISH.finditer(shown)})
