"""The page that introduces a school: what the check finds, and how typed texts become a page."""

from datetime import date
from edu.portal.core.introduction.check import check_page
from edu.portal.core.introduction.check import length_of
from edu.portal.core.introduction.check import since
from edu.portal.core.introduction.draft import complete
from edu.portal.core.introduction.draft import compose
from edu.portal.core.introduction.draft import paragraphs
from edu.portal.core.introduction.model import TOPICS
import pytest


TODAY = date(2026, 11, 20)
WORDS = "Trường có nhiều cây xanh và sân chơi rộng. "


def page(*headings, words=100):
    texts = "".join(f"<h2>{heading}</h2><p>{WORDS * (words // 9 + 1)}</p>" for heading in headings)
    return f'<p><img src="a.png" alt="Cổng trường"></p>{texts}'


ALL = ("Lịch sử hình thành", "CƠ SỞ VẬT CHẤT", "Tầm nhìn, sứ mệnh", "Thanh tich")


def test_a_whole_page_leaves_nothing_to_do():
    report = check_page(page(*ALL), date(2026, 8, 1), TODAY)
    assert report.is_complete
    assert [found.heading for found in report.topics] == list(ALL)
    assert (report.length, report.pictures, report.mute) == ("right", 1, 0)


def states(html):
    return [found.state for found in check_page(html, TODAY, TODAY).topics]


def test_missing_and_empty_headings():
    assert states("") == ["missing"] * 4
    assert states("<h2>Tổng quan</h2><h2>Cơ sở vật chất</h2><p>Đang cập nhật</p>") == [
        "empty",
        "empty",
        "missing",
        "missing",
    ]


def test_text_below_sub_headings_counts_for_the_heading():
    assert states(f"<h2>Thành tích</h2><h3>Năm học 2025-2026</h3><p>{WORDS}</p>")[3] == "filled"
    assert states(f"<h3>Thành tích</h3><h2>Khác</h2><p>{WORDS}</p>")[3] == "empty"


def test_one_heading_may_speak_of_two_topics():
    assert states(f"<h2>Cơ sở vật chất và thành tích</h2><p>{WORDS}</p>") == ["missing", "filled", "missing", "filled"]


@pytest.mark.parametrize(
    ("words", "length"), [(0, "short"), (349, "short"), (350, "right"), (700, "right"), (701, "long")]
)
def test_about_one_page(words, length):
    assert length_of(words) == length
    assert check_page("chữ " * words, TODAY, TODAY).words == words


def test_pictures_need_a_text_alternative():
    report = check_page('<img src="a"><img src="b" alt=" ">', TODAY, TODAY, alternatives=["Sân trường", ""])
    assert (report.pictures, report.mute) == (1, 3)


@pytest.mark.parametrize(
    ("modified", "today", "is_recent"),
    [
        (date(2025, 9, 1), date(2026, 11, 20), True),
        (date(2025, 8, 31), date(2026, 11, 20), False),
        (date(2025, 8, 31), date(2026, 8, 31), True),
        (date(2025, 8, 31), date(2026, 9, 1), False),
        (None, date(2026, 9, 1), False),
    ],
)
def test_once_a_year_before_the_school_year(modified, today, is_recent):
    assert check_page("", modified, today).is_recent is is_recent


def test_the_day_since_which_work_counts():
    assert since(date(2026, 11, 20)) == date(2025, 9, 1)


def test_a_page_is_made_of_what_was_typed():
    html = compose({"thanh-tich": "Ba giải", "tong-quat": "Ở quận 8\n\n- một\n- hai <b>", "dinh-huong": " \n "})
    assert html == (
        f"<h2>{TOPICS[0].heading}</h2>\n<p>Ở quận 8</p>\n<ul><li>một</li><li>hai &lt;b&gt;</li></ul>\n"
        f"<h2>{TOPICS[3].heading}</h2>\n<p>Ba giải</p>"
    )


def test_what_is_typed_later_goes_where_it_belongs():
    old = "<p>Lời đầu</p><h2>Cơ sở vật chất</h2><h2>Khác</h2><table></table>"
    new = complete(old, {"co-so-vat-chat": "Hai dãy", "thanh-tich": "Ba giải"})
    assert new.startswith("<p>Lời đầu</p><h2>Cơ sở vật chất</h2>\n<p>Hai dãy</p><h2>Khác</h2><table></table>")
    assert new.endswith(f"<h2>{TOPICS[3].heading}</h2>\n<p>Ba giải</p>")
    assert complete(old, {}) == old


@pytest.mark.parametrize(
    ("text", "html"),
    [("", ""), ("\r\n\r\n", ""), ("a\r\nb", "<p>a<br />b</p>"), ("– a\n• b", "<ul><li>a</li><li>b</li></ul>")],
)
def test_plain_text_becomes_paragraphs(text, html):
    assert paragraphs(text) == html


def test_the_headings_offered_are_those_the_check_looks_for():
    html = compose({topic.id: WORDS for topic in TOPICS})
    assert [found.heading for found in check_page(html, TODAY, TODAY).topics] == [topic.heading for topic in TOPICS]
