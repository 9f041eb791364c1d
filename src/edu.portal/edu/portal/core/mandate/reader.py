"""Read one XML file of the mandate into a document.

Every problem of a file is reported at once. Values that only other documents can confirm (a parent, a source) are
checked by ``lint``.
"""

from datetime import date
from edu.portal.core.mandate.fields import SLUG
from edu.portal.core.mandate.fields import FieldReader
from edu.portal.core.mandate.markup import EMPTY
from edu.portal.core.mandate.markup import Element
from edu.portal.core.mandate.markup import parse_markup
from edu.portal.core.mandate.model import NATIONAL
from edu.portal.core.mandate.model import RESULTS
from edu.portal.core.mandate.model import Attestation
from edu.portal.core.mandate.model import Band
from edu.portal.core.mandate.model import Citation
from edu.portal.core.mandate.model import Criterion
from edu.portal.core.mandate.model import Display
from edu.portal.core.mandate.model import Document
from edu.portal.core.mandate.model import Feature
from edu.portal.core.mandate.model import Item
from edu.portal.core.mandate.model import Jurisdiction
from edu.portal.core.mandate.model import Link
from edu.portal.core.mandate.model import Scale
from edu.portal.core.mandate.model import Section
from edu.portal.core.mandate.model import Source
from edu.portal.core.mandate.model import Term
from edu.portal.core.mandate.model import Wording
from edu.portal.core.mandate.problems import MandateError
from edu.portal.core.mandate.problems import Problem


DESCRIBED = ("description", "cite")
CRITERION = ("id", "section", "rule", "severity", "weight", "for", "when", "code")
# Element: the field of the document that holds it.
KINDS = {
    "jurisdiction": "jurisdictions",
    "source": "sources",
    "section": "sections",
    "display": "displays",
    "criterion": "criteria",
    "link": "links",
    "attestation": "attestations",
    "feature": "features",
    "item": "items",
    "scale": "scales",
    "wording": "wordings",
    "term": "terms",
}


def read_document(source: bytes, file_name: str) -> Document:
    """Return the document in an XML file; ``file_name`` is used in messages only.

    Raises ``MandateError`` with every problem of the file.
    """
    return DocumentReader().read(parse_markup(source, file_name))


