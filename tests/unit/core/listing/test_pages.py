"""Pages of lists: what an address asks for, and what is offered below the list."""

from edu.portal.core.listing.pages import Pages
from edu.portal.core.listing.pages import pager_of
from edu.portal.core.listing.pages import read_pages
from hypothesis import given
from hypothesis import strategies as st
import pytest


def offered(number, count):
    """Return the pages in the words of a reader: gaps as dots, the shown page in brackets."""
    pager = pager_of(Pages(count * 10, 10, number), lambda page: f"?trang={page}")
    words = []
    for link in pager.links:
        words += ["..."] if link.gap else []
        words.append(f"[{link.number}]" if link.current else str(link.number))
    return " ".join(words)


@pytest.mark.parametrize(
    ("asked", "number"),
    [("2", 2), ("5", 5), ("6", 5), ("0", 1), ("-3", 1), ("", 1), ("x", 1), ("²", 1), (None, 1), (["2"], 1)],
)
def test_what_is_asked_for(asked, number):
    assert read_pages(asked, 45, 10).number == number


def test_a_number_of_thousands_of_digits_is_too_much():
    assert read_pages("9" * 5000, 45, 10).number == 5


@given(st.integers(0, 500), st.integers(1, 60))
def test_every_row_stands_on_one_page(total, size):
    rows = list(range(total))
    count = Pages(total, size).count
    assert [row for number in range(1, count + 1) for row in Pages(total, size, number).rows(rows)] == rows


@pytest.mark.parametrize(
    ("number", "count", "words"),
    [
        (1, 2, "[1] 2"),
        (1, 5, "[1] 2 3 4 5"),
        (1, 9, "[1] 2 3 4 ... 9"),
        (5, 9, "1 2 3 4 [5] 6 7 8 9"),
        (6, 11, "1 ... 3 4 5 [6] 7 8 9 ... 11"),
        (40, 40, "1 ... 37 38 39 [40]"),
    ],
)
def test_what_is_offered(number, count, words):
    assert offered(number, count) == words


def test_a_single_page_needs_no_pager():
    assert pager_of(Pages(10, 10), str) is None
    assert pager_of(Pages(0, 10), str) is None


def test_the_ends_lead_nowhere():
    first, last = pager_of(Pages(20, 10, 1), str), pager_of(Pages(20, 10, 2), str)
    assert (first.previous, first.next) == ("", "2")
    assert (last.previous, last.next) == ("1", "")
