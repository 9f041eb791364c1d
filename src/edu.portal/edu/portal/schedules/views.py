"""The page of a section of schedules: this week first, the weeks around it, and what came before."""

from datetime import date
from datetime import timedelta
from edu.portal.core.mandate.wording import demand
from edu.portal.core.schedule.weeks import monday_of
from edu.portal.core.schedule.weeks import span_label
from edu.portal.core.schedule.weeks import usual_week_number
from edu.portal.core.schedule.weeks import week_of
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.names import sort_key
from edu.portal.core.text.unicode import fold
from edu.portal.i18n import _
from edu.portal.listing.base import SectionView
from edu.portal.listing.service import find_children
from edu.portal.mandate.service import resolved_mandate
from edu.portal.mandate.service import stored_catalog
from edu.portal.schedules import calendar
from edu.portal.schedules import service
from edu.portal.schedules.asked import WEEK
from edu.portal.schedules.asked import asked_day
from edu.portal.schedules.block import Block
from edu.portal.schedules.kinds import door_of
from edu.portal.schedules.kinds import is_schedule
from edu.portal.schedules.overview import IOverview
from edu.portal.schedules.service import Found
from functools import cached_property
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from zope.component import queryAdapter
from zope.i18nmessageid import Message


YEAR, ONE = "nam", "xem"
# More of one week than this, as of all teachers, become a list to choose from.
MOST_SHOWN = 3
MOST_COPIES = 6


