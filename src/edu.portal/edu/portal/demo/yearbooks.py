"""The statistics of the demonstration school up to the current school year, whose figures are provisional."""

from edu.portal.content.statistics_yearbook.content import IStatisticsYearbook
from edu.portal.core.calendar.school_year import school_year
from edu.portal.demo.builder import Builder
from edu.portal.demo.builder import load
from edu.portal.mandate.apply import publish
from plone.dexterity.utils import createContentInContainer


def add_yearbooks(builder: Builder) -> None:
    """Add a yearbook for each column of the data; the last one is of the current school year."""
    folder = builder.section("nien-giam-thong-ke")
    if folder is None:
        return
    data = load("yearbooks")
    columns = [{name: row[place] for name, row in data["figures"].items()} for place in range(data["years"])]
    newest = school_year(builder.calendar.today)
    present = {item.school_year for item in folder.objectValues() if IStatisticsYearbook.providedBy(item)}
    for age, figures in enumerate(reversed(columns)):
        if newest - age not in present:
            _add(folder, newest - age, is_newest=age == 0, figures=figures, note=data["note"])


def _add(folder: object, year: int, is_newest: bool, figures: dict[str, str], note: str) -> None:
    yearbook = createContentInContainer(
        folder,
        "edu.StatisticsYearbook",
        checkConstraints=False,
        school_year=year,
        is_provisional=is_newest,
        description=note,
    )
    yearbook.set_figures(figures)
    publish(yearbook)
    yearbook.reindexObject()
