"""One item of one school year: what is disclosed, or why it is still awaited.

When it was published first and updated last is no field: the server notes both (``disclosure.history``).
"""

from Acquisition import aq_base
from edu.portal import clock
from edu.portal.content.interfaces import IEduContent
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.disclosure.model import year_label
from edu.portal.core.text.unicode import slug
from edu.portal.disclosure.owed import find_item
from edu.portal.disclosure.owed import is_owed
from edu.portal.i18n import _
from plone import api
from plone.app.content.interfaces import INameFromTitle
from plone.app.textfield import RichText
from plone.autoform import directives
from plone.dexterity.content import Container
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.component import adapter
from zope.globalrequest import getRequest
from zope.interface import Invalid
from zope.interface import implementer
from zope.interface import invariant
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory


PORTAL_TYPE = "edu.Disclosure"
# What the links of the grid say: which item, which school year.
ITEM_PARAMETER = "muc"
YEAR_PARAMETER = "nam"
EARLIEST_YEAR = 2000


def asked(name: str) -> str:
    """Return a parameter of the address, "" when there is none."""
    request = getRequest()
    value = request.form.get(name) if request is not None else None
    return value if isinstance(value, str) else ""


def asked_year() -> int | None:
    """Return the school year that the address names, None when it names none."""
    written = asked(YEAR_PARAMETER)
    is_year = written.isascii() and written.isdigit() and len(written) == 4
    return int(written) if is_year and int(written) >= EARLIEST_YEAR else None


@provider(IContextAwareDefaultFactory)
def item_of_address(context: Any) -> str | None:
    """Return the item that a link of the grid asks for."""
    found = find_item(api.portal.get(), asked(ITEM_PARAMETER))
    return found.id if found else None


@provider(IContextAwareDefaultFactory)
def year_of_address(context: Any) -> int:
    """Return the school year that a link of the grid asks for, else the current one."""
    return asked_year() or school_year(clock.today())


class IDisclosure(model.Schema, IEduContent):
    """What Circular 09/2024/TT-BGDĐT, and those before it, make a school disclose; one item of one school year."""

    item = schema.Choice(
        title=_("Item of disclosure"),
        description=_("What the circular asks for. It cannot be changed after the first publication."),
        vocabulary="edu.portal.DisclosureItems",
        defaultFactory=item_of_address,
    )
    school_year = schema.Choice(
        title=_("School year"),
        vocabulary="edu.portal.SchoolYears",
        defaultFactory=year_of_address,
    )
    text = RichText(
        title=_("Content"),
        description=_("Sums and figures only, no names or marks of pupils."),
        required=False,
    )
    file = NamedBlobFile(
        title=_("File"),
        description=_("PDF is best. After saving, attach further files on the page of the item."),
        required=False,
    )
    changed_on = schema.Date(
        title=_("Facts changed on"),
        description=_(
            "When what is published is no longer right: since when. Until the next update the item counts as outdated."
        ),
        required=False,
    )

    model.fieldset(
        "waiting",
        label=_("Waiting for figures"),
        fields=["waiting_reason", "waiting_until"],
    )
    waiting_reason = schema.TextLine(
        title=_("What is awaited"),
        description=_("Shown while there is neither text nor file, for example: settlement not approved yet."),
        required=False,
        max_length=200,
    )
    waiting_until = schema.Date(
        title=_("Expected by"),
        required=False,
    )

    directives.widget("school_year", prompt=False)
    model.primary("file")

    @invariant
    def waits_for_something(data: Any) -> None:
        """A day alone tells nobody what is awaited, a reason alone does not tell how long."""
        if bool(data.waiting_until) != bool(data.waiting_reason):
            raise Invalid(_("Please give both what is awaited and the day by which it is expected."))

    @invariant
    def is_owed_in_its_year(data: Any) -> None:
        """Each school year is judged by the circular of its time."""
        if data.item and data.school_year and not is_owed(api.portal.get(), data.item, data.school_year):
            raise Invalid(
                _(
                    "In the school year ${year} this item is not owed. Please choose another item or year.",
                    mapping={"year": year_label(data.school_year)},
                )
            )

    @invariant
    def stays_in_its_cell(data: Any) -> None:
        """What was disclosed keeps its item and year, else it would vanish from where readers look for it."""
        place = getattr(aq_base(getattr(data, "__context__", None)), "stamped_place", None)
        if place is not None and (data.item, data.school_year) != place:
            raise Invalid(_("Item and school year stay as they are, because this was published already."))

    @invariant
    def is_the_only_one(data: Any) -> None:
        """There is one place for an item of a school year."""
        context = getattr(data, "__context__", None)
        own = context.UID() if IDisclosure.providedBy(context) else ""
        for brain in disclosures(api.portal.get()):
            if brain.edu_disclosure[:2] == (data.item, data.school_year) and own != brain.UID:
                raise Invalid(
                    _(
                        "This item is recorded for the school year already. Please edit it: ${url}",
                        mapping={"url": brain.getURL()},
                    )
                )


def disclosures(portal: Any) -> list[Any]:
    """Return the catalogue brains of everything disclosed or being prepared, whoever asks."""
    found = portal.portal_catalog.unrestrictedSearchResults(portal_type=PORTAL_TYPE)
    return [brain for brain in found if isinstance(brain.edu_disclosure, tuple)]


@implementer(IDisclosure)
class Disclosure(Container):
    """An item of a school year with its main file; further files are inside it.

    ``tables`` holds the figures of the structured tables: table, row and column to a number or text.
    """

    # Not annotated: the class would get an __annotations__, which items without own annotations would take for theirs.
    tables = None
    # Item and school year at the first publication; whoever writes the fields is measured by them.
    stamped_place = None


def title_of(content: Any) -> str:
    """Return what the item of the school year is called, in the words of the circular."""
    found = find_item(api.portal.get(), content.item or "")
    name = found.title if found else content.item or ""
    return f"{name} ({year_label(content.school_year)})" if content.school_year else name


@implementer(INameFromTitle)
@adapter(IDisclosure)
class NameFromYearAndItem:
    """The id begins with the school year, so that a folder of five years is in order."""

    def __init__(self, context: IDisclosure) -> None:
        self.context = context

    @property
    def title(self) -> str:
        """The words that the id is made from."""
        found = find_item(api.portal.get(), self.context.item or "")
        name = found.title if found else self.context.item or ""
        return slug(f"{year_label(self.context.school_year or 0)} {name}")
