"""XML as a small tree that remembers its lines; stdlib expat, nothing is ever expanded or loaded."""

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field
from edu.portal.core.mandate.problems import MandateError
from edu.portal.core.mandate.problems import Problem
from unicodedata import normalize
from xml.parsers import expat


NAMESPACE = "urn:edu.portal:mandate"
EMPTY = f'write <mandate id="..." xmlns="{NAMESPACE}">'
SPELLING_ERRORS = (
    expat.errors.XML_ERROR_INVALID_TOKEN,
    expat.errors.XML_ERROR_UNDEFINED_ENTITY,
    expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE,
    expat.errors.XML_ERROR_SYNTAX,
)


@dataclass(slots=True)
class Element:
    """One element: local name, attributes and text in NFC, and its place as ``file:line``."""

    name: str
    attributes: dict[str, str]
    where: str
    text: str = ""
    children: list["Element"] = field(default_factory=list)


def parse_markup(source: bytes, file_name: str) -> Element:
    """Return the root element of an XML file.

    Raises ``MandateError`` when the file is not well-formed, has a DOCTYPE or entities, or an element of another
    namespace. ``file_name`` is used in messages only.
    """
    return TreeBuilder(file_name).parse(source)


class TreeBuilder:
    """The expat handlers of one parse."""

    def __init__(self, file_name: str) -> None:
        self.file_name = file_name
        self.open: list[Element] = []
        self.root: Element | None = None
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.refuse("a DOCTYPE is not allowed", "remove it")
        self.parser.EntityDeclHandler = self.refuse("entities are not allowed", "write the text itself")

    def parse(self, source: bytes) -> Element:
        """Return the root element. Raises ``MandateError`` for what ``parse_markup`` refuses."""
        try:
            self.parser.Parse(source, True)
        except MandateError:
            raise
        except expat.ExpatError as error:
            place = f"{self.file_name}:{error.lineno}"
            raise MandateError([Problem(place, expat.ErrorString(error.code), self.advice(error.code))]) from error
        except (LookupError, ValueError) as error:
            advice = 'save the file as UTF-8 and write encoding="utf-8"'
            raise MandateError([Problem(f"{self.file_name}:1", "the encoding is not supported", advice)]) from error
        assert self.root is not None
        return self.root

    def where(self) -> str:
        """Return the place that the parser has reached."""
        return f"{self.file_name}:{self.parser.CurrentLineNumber}"

    def advice(self, code: int) -> str:
        """Return what to write where the parser gave up."""
        reason = expat.ErrorString(code)
        if reason in SPELLING_ERRORS:
            return 'write &amp; for & and &lt; for <, and attributes as name="value"'
        if self.open:
            return f"close the open element: write </{self.open[-1].name}>"
        return EMPTY if self.root is None else "remove what follows the end of <mandate>"

    def refuse(self, message: str, advice: str) -> Callable[..., None]:
        """Return a handler that ends the parse with ``message`` and what to write instead."""

        def handler(*_ignored: object) -> None:
            raise MandateError([Problem(self.where(), message, advice)])

        return handler

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Open an element; attributes are kept in NFC without blanks at their ends."""
        namespace, _, local = name.rpartition(" ")
        if namespace != NAMESPACE:
            message = f"element {local} is not of the namespace {NAMESPACE}"
            raise MandateError([Problem(self.where(), message, f'write <mandate xmlns="{NAMESPACE}">')])
        composed = {key: normalize("NFC", value.strip()) for key, value in attributes.items()}
        element = Element(local, composed, self.where())
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, name: str) -> None:
        """Close the innermost element; line breaks and indentation of its text mean nothing."""
        element = self.open.pop()
        element.text = normalize("NFC", " ".join(element.text.split()))

    def characters(self, text: str) -> None:
        """Add text to the innermost element."""
        self.open[-1].text += text