class DocumentReader(FieldReader):
    """The reading of one file: collects the problems and goes on."""

    def read(self, root: Element) -> Document:
        """Return the document. Raises ``MandateError`` with every problem of the file."""
        if root.name != "mandate":
            message = f"the file has to begin with <mandate>, not <{root.name}>"
            raise MandateError([Problem(root.where, message, EMPTY)])
        self.check_attributes(root, ("id", "remove"))
        found = {
            field: tuple(getattr(self, kind)(child) for child in self.named(root, kind))
            for kind, field in KINDS.items()
        }
        document = Document(
            id=self.identifier(root, "id"),
            remove=self.boolean(root, "remove", default=False),
            where=root.where,
            **found,
        )
        self.check_children(root, KINDS)
        if self.problems:
            raise MandateError(self.problems)
        return document

    def jurisdiction(self, element: Element) -> Jurisdiction:
        """Return a local authority."""
        self.check_attributes(element, ("id", "title", "places"))
        self.check_children(element, ())
        return Jurisdiction(
            id=self.identifier(element, "id", SLUG),
            title=self.text(element, "title"),
            places=element.attributes.get("places", ""),
            where=element.where,
        )

    def source(self, element: Element) -> Source:
        """Return a letter."""
        names = ("id", "number", "issued", "from", "until", "jurisdiction", "replaces", "title", "kind")
        self.check_attributes(element, names)
        self.check_children(element, ("note",))
        issued = self.day(element, "issued") or date.min
        return Source(
            id=self.identifier(element, "id"),
            number=self.text(element, "number"),
            issued=issued,
            valid_from=self.day(element, "from", required=False) or issued,
            valid_until=self.day(element, "until", required=False),
            jurisdiction=element.attributes.get("jurisdiction") or NATIONAL,
            replaces=self.names(element, "replaces"),
            title=self.text(element, "title"),
            kind=element.attributes.get("kind") or "letter",
            note=self.content(element, "note"),
            where=element.where,
        )

    def section(self, element: Element) -> Section:
        """Return a section."""
        self.check_attributes(element, ("id", "title", "parent", "order", "for", "mandatory", "when"))
        self.check_children(element, DESCRIBED)
        return Section(
            id=self.identifier(element, "id", SLUG),
            title=self.text(element, "title"),
            parent=element.attributes.get("parent", ""),
            order=self.number(element, "order", default=0),
            site_types=self.names(element, "for"),
            mandatory=self.boolean(element, "mandatory", default=True),
            when=element.attributes.get("when", ""),
            description=self.content(element, "description"),
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
        self.check_children(element, (*RESULTS, "cite"))
        parameters = {name: value for name, value in element.attributes.items() if name not in CRITERION}
        return Criterion(
            id=self.identifier(element, "id"),
            section=element.attributes.get("section", ""),
            rule=self.identifier(element, "rule"),
            severity=element.attributes.get("severity", "required"),
            weight=self.number(element, "weight", default=1),
            params=tuple(sorted(parameters.items())),
            site_types=self.names(element, "for"),
            when=element.attributes.get("when", ""),
            citations=self.citations(element),
            codes=self.names(element, "code"),
            says=self.says(element),
            where=element.where,
        )

    def link(self, element: Element) -> Link:
        """Return a link."""
        self.check_attributes(element, ("id", "section", "order", "title", "url"))
        self.check_children(element, DESCRIBED)
        return Link(
            # The id becomes that of an item and a part of its address, like that of a section.
            id=self.identifier(element, "id", SLUG),
            section=self.identifier(element, "section", SLUG),
            title=self.text(element, "title"),
            url=self.text(element, "url"),
            order=self.number(element, "order", default=0),
            description=self.content(element, "description"),
            citations=self.citations(element),
            where=element.where,
        )

    def attestation(self, element: Element) -> Attestation:
        """Return an attestation."""
        names = ("id", "title", "section", "months", "severity", "weight", "for", "when", "code")
        self.check_attributes(element, names)
        self.check_children(element, DESCRIBED)
        return Attestation(
            id=self.identifier(element, "id", SLUG),
            title=self.text(element, "title"),
            section=element.attributes.get("section", ""),
            months=self.number(element, "months", default=0),
            severity=element.attributes.get("severity", "required"),
            weight=self.number(element, "weight", default=1),
            site_types=self.names(element, "for"),
            when=element.attributes.get("when", ""),
            description=self.content(element, "description"),
            citations=self.citations(element),
            codes=self.names(element, "code"),
            where=element.where,
        )

    def feature(self, element: Element) -> Feature:
        """Return a feature."""
        self.check_attributes(element, ("id", "title", "for"))
        self.check_children(element, DESCRIBED)
        return Feature(
            id=self.identifier(element, "id", SLUG),
            title=self.text(element, "title"),
            site_types=self.names(element, "for"),
            description=self.content(element, "description"),
            citations=self.citations(element),
            where=element.where,
        )

    def item(self, element: Element) -> Item:
        """Return an item of disclosure."""
        self.check_attributes(element, ("id", "section", "title", "group", "order", "for", "when", "unverified"))
        self.check_children(element, DESCRIBED)
        return Item(
            id=self.identifier(element, "id"),
            section=self.identifier(element, "section", SLUG),
            title=self.text(element, "title"),
            group=self.identifier(element, "group", SLUG),
            order=self.number(element, "order", default=0),
            site_types=self.names(element, "for"),
            when=element.attributes.get("when", ""),
            unverified=self.boolean(element, "unverified", default=False),
            description=self.content(element, "description"),
            citations=self.citations(element),
            where=element.where,
        )

    def scale(self, element: Element) -> Scale:
        """Return a scale, its best mark first."""
        self.check_attributes(element, ("source",))
        self.check_children(element, ("band",))
        bands = [self.band(child) for child in self.named(element, "band")]
        bands.sort(key=lambda band: -band.min)
        return Scale(self.identifier(element, "source"), tuple(bands), element.where)

    def band(self, element: Element) -> Band:
        """Return one mark of a scale."""
        self.check_attributes(element, ("min", "title"))
        return Band(self.number(element, "min", default=0), self.text(element, "title"))

    def wording(self, element: Element) -> Wording:
        """Return the sentences of a rule."""
        self.check_attributes(element, ("rule",))
        self.check_children(element, ("demand", *RESULTS))
        return Wording(
            rule=self.identifier(element, "rule"),
            demand=self.content(element, "demand"),
            says=self.says(element),
            where=element.where,
        )

    def term(self, element: Element) -> Term:
        """Return the words for a name."""
        self.check_attributes(element, ("id", "title"))
        self.check_children(element, ())
        return Term(self.text(element, "id"), self.text(element, "title"), element.where)

    def says(self, element: Element) -> tuple[tuple[str, str], ...]:
        """Return the sentences of an element by the result that they speak of."""
        found = ((result, self.content(element, result)) for result in RESULTS)
        return tuple((result, text) for result, text in found if text)

    def citations(self, element: Element) -> tuple[Citation, ...]:
        """Return the citations of an element."""
        return tuple(self.citation(child) for child in self.named(element, "cite"))

    def citation(self, element: Element) -> Citation:
        """Return one citation."""
        self.check_attributes(element, ("source", "at", "row", "for"))
        self.check_children(element, ())
        row = element.attributes.get("row", "")
        site_types = self.names(element, "for")
        return Citation(self.identifier(element, "source"), self.text(element, "at"), row, element.text, site_types)
