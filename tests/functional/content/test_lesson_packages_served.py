"""The files of a lesson as browsers get them: the wall around them, who may see them, ranges, nothing else."""

from datetime import timedelta
from edu.portal import clock
from edu.portal.content.learning_resource.tickets import base_address
from edu.portal.content.learning_resource.tickets import ticket_for
from edu.portal.testing.fixtures import browser_for
from edu.portal.testing.lesson_packages import PAGE
from edu.portal.testing.lesson_packages import html5
from plone import api
from plone.namedfile.file import NamedBlobFile
import pytest
import transaction


FILES = {"so.txt": "0123456789" * 50_000, "phim.mp4": "x" * 100, "la.xyz": "<script>alert(1)</script>"}
FACTS = {
    "kind": "e-learning",
    "lesson_subject": "Toán",
    "grade": "6",
    "semester": "1",
    "school_year": 2026,
    "author_names": "Bùi Hữu Nghị",
}


def stored(data):
    return NamedBlobFile(data, "application/zip", "bai.zip")


@pytest.fixture
def lesson(functional_portal):
    functional_portal.portal_workflow.setDefaultChain("simple_publication_workflow")
    content = api.content.create(
        functional_portal, "edu.LearningResource", "bai", title="Bài", package=stored(html5(**FILES)), **FACTS
    )
    api.content.transition(content, "publish")
    transaction.commit()
    return content


def hide(content):
    api.content.transition(content, "retract")
    transaction.commit()


def get(portal, address, **headers):
    browser = browser_for(portal)
    browser.handleErrors = True
    for name, value in headers.items():
        browser.addHeader(name.replace("_", "-"), value)
    browser.raiseHttpErrors = False
    browser.open(address)
    return browser


def text_of(page):
    return page.contents if isinstance(page.contents, str) else page.contents.decode()


def status_of(portal, address, **headers):
    return int(get(portal, address, **headers).headers["Status"].split()[0])


def test_a_page_has_the_wall_and_the_first_script(functional_portal, lesson):
    base = base_address(lesson)
    page = get(functional_portal, f"{base}index.html")
    policy = page.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox allow-scripts allow-forms;")
    assert "allow-same-origin" not in policy
    assert base in policy
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.headers["Cache-Control"].endswith("immutable")
    assert "X-Frame-Options" not in page.headers
    script = '<script src="http://nohost/plone/++resource++edu-lesson-frame.js"></script>'
    assert page.contents == PAGE.replace("<head>", f"<head>{script}")
    assert "_authenticator" not in page.contents


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("js/bai.js", "text/javascript; charset=utf-8"),
        ("tranh/h%C3%ACnh.svg", "image/svg+xml"),
        ("tranh/hi%CC%80nh.svg", "image/svg+xml"),
        ("la.xyz", "application/octet-stream"),
    ],
)
def test_every_file_has_the_wall_and_its_media_type(functional_portal, lesson, name, media):
    file = get(functional_portal, f"{base_address(lesson)}{name}")
    assert file.headers["Content-Type"] == media
    assert file.headers["Content-Security-Policy"].startswith("sandbox ")
    assert file.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("asked", "expected", "told"),
    [
        ("bytes=250000-250009", "0123456789", "bytes 250000-250009/500000"),
        ("bytes=-3", "789", "bytes 499997-499999/500000"),
    ],
)
def test_a_part_of_a_file(functional_portal, lesson, asked, expected, told):
    part = get(functional_portal, f"{base_address(lesson)}so.txt", Range=asked)
    assert part.headers["Status"].startswith("206")
    assert (part.contents, part.headers["Content-Range"]) == (expected, told)


def test_a_range_behind_the_end(functional_portal, lesson):
    assert status_of(functional_portal, f"{base_address(lesson)}so.txt", Range="bytes=500000-") == 416


def test_what_the_browser_has_is_not_sent_again(functional_portal, lesson):
    address = f"{base_address(lesson)}so.txt"
    tag = get(functional_portal, address).headers["ETag"]
    assert status_of(functional_portal, address, If_None_Match=tag) == 304


