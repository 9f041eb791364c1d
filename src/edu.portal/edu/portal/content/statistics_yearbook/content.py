"""The yearbook of one school year (niên giám thống kê). Its figures are entered on another page, group by group.

Figures are kept as they were told: see ``core.statistics.figures``.
"""

from Acquisition import aq_base
from collections.abc import Mapping
from edu.portal import clock
from edu.portal.content.interfaces import IEduContent
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.statistics.figures import is_figure
from edu.portal.core.statistics.years import year_label
from edu.portal.i18n import _
from edu.portal.settings.unit import read_unit
from plone import api
from plone.app.content.interfaces import INameFromTitle
from plone.autoform import directives
from plone.dexterity.content import Item
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


PORTAL_TYPE = "edu.StatisticsYearbook"
# How far back a school year may lie when nobody recorded the year of foundation.
YEARS_BACK = 30


@provider(IVocabularyFactory)
def yearbook_years(context: Any) -> SimpleVocabulary:
    """Return the school years, the newest first: from the next one back to the year of foundation.

    The school year of a stored yearbook is always among them.
    """
    current = school_year(clock.today())
    first = min(read_unit().founding_year or current - YEARS_BACK, current)
    years = {*range(max(first, current - 100), current + 2)}
    # Only what is stored: a default would ask this vocabulary again.
    if stored := getattr(aq_base(context), "__dict__", {}).get("school_year"):
        years.add(stored)
    return SimpleVocabulary([SimpleTerm(year, str(year), year_label(year)) for year in sorted(years, reverse=True)])


@provider(IContextAwareDefaultFactory)
def current_year(context: Any) -> int:
    """Return the current school year."""
    return school_year(clock.today())


class IStatisticsYearbook(model.Schema, IEduContent):
    """Letter 3082/GDĐT-TTTT, 2.5: figures of schools, classes, pupils and facilities for every school year."""

    directives.widget("school_year", prompt=False)
    school_year = schema.Choice(
        title=_("School year"),
        vocabulary="edu.portal.YearbookYears",
        defaultFactory=current_year,
    )
    is_provisional = schema.Bool(
        title=_("The figures are provisional"),
        description=_("Tables then say “provisional” above this school year."),
        required=False,
        default=False,
        missing_value=False,
    )
    description = schema.Text(
        title=_("Note"),
        description=_("For example the day of the count and where the figures come from."),
        required=False,
        default="",
    )


@implementer(IStatisticsYearbook)
class StatisticsYearbook(Item):
    """One school year. ``figures`` maps ids of indicators to figures as they are kept."""

    figures: Mapping[str, str] = {}

    def set_figures(self, figures: Mapping[str, str]) -> bool:
        """Keep ``figures`` in place of those before, empty ones left out; return whether anything changed.

        Raises ValueError for what is no figure.
        """
        wrong = [name for name, figure in figures.items() if not is_figure(figure)]
        if wrong:
            raise ValueError(f"no figures: {wrong}")
        held = {str(name): figure for name, figure in sorted(figures.items()) if figure}
        if held == self.figures:
            return False
        self.figures = held
        return True


@implementer(INameFromTitle)
@adapter(IStatisticsYearbook)
class NameFromYear:
    """The id of a yearbook is its school year."""

    def __init__(self, context: IStatisticsYearbook) -> None:
        self.context = context

    @property
    def title(self) -> str:
        """The words that the id is made from."""
        return f"nam-hoc-{year_label(self.context.school_year or 0)}"


def is_taken(folder: Any, year: int, own_uid: str = "") -> bool:
    """Whether another yearbook in ``folder``, seen or not by the user, is of the school year."""
    catalog = api.portal.get_tool("portal_catalog")
    path = {"query": "/".join(folder.getPhysicalPath()), "depth": 1}
    brains = catalog.unrestrictedSearchResults(portal_type=PORTAL_TYPE, path=path)
    return any(brain.edu_yearbook and brain.edu_yearbook[0] == year and own_uid != brain.UID for brain in brains)


def name_yearbook(yearbook: Any, event: object) -> None:
    """Give a yearbook its title, in the language of the site; subscriber to adding and editing."""
    label = year_label(yearbook.school_year) if yearbook.school_year else ""
    message = _("Statistics yearbook ${year}", mapping={"year": label})
    title = translate(message, target_language=api.portal.get_default_language()).strip()
    if yearbook.title != title:
        yearbook.title = title
