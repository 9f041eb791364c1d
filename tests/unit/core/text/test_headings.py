"""Headings of HTML texts and what stands below them."""

from edu.portal.core.text.headings import count_words
from edu.portal.core.text.headings import read_parts
from edu.portal.core.text.headings import without_empty_headings
import pytest
import time


def test_parts_of_a_text():
    parts = read_parts(
        "<p>Lời đầu</p><h2>Lịch <em>sử</em></h2><p>Năm 1986<br/>sáu phòng</p>"
        '<img src="a.png" alt="Sân trường"><h3>Tên cũ</h3><img src="b.png"><script>không đếm</script>'
    )
    assert [(part.level, part.heading, part.text, part.images) for part in parts] == [
        (0, "", "Lời đầu", []),
        (2, "Lịch sử", "Năm 1986 sáu phòng", ["Sân trường"]),
        (3, "Tên cũ", "", [None]),
    ]
    assert [part.has_content for part in parts] == [True, True, True]


@pytest.mark.parametrize(("text", "words"), [("", 0), ("một – hai, ba", 3), (" 1.284 học sinh ", 3), ("...", 0)])
def test_words_are_counted_as_word_processors_do(text, words):
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<h2>Một</h2>", ""),
        ("<h2>Một</h2><p>a</p>", "<h2>Một</h2><p>a</p>"),
        ("<h2>Một</h2><p>&nbsp;</p><h2>Hai</h2><p>b</p>", "<p>&nbsp;</p><h2>Hai</h2><p>b</p>"),
        ("<h2>Một</h2>\n<h3>Hai</h3><p>b</p>", "<h2>Một</h2>\n<h3>Hai</h3><p>b</p>"),
        ("<h2>Một</h2><h3>Hai</h3>", ""),
        ("<h3>Hai</h3><h2>Một</h2><p>a</p>", "<h2>Một</h2><p>a</p>"),
        ('<h2 class="x">Một</h2><img src="a.png">', '<h2 class="x">Một</h2><img src="a.png">'),
        ("<p>a</p><H2>Một</H2> <br/>", "<p>a</p> <br/>"),
        ("<h1>Một</h1>", "<h1>Một</h1>"),
    ],
)
def test_headings_with_nothing_below_are_not_shown(html, shown):
    assert without_empty_headings(html) == shown


@pytest.mark.parametrize("html", ["<h2>" * 3000, "<h2>a</h2>" + "<p>" * 50000, "<h2>" + "a" * 100000, "<<h2>>" * 5000])
def test_broken_markup_takes_no_time(html):
    start = time.perf_counter()
    without_empty_headings(html)
    read_parts(html)
    assert time.perf_counter() - start < 3