@pytest.mark.parametrize(
    "name",
    ["", "thieu.html", "..%2f..%2findex.html", "index.html/", "../edit", "INDEX.HTML", "@@edit", "index.html/edit"],
)
def test_nothing_but_the_files_of_the_package(functional_portal, lesson, name):
    page = get(functional_portal, f"{base_address(lesson)}{name}")
    if name == "index.html/":
        assert PAGE[-20:] in text_of(page)
    else:
        assert not page.headers["Status"].startswith("2") or "Đăng nhập" in text_of(page)
        assert "Phân số bằng nhau" not in text_of(page)


@pytest.mark.parametrize("ticket", ["", "x", "0" * 20, "0" * 20 + "-ffffffff-" + "0" * 40])
def test_another_ticket_is_no_address(functional_portal, lesson, ticket):
    assert status_of(functional_portal, f"{lesson.absolute_url()}/@@edu-package/{ticket}/index.html") == 404


def test_another_package_has_another_address(functional_portal, lesson):
    before = base_address(lesson)
    lesson.package = stored(html5())
    transaction.commit()
    assert base_address(lesson) != before
    assert status_of(functional_portal, f"{before}index.html") == 404


def test_a_retracted_lesson_is_gone_for_visitors(functional_portal, lesson):
    address = f"{base_address(lesson)}index.html"
    hide(lesson)
    assert status_of(functional_portal, address) == 404


def test_a_draft_runs_for_who_was_shown_its_address(functional_portal, lesson):
    hide(lesson)
    page = get(functional_portal, f"{base_address(lesson)}index.html")
    assert page.headers["Status"].startswith("200")
    assert page.headers["Cache-Control"].startswith("private")


@pytest.mark.parametrize(
    "change",
    [
        lambda ticket: ticket[:-1] + ("0" if ticket[-1] != "0" else "1"),
        lambda ticket: ticket.replace("-", "-f", 1),
        lambda ticket: ticket.replace("-", "-" + "f" * 4500, 1),
    ],
)
def test_a_ticket_that_was_changed_opens_no_draft(functional_portal, lesson, change):
    hide(lesson)
    address = f"{lesson.absolute_url()}/@@edu-package/{change(ticket_for(lesson))}/index.html"
    assert status_of(functional_portal, address) == 404


def test_a_ticket_ends(functional_portal, lesson, monkeypatch):
    hide(lesson)
    address = f"{base_address(lesson)}index.html"
    later = clock.now() + timedelta(hours=13)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert status_of(functional_portal, address) == 404


def test_a_ticket_opens_no_other_draft(functional_portal, lesson):
    other = api.content.create(
        functional_portal, "edu.LearningResource", "khac", title="Khác", package=stored(html5()), **FACTS
    )
    hide(lesson)
    transaction.commit()
    address = f"{other.absolute_url()}/@@edu-package/{ticket_for(lesson)}/index.html"
    assert status_of(functional_portal, address) == 404


def test_the_form_refuses_a_hostile_package_and_keeps_what_was_typed(functional_portal):
    browser = browser_for(functional_portal, manager=True)
    browser.open(f"{functional_portal.absolute_url()}/++add++edu.LearningResource")
    browser.getControl(name="form.widgets.title").value = "Bài thử"
    browser.getControl(name="form.widgets.lesson_subject").value = "toán"
    browser.getControl(name="form.widgets.author_names").value = "Bùi Hữu Nghị"
    browser.getControl(name="form.widgets.grade:list").value = ["6"]
    upload = browser.getControl(name="form.widgets.package")
    upload.add_file(html5(**{"chay.php": "x"}), "application/zip", "bai.zip")
    browser.getControl(name="form.buttons.save").click()
    assert "Trong gói có tệp chương trình (“chay.php”)" in browser.contents
    assert browser.getControl(name="form.widgets.title").value == "Bài thử"
    browser.getControl(name="form.widgets.package.action").value = ["replace"]
    browser.getControl(name="form.widgets.package").add_file(html5(), "application/zip", "bai.zip")
    browser.getControl(name="form.buttons.save").click()
    transaction.begin()
    assert functional_portal["bai-thu"].package.getSize() == len(html5())
    assert "Mở bài giảng" in browser.contents
