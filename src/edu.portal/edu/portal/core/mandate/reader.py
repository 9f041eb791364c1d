"""Read one XML file of the mandate into a document.

Every problem of a file is reported at once. Values that only other documents can confirm (a parent, a source) are
checked by ``lint``.
"""

from collections.abc import Iterable
from datetime import date
from edu.portal.core.mandate.markup import Element
from edu.portal.core.mandate.markup import parse_markup
from edu.portal.core.mandate.model import NATIONAL
from edu.portal.core.mandate.model import Citation
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.model import Display
from edu.portal.core.mandate.model import Document
from edu.portal.core.mandate.model import Jurisdiction
from edu.portal.core.mandate.model import Link
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.model import Source
from edu.portal.core.mandate.problems import MandateError
from edu.portal.core.mandate.problems import Problem
import re


IDENTIFIER = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
# The id of a section becomes the id of a folder and a part of the address, where a dot would look like a file.
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CHILDREN = {"section": ("description", "cite"), "criterion": ("cite",), "link": ("description", "cite")}


def read_document(source: bytes, file_name: str) -> Document:
    """Return the document in an XML file; ``file_name`` is used in messages only.

    Raises ``MandateError`` with every problem of the file.
    """
    return DocumentReader().read(parse_markup(source, file_name))


