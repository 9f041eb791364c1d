"""The page ``@@edu-mandate``: what the letters ask of the unit, by school year, to read and to print."""

from collections.abc import Mapping
from dataclasses import dataclass
from edu.portal import clock
from edu.portal.core.calendar.school_year import last_day
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.mandate import outline
from edu.portal.core.mandate.model import NATIONAL
from edu.portal.core.mandate.model import Attestation
from edu.portal.core.mandate.model import Source
from edu.portal.core.mandate.outline import Chapter
from edu.portal.core.mandate.outline import Group
from edu.portal.core.mandate.outline import Paragraph
from edu.portal.core.mandate.outline import Place
from edu.portal.core.text.dates import format_date
from edu.portal.core.unit import kind_for
from edu.portal.mandate import service
from edu.portal.mandate.rules import known_rules
from edu.portal.mandate.wording import KIND_TITLES
from edu.portal.mandate.wording import SEVERITY_TITLES
from edu.portal.mandate.wording import time_of
from edu.portal.settings.unit import read_unit
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zope.i18nmessageid import Message


YEAR_FIELD = "nam-hoc"
# Whether the quotations stand open, as paper needs them.
OPEN_FIELD = "trich-dan"


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the top level and what stands in it."""

    head: Chapter
    chapters: tuple[Chapter, ...]


class MandatePage(BrowserView):
    """The mandate of one school year. Only reads."""

    cited_template = ViewPageTemplateFile("templates/cited.pt")

    def __call__(self) -> str:
        self.today = clock.today()
        self.year = self.chosen_year()
        self.is_open = bool(self.request.form.get(OPEN_FIELD))
        self.catalog = service.stored_catalog(self.context)
        self.resolved = service.resolved_for_school_year(self.context, self.year)
        self.numbers = outline.numbers_of(self.catalog)
        return str(self.index())

    def chosen_year(self) -> int:
        """Return the school year that was asked for, the current one when it is none of those that can be."""
        asked = self.request.form.get(YEAR_FIELD)
        known = {str(year): year for year in self.years()}
        return known.get(asked, school_year(self.today)) if isinstance(asked, str) else school_year(self.today)

    def years(self) -> list[int]:
        """Return the school years to choose from, the newest first: since the oldest letter and the foundation."""
        first = min((source.valid_from for source in service.stored_catalog(self.context).sources), default=self.today)
        founded = read_unit().founding_year
        oldest = max(school_year(first), founded or 0)
        current = school_year(self.today)
        return list(range(current, min(oldest, current) - 1, -1))

    def year_title(self, year: int) -> str:
        """Return what people call a school year."""
        return f"{year}-{year + 1}"

    def is_current(self) -> bool:
        """Return whether the shown year is the current one."""
        return self.year == school_year(self.today)

    def day(self) -> str:
        """Return the day by which the year is judged."""
        return format_date(min(self.today, last_day(self.year)))

    def unit_name(self) -> str:
        """Return the name of the unit."""
        return read_unit().name

    def types(self) -> list[str]:
        """Return the unit types of the site in words."""
        return [kind_for(site_type).title for site_type in service.site_situation().site_types]

    def authorities(self) -> list[str]:
        """Return the local authorities whose letters are followed."""
        chosen = service.site_situation().regimes
        return [item.title for item in self.catalog.jurisdictions if item.id in chosen]

    def follows_all(self) -> bool:
        """Return whether nobody has chosen yet, so that the letters of every place apply."""
        return not service.site_situation().regimes

    def parts(self) -> list[Part]:
        """Return the tree of sections by those of the top level."""
        found: list[list[Chapter]] = []
        for chapter in outline.chapters(self.resolved, self.catalog, known_rules()):
            if chapter.depth == 0:
                found.append([])
            found[-1].append(chapter)
        return [Part(chapters[0], tuple(chapters[1:])) for chapters in found]

    def portal_demands(self) -> tuple[Paragraph, ...]:
        """Return the demands on the portal as a whole."""
        return outline.paragraphs(self.resolved, "", self.catalog, known_rules())

    def statements(self) -> tuple[Attestation, ...]:
        """Return the attestations that the unit has to give."""
        return self.resolved.attestations

    def places(self, item: Any) -> tuple[Place, ...]:
        """Return the places in letters that an element rests on."""
        return outline.places(item.citations, self.numbers)

    def cited(self, places: tuple[Place, ...]) -> str:
        """Return the places in letters as HTML, "" for none."""
        if not places:
            return ""
        where = "; ".join(dict.fromkeys(f"{place.number}, {place.at}" for place in places))
        quoted = [place for place in places if place.quote]
        return self.cited_template(where=where, quoted=quoted, is_open=self.is_open)

    def groups(self) -> tuple[Group, ...]:
        """Return what has to be disclosed each year."""
        return outline.groups(self.resolved, self.catalog)

    def features(self) -> list[tuple[Any, bool]]:
        """Return the parts that can be switched on, and whether they are."""
        chosen = service.site_situation().features
        return [(feature, feature.id in chosen) for feature in self.resolved.features]

    def letters(self) -> list[Source]:
        """Return the letters of the year: those that something rests on, the national ones first."""
        return sorted(self.resolved.sources, key=lambda source: (source.jurisdiction != NATIONAL, source.issued))

    def coming(self) -> list[Source]:
        """Return the letters that will begin to apply to the unit."""
        if not self.is_current():
            return []
        regimes = service.site_situation().regimes
        return [
            source
            for source in self.catalog.sources
            if source.valid_from > self.today and (not regimes or source.jurisdiction in {NATIONAL, *regimes})
        ]

    def counts(self) -> Mapping[str, int]:
        """Return how much there is of each kind."""
        criteria = [criterion for criterion in self.resolved.criteria if criterion.rule != "attested"]
        required = sum(criterion.severity == "required" for criterion in criteria)
        return {
            "sections": len(self.resolved.sections),
            "required": required,
            "recommended": len(criteria) - required,
            "statements": len(self.resolved.attestations),
            "items": len(self.resolved.items),
            "letters": len(self.resolved.sources),
        }

    def severity_title(self, severity: str) -> Message | str:
        """Return how much a demand binds, in words."""
        return SEVERITY_TITLES.get(severity, severity)

    def kind_title(self, source: Source) -> Message | str:
        """Return what sort of letter it is."""
        return KIND_TITLES.get(source.kind, source.kind)

    def time_of(self, source: Source) -> Message:
        """Return when a letter applies."""
        return time_of(source)

    def place_title(self, source: Source) -> str:
        """Return the place whose letter it is, "" for a national one."""
        return next((item.title for item in self.catalog.jurisdictions if item.id == source.jurisdiction), "")

    def date_of(self, source: Source) -> str:
        """Return when a letter was issued."""
        return format_date(source.issued)
