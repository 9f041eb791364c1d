"""Read the attributes and children of an element; what is wrong is noted, and a default goes on in its place."""

from collections.abc import Iterable
from datetime import date
from edu.portal.core.mandate import instead
from edu.portal.core.mandate.markup import Element
from edu.portal.core.mandate.problems import Problem
import re


IDENTIFIER = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
# The id of a section becomes the id of a folder and a part of the address, where a dot would look like a file.
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# No order, weight or number of months needs more.
MOST_DIGITS = 6
# No letter of today's authorities is older; an earlier year is a slip such as 0217.
EARLIEST_YEAR = 1945


class FieldReader:
    """Collects the problems of one file."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def content(self, element: Element, name: str) -> str:
        """Return the text of the child elements of a name, "" without one."""
        return " ".join(child.text for child in self.named(element, name))

    def names(self, element: Element, name: str) -> tuple[str, ...]:
        """Return the names in an attribute, separated by blanks; none when it is left out."""
        return tuple(element.attributes.get(name, "").split())

    def named(self, element: Element, name: str) -> list[Element]:
        """Return the children of one name."""
        return [child for child in element.children if child.name == name]

    def check_attributes(self, element: Element, allowed: Iterable[str]) -> None:
        """Report attributes that the element does not have."""
        for name in element.attributes.keys() - set(allowed):
            missing = set(allowed) - element.attributes.keys()
            advice = instead.known_name(name, missing, "remove it")
            self.report(element, f"<{element.name}> has no attribute {name}", advice)

    def check_children(self, element: Element, allowed: Iterable[str]) -> None:
        """Report elements that do not belong into the element."""
        for child in element.children:
            if child.name not in allowed:
                self.report(
                    child,
                    f"<{child.name}> is not expected in <{element.name}>",
                    instead.known_name(f"<{child.name}>", [f"<{name}>" for name in allowed]),
                )

    def report(self, element: Element, message: str, advice: str) -> None:
        """Note a problem at the place of an element, with what to write instead."""
        self.problems.append(Problem(element.where, message, advice))

    def text(self, element: Element, name: str) -> str:
        """Return an attribute that must be there; its absence is reported."""
        value = element.attributes.get(name, "")
        if not value:
            self.report(element, f"<{element.name}> needs the attribute {name}", f'add {name}="..."')
        return value

    def identifier(self, element: Element, name: str, form: re.Pattern[str] = IDENTIFIER) -> str:
        """Return an attribute that is an id; another form is reported."""
        value = self.text(element, name)
        if value and not form.fullmatch(value):
            message = f"{name}={value!r} may hold small Latin letters, digits and hyphens only"
            self.report(element, message, instead.identifier(value, name))
        return value

    def number(self, element: Element, name: str, default: int) -> int:
        """Return an attribute that is a whole number; anything else is reported and counts as the default."""
        value = element.attributes.get(name, "")
        if not value:
            return default
        if not value.isascii() or not value.isdigit():
            self.report(element, f"{name}={value!r} is not a whole number", f'write {name}="10"')
            return default
        if len(value) > MOST_DIGITS:
            self.report(element, f"{name} has more than {MOST_DIGITS} digits", f'write {name}="10"')
            return default
        return int(value)

    def boolean(self, element: Element, name: str, default: bool) -> bool:
        """Return an attribute that is true or false; anything else is reported."""
        value = element.attributes.get(name, "")
        if value not in ("", "true", "false"):
            self.report(element, f"{name}={value!r} is neither true nor false", "write true or false")
        return value == "true" if value else default

    def day(self, element: Element, name: str, required: bool = True) -> date | None:
        """Return an attribute that is a date, None for none; anything else is reported."""
        value = self.text(element, name) if required else element.attributes.get(name, "")
        if not value:
            return None
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.report(element, f"{name}={value!r} is not a date such as 2017-10-09", instead.day(value))
            return None
        if day.year < EARLIEST_YEAR:
            advice = "write the year with its four digits"
            self.report(element, f"{name}={value!r} lies before the year {EARLIEST_YEAR}", advice)
            return None
        return day
