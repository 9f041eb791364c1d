"""The pages of a long list: which one is asked for, which rows stand on it, which others it offers."""

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar


Row = TypeVar("Row")

PAGE_PARAMETER = "trang"

_NEIGHBOURS = 3
# More digits than any list has pages; int() refuses a number of thousands of digits.
_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Pages:
    """A list of ``total`` rows, ``size`` on a page, of which the page ``number`` (from 1) is shown."""

    total: int
    size: int
    number: int = 1

    @property
    def count(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))

    def rows(self, everything: Sequence[Row]) -> Sequence[Row]:
        """Return the rows of the shown page."""
        start = (self.number - 1) * self.size
        return everything[start : start + self.size]


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page to go to; ``gap`` says that pages before it are left out."""

    number: int
    url: str
    current: bool
    gap: bool


@dataclass(frozen=True, slots=True)
class Pager:
    """What stands below the list. ``previous`` and ``next`` are addresses, "" at the ends."""

    links: tuple[PageLink, ...]
    previous: str
    next: str


def read_pages(asked: object, total: int, size: int) -> Pages:
    """Return the pages at the page that was asked for; nonsense asks for the first, too much for the last."""
    bare = Pages(total, size)
    text = asked if isinstance(asked, str) and asked.isascii() and asked.isdecimal() else "1"
    return Pages(total, size, min(max(int(text[:_LONGEST_NUMBER]), 1), bare.count))


def pager_of(pages: Pages, address: Callable[[int], str]) -> Pager | None:
    """Return the links to the first, the last and the neighbouring pages; None for a single page.

    ``address`` gives the address of a page by its number.
    """
    if pages.count == 1:
        return None
    here = pages.number
    near = range(max(here - _NEIGHBOURS, 1), min(here + _NEIGHBOURS, pages.count) + 1)
    numbers = sorted({1, *near, pages.count})
    links = tuple(
        PageLink(number, address(number), number == here, number - before > 1)
        for before, number in zip([0, *numbers], numbers, strict=False)
    )
    return Pager(
        links,
        address(here - 1) if here > 1 else "",
        address(here + 1) if here < pages.count else "",
    )
