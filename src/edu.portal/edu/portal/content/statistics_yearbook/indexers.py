"""What the catalogue knows of yearbooks: everything that tables show, so that no list wakes one up."""

from edu.portal.content.statistics_yearbook.content import IStatisticsYearbook
from plone.indexer import indexer


@indexer(IStatisticsYearbook)
def edu_yearbook(yearbook: IStatisticsYearbook) -> tuple[int, bool, tuple[tuple[str, str], ...]]:
    """The school year, whether its figures are provisional, the figures by indicator."""
    return (yearbook.school_year or 0, bool(yearbook.is_provisional), tuple(sorted(yearbook.figures.items())))