class DocumentReader:
    """The reading of one file: collects the problems and goes on."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def read(self, root: Element) -> Document:
        """Return the document. Raises ``MandateError`` with every problem of the file."""
        if root.name != "mandate":
            raise MandateError([Problem(root.where, f"the file has to begin with <mandate>, not <{root.name}>")])
        self.check_attributes(root, ("id", "remove"))
        document = Document(
            id=self.identifier(root, "id"),
            sources=tuple(self.source(element) for element in self.named(root, "source")),
            sections=tuple(self.section(element) for element in self.named(root, "section")),
            displays=tuple(self.display(element) for element in self.named(root, "display")),
            criteria=tuple(self.criterion(element) for element in self.named(root, "criterion")),
            jurisdictions=tuple(self.jurisdiction(element) for element in self.named(root, "jurisdiction")),
            links=tuple(self.link(element) for element in self.named(root, "link")),
            remove=self.boolean(root, "remove", default=False),
            where=root.where,
        )
        self.check_children(root, ("jurisdiction", "source", "section", "display", "criterion", "link"))
        if self.problems:
            raise MandateError(self.problems)
        return document

    def jurisdiction(self, element: Element) -> Jurisdiction:
        """Return a local authority."""
        self.check_attributes(element, ("id", "title"))
        self.check_children(element, ())
        return Jurisdiction(self.identifier(element, "id", SLUG), self.text(element, "title"), element.where)

    def source(self, element: Element) -> Source:
        """Return a letter."""
        names = ("id", "number", "issued", "from", "until", "jurisdiction", "replaced-by", "title")
        self.check_attributes(element, names)
        self.check_children(element, ())
        issued = self.day(element, "issued") or date.min
        return Source(
            id=self.identifier(element, "id"),
            number=self.text(element, "number"),
            issued=issued,
            valid_from=self.day(element, "from", required=False) or issued,
            valid_until=self.day(element, "until", required=False),
            jurisdiction=element.attributes.get("jurisdiction") or NATIONAL,
            replaced_by=element.attributes.get("replaced-by", ""),
            title=self.text(element, "title"),
            where=element.where,
        )

    def section(self, element: Element) -> Section:
        """Return a section."""
        self.check_attributes(element, ("id", "title", "parent", "order", "for", "mandatory", "when"))
        self.check_children(element, CHILDREN["section"])
        return Section(
            id=self.identifier(element, "id", SLUG),
            title=self.text(element, "title"),
            parent=element.attributes.get("parent", ""),
            order=self.number(element, "order", default=0),
            site_types=tuple(element.attributes.get("for", "").split()),
            mandatory=self.boolean(element, "mandatory", default=True),
            when=element.attributes.get("when", ""),
            description=self.description(element),
            citations=self.citations(element),
            where=element.where,
        )

    def display(self, element: Element) -> Display:
        """Return the presentation of a section."""
        self.check_attributes(element, ("section", "type", "view", "columns", "menu", "icon"))
        self.check_children(element, ())
        get = element.attributes.get
        return Display(
            section=self.identifier(element, "section", SLUG),
            # Names are separated by blanks; "News_Item" is how the type "News Item" is written.
            types=tuple(name.replace("_", " ") for name in get("type", "").split()),
            view=get("view", ""),
            columns=get("columns", ""),
            menu=get("menu", ""),
            icon=get("icon", ""),
            where=element.where,
        )

    def criterion(self, element: Element) -> Criterion:
        """Return a criterion; attributes that are not its own are the parameters of its rule."""
        self.check_children(element, CHILDREN["criterion"])
        own = ("id", "section", "rule", "severity", "weight", "for", "when")
        parameters = {name: value for name, value in element.attributes.items() if name not in own}
        return Criterion(
            id=self.identifier(element, "id"),
            section=self.identifier(element, "section", SLUG),
            rule=self.identifier(element, "rule"),
            severity=element.attributes.get("severity", "required"),
            weight=self.number(element, "weight", default=1),
            params=tuple(sorted(parameters.items())),
            site_types=tuple(element.attributes.get("for", "").split()),
            when=element.attributes.get("when", ""),
            citations=self.citations(element),
            where=element.where,
        )

    def link(self, element: Element) -> Link:
        """Return a link."""
        self.check_attributes(element, ("id", "section", "order", "title", "url"))
        self.check_children(element, CHILDREN["link"])
        return Link(
            # The id becomes that of an item and a part of its address, like that of a section.
            id=self.identifier(element, "id", SLUG),
            section=self.identifier(element, "section", SLUG),
            title=self.text(element, "title"),
            url=self.text(element, "url"),
            order=self.number(element, "order", default=0),
            description=self.description(element),
            citations=self.citations(element),
            where=element.where,
        )

    def description(self, element: Element) -> str:
        """Return the text of the element ``description``, "" without one."""
        return " ".join(child.text for child in self.named(element, "description"))

    def citations(self, element: Element) -> tuple[Citation, ...]:
        """Return the citations of an element."""
        return tuple(self.citation(child) for child in self.named(element, "cite"))

    def citation(self, element: Element) -> Citation:
        """Return one citation."""
        self.check_attributes(element, ("source", "at", "row"))
        self.check_children(element, ())
        row = element.attributes.get("row", "")
        return Citation(self.identifier(element, "source"), self.text(element, "at"), row, element.text)

    def named(self, element: Element, name: str) -> list[Element]:
        """Return the children of one name."""
        return [child for child in element.children if child.name == name]

    def check_attributes(self, element: Element, allowed: Iterable[str]) -> None:
        """Report attributes that the element does not have."""
        for name in element.attributes.keys() - set(allowed):
            self.report(element, f"<{element.name}> has no attribute {name}")

    def check_children(self, element: Element, allowed: Iterable[str]) -> None:
        """Report elements that do not belong into the element."""
        for child in element.children:
            if child.name not in allowed:
                self.report(child, f"<{child.name}> is not expected in <{element.name}>")

    def report(self, element: Element, message: str) -> None:
        """Note a problem at the place of an element."""
        self.problems.append(Problem(element.where, message))

    def text(self, element: Element, name: str) -> str:
        """Return an attribute that must be there; its absence is reported."""
        value = element.attributes.get(name, "")
        if not value:
            self.report(element, f"<{element.name}> needs the attribute {name}")
        return value

    def identifier(self, element: Element, name: str, form: re.Pattern[str] = IDENTIFIER) -> str:
        """Return an attribute that is an id; another form is reported."""
        value = self.text(element, name)
        if value and not form.fullmatch(value):
            self.report(element, f"{name}={value!r} may hold small Latin letters, digits and hyphens only")
        return value

    def number(self, element: Element, name: str, default: int) -> int:
        """Return an attribute that is a whole number; anything else is reported and counts as the default."""
        value = element.attributes.get(name, "")
        if not value:
            return default
        if not value.isascii() or not value.isdigit():
            self.report(element, f"{name}={value!r} is not a whole number")
            return default
        return int(value)

    def boolean(self, element: Element, name: str, default: bool) -> bool:
        """Return an attribute that is true or false; anything else is reported."""
        value = element.attributes.get(name, "")
        if value not in ("", "true", "false"):
            self.report(element, f"{name}={value!r} is neither true nor false")
        return value == "true" if value else default

    def day(self, element: Element, name: str, required: bool = True) -> date | None:
        """Return an attribute that is a date, None for none; anything else is reported."""
        value = self.text(element, name) if required else element.attributes.get(name, "")
        if not value:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.report(element, f"{name}={value!r} is not a date such as 2017-10-09")
            return None