class SectionSchedule(SectionView):
    """The schedules of a section for one week; ``?tuan=2026-11-23`` asks for another than this one."""

    index = ViewPageTemplateFile("templates/section.pt")
    one = ViewPageTemplateFile("templates/block.pt")

    def update(self) -> None:
        """Find what is shown, from the catalogue."""
        self.found = service.holding(self.context, self.day, self.kinds)
        others = tuple(name for name in self.types if name not in self.kinds)
        self.show(find_children(self.context, others))
        self.others = [self.item(brain) for brain in self.rows]
        self.is_empty = not self.found and not self.others and not self.years

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of schedules of the section."""
        return tuple(name for name in self.types if is_schedule(name))

    @cached_property
    def day(self) -> date:
        """A day of the week that is shown."""
        return asked_day(self.request.form.get(WEEK)) or self.today

    @cached_property
    def is_weekly(self) -> bool:
        """Whether the section has one schedule for each week."""
        return any(door_of(name).kind.weekly for name in self.kinds)

    @property
    def is_private_to_robots(self) -> bool:
        """Search engines keep the address of the section only."""
        return any(name in self.request.form for name in (WEEK, YEAR, ONE)) or super().is_private_to_robots

    # The week.

    @property
    def heading(self) -> Message | str:
        """Return the week in words, of other kinds the day for which they are shown."""
        if self.is_weekly:
            return week_in_words(self.day)
        if self.day == self.today:
            return _("In force today, ${day}", mapping={"day": format_date(self.day)})
        return _("In force on ${day}", mapping={"day": format_date(self.day)})

    @property
    def standing(self) -> Message | str:
        """Return whether the week shown is this one, the next or the last; "" for others."""
        weeks = (monday_of(self.day) - monday_of(self.today)).days // 7
        known = {0: _("This week"), 1: _("Next week"), -1: _("Last week")}
        return known.get(weeks, "") if self.is_weekly else ""

    @cached_property
    def around(self) -> dict[str, Any]:
        """The links to the schedules before and after, and back to today."""
        before, after = service.neighbours(self.context, self.day, self.kinds)
        is_now = monday_of(self.day) == monday_of(self.today) if self.is_weekly else self.day == self.today
        return {
            "before": self._step(before),
            "after": self._step(after),
            "now": "" if is_now else self.url,
        }

    def _step(self, day: date | None) -> dict[str, str] | None:
        if day is None:
            return None
        label = span_label(school_week(day)) if self.is_weekly else format_date(day)
        return {"url": self.week_url(day), "label": label}

    def week_url(self, day: date) -> str:
        """Return the address of the section for another week."""
        return f"{self.url}?{WEEK}={day.isoformat()}"

    @cached_property
    def chosen(self) -> list[Found]:
        """What is shown whole: all of a few, of many the one that the address names."""
        asked = self.request.form.get(ONE)
        known = self.found if self.overview is None else self.overview.known
        named = [one for one in known if one.brain.getId == asked]
        if named:
            return named
        return self.found if len(self.found) <= MOST_SHOWN else []

    @cached_property
    def overview(self) -> Any:
        """What the kind shows above its schedules, None for the plain list."""
        return queryAdapter(self, IOverview, name=self.kinds[0]) if self.kinds else None

    def blocks(self) -> list[Block]:
        """Return what is shown, woken one by one."""
        closed = calendar.closed()
        return [Block(one, self.request, self.day, self.today, closed) for one in self.chosen]

    def choices(self) -> list[dict[str, Any]]:
        """Return the links to each of many schedules of the week, unless the kind has an overview of them."""
        if len(self.found) <= MOST_SHOWN or self.overview is not None:
            return []
        shown = {one.brain.getId for one in self.chosen}
        return [
            {
                "title": one.told.series or one.brain.Title,
                "url": f"{self.week_url(self.day)}&{ONE}={one.brain.getId}",
                "current": "true" if one.brain.getId in shown else None,
                "tag": self.state_tag(one.brain),
            }
            for one in self.found
        ]

    @property
    def nothing(self) -> Message:
        """Return what the page says when there is nothing for the week."""
        return door_of(self.kinds[0]).nothing if self.kinds else _("There is no schedule for this week yet.")

    # The archive.

    @cached_property
    def years(self) -> list[int]:
        """The school years with schedules, the newest first."""
        return service.school_years(self.context, self.kinds) if self.kinds else []

    @cached_property
    def year(self) -> int:
        """The school year whose list is shown."""
        asked = str(self.request.form.get(YEAR, ""))
        wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else 0
        return wanted if wanted in self.years else (self.years[0] if self.years else 0)

    def year_links(self) -> list[dict[str, Any]]:
        """Return the links to the lists of the school years."""
        return [
            {
                "label": f"{year}-{year + 1}",
                "url": f"{self.url}?{YEAR}={year}#edu-archive",
                "current": "true" if year == self.year else None,
            }
            for year in self.years
        ]

    def archive(self) -> list[dict[str, Any]]:
        """Return the weeks of the school year with their schedules, or the versions, the newest first."""
        if not self.years or (self.overview is not None and self.overview.is_whole):
            return []
        found = service.of_school_year(self.context, self.year, self.kinds)
        if not self.is_weekly:
            return [
                {"title": one.brain.Title, "url": one.brain.getURL(), "count": 0, "tag": self.state_tag(one.brain)}
                for one in found
            ]
        weeks: dict[date, list[Found]] = {}
        for one in found:
            for monday in service.mondays([one]):
                weeks.setdefault(monday, []).append(one)
        return [
            {
                "title": week_in_words(monday),
                "url": self.week_url(monday),
                "count": len(ones) if len(ones) > 1 else 0,
                "tag": self.state_tag(ones[0].brain) if len(ones) == 1 else "",
            }
            for monday, ones in sorted(weeks.items(), reverse=True)
        ]

    # What editors see.

    @cached_property
    def may_add(self) -> list[str]:
        """The kinds that the user may add here."""
        if not self.is_editor:
            return []
        fits = {fti.getId() for fti in self.context.allowedContentTypes()}
        return [name for name in self.kinds if name in fits]

    def copies(self) -> list[dict[str, Any]]:
        """Return the links that copy the latest schedule of each series to the next week without one.

        That of the user stands first, then the others by given name.
        """
        if not self.may_add:
            return []
        found = service.find(self.context, self.may_add, sort_limit=service.MANY)
        links = []
        own = fold(api.user.get_current().getProperty("fullname") or "")
        for one in service.newest_of_series(found):
            target = service.next_uncovered(
                [other for other in found if other.portal_type == one.portal_type], one.told.series, self.today
            )
            weekly = door_of(one.portal_type).kind.weekly
            url = f"{self.url}/++add++{one.portal_type}?copy={one.brain.UID}"
            links.append(
                {
                    "url": f"{url}&{WEEK}={target.isoformat()}" if weekly else url,
                    "series": one.told.series if weekly or not one.told.series else one.brain.Title,
                    "is_weekly": weekly,
                    "days": span_label(school_week(target)),
                    "is_own": bool(own) and fold(one.told.series) == own,
                    "order": (one.portal_type, not own or fold(one.told.series) != own, sort_key(one.told.series)),
                }
            )
        links = sorted(links, key=lambda link: link["order"])[:MOST_COPIES]
        for link in links:
            link["css"] = "edu-button" if link["is_own"] or len(links) == 1 else "edu-button edu-button--quiet"
        return links

    @cached_property
    def missing(self) -> list[str]:
        """The weeks, of this and the next, for which visitors find nothing."""
        if not (self.is_editor and self.is_weekly):
            return []
        days = (self.today, self.today + timedelta(days=7))
        return [week_in_words(day) for day in days if not service.covered(self.context, day, self.kinds)]

    def demands(self) -> list[dict[str, str]]:
        """Return what the letters ask of the section, with the letter: its deadlines in the words of the mandate."""
        section = getattr(self.context, "edu_section", "") or ""
        if not (self.is_editor and section):
            return []
        portal = api.portal.get()
        catalog, resolved = stored_catalog(portal), resolved_mandate(portal)
        numbers = {source.id: source.number or source.title for source in catalog.sources}
        found = []
        for criterion in resolved.criteria:
            said = demand(criterion, catalog) if criterion.section == section else ""
            if said:
                cites = dict.fromkeys(f"{numbers.get(cite.source, '')} {cite.at}" for cite in criterion.citations)
                found.append({"text": said, "cite": ", ".join(" ".join(cite.split()) for cite in cites)})
        return found


def school_week(day: date) -> Any:
    """Return the days of teaching of the week of a day, Monday to Saturday."""
    week = week_of(day)
    return type(week)(week.first, week.first + timedelta(days=5))


def week_in_words(day: date) -> Message:
    """Return "Week 12 (16/11 – 21/11/2026)", without a number outside of the weeks of teaching."""
    number, days = usual_week_number(day), span_label(school_week(day))
    if number is None:
        return _("Week of ${days}", mapping={"days": days})
    return _("Week ${number} (${days})", mapping={"number": str(number), "days": days})
