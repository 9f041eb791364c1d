"""What to write instead of something wrong: the second half of every message to the author of a letter."""

from collections.abc import Iterable
from collections.abc import Sequence
from collections.abc import Set
from datetime import date
from difflib import get_close_matches
from edu.portal.core.text.unicode import slug
import re


A_SOURCE = 'add <source id="{}" number="..." issued="..." title="...">'
A_RULE = "write a rule of docs/dev/rules.md, or register your own as a utility"
LONGEST_LIST = 12
DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


class WrongValue(ValueError):
    """A value that cannot be used; ``instead`` says what to write."""

    def __init__(self, message: str, instead: str) -> None:
        super().__init__(message)
        self.instead = instead


def known_name(wrong: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return which name to write: the closest known one, else ``otherwise``, else the list of a few."""
    names = [name for name in (sorted(known) if isinstance(known, Set) else known) if name]
    close = get_close_matches(wrong, names, n=1, cutoff=0.7)
    if close:
        return f"write {close[0]}"
    return otherwise or one_of(names)


def one_of(names: Sequence[str]) -> str:
    """Return the advice to write one of some names; of many, only the first ones are told."""
    if not names:
        return "remove it"
    more = " ..." if len(names) > LONGEST_LIST else ""
    few = " ".join(names[:LONGEST_LIST])
    return f"write one of {few}{more}" if len(names) > 1 else f"write {few}"


def identifier(wrong: str, name: str) -> str:
    """Return the advice how to write something as an id: ``Văn.Bản`` is ``van-ban``."""
    return f'write {name}="{slug(wrong) or "van-ban"}"'


def day(wrong: str) -> str:
    """Return the advice how to write a date; one that begins with the day is turned around."""
    match = DAY_FIRST.fullmatch(wrong)
    try:
        turned = date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        turned = None
    return f"write {turned}" if turned else "write year-month-day, such as 2017-10-09"


def declared(element: str, identifier: str, more: str) -> str:
    """Return the advice to declare what is missing."""
    return f'add <{element} id="{identifier}"{more}>'
