"""How a timetable is shown: by class, by teacher, by room, the whole school, and every class on a sheet of its own.

What the reader chose stands in the address (``?lop=6a``, ``?gv=lan``, ``?phong=12``, ``?xem=ca-truong``,
``?in=tat-ca``), so that it can be kept as a bookmark. Of one class only its own table is loaded.
"""

from edu.portal.core.schedule.timetable_board import Board
from edu.portal.core.schedule.timetable_board import Choice
from edu.portal.core.schedule.timetable_board import by_class
from edu.portal.core.schedule.timetable_board import by_room
from edu.portal.core.schedule.timetable_board import by_teacher
from edu.portal.core.schedule.timetable_board import rooms_of
from edu.portal.core.schedule.timetable_board import teachers_of
from edu.portal.core.schedule.timetable_classes import class_order
from edu.portal.core.schedule.timetable_classes import grade_of
from edu.portal.core.schedule.timetable_events import CLASS as CLASS_CALENDAR
from edu.portal.core.schedule.timetable_events import TEACHER as TEACHER_CALENDAR
from edu.portal.core.text.dates import format_date
from edu.portal.i18n import _
from edu.portal.schedules import service
from edu.portal.schedules.timetable_tables import CLASS
from edu.portal.schedules.timetable_tables import ROOM
from edu.portal.schedules.timetable_tables import TEACHER
from edu.portal.schedules.timetable_tables import TablesPart
from functools import cached_property
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
from urllib.parse import urlencode
from zope.i18nmessageid import Message


GRADE, VIEW, PRINT = "khoi", "xem", "in"
WHOLE_SCHOOL, EVERYTHING = "ca-truong", "tat-ca"
CHOICES = (CLASS, TEACHER, ROOM, VIEW, PRINT)


class TimetablePart(TablesPart):
    """A timetable from the side that the reader chose."""

    index = ViewPageTemplateFile("templates/timetable.pt")

    # What the reader chose.

    def asked(self, name: str) -> str:
        """Return a parameter of the address, "" for none."""
        value = self.request.form.get(name)
        if name == CLASS and not any(self.request.form.get(choice) for choice in CHOICES) and len(self.known) == 1:
            # There is nothing to choose.
            return self.known[0][0]
        return value if isinstance(value, str) else ""

    @cached_property
    def mode(self) -> str:
        """The side that is shown: one of CHOICES, "" when nothing that exists was chosen."""
        if self.asked(PRINT) == EVERYTHING:
            return PRINT
        if self.asked(VIEW) == WHOLE_SCHOOL:
            return VIEW
        return next((name for name in (CLASS, TEACHER, ROOM) if self.asked(name) and self._board_of(name)), "")

    @property
    def is_unknown(self) -> bool:
        """Whether something was asked for that this timetable does not have."""
        return not self.mode and any(self.asked(name) for name in (CLASS, TEACHER, ROOM))

    def _board_of(self, name: str) -> Board | None:
        asked = self.asked(name)
        if name == CLASS:
            found = next((grid for grid in self.grids if grid.key == asked), None)
            return by_class(found) if found is not None else None
        return by_teacher(self.grids, asked) if name == TEACHER else by_room(self.grids, asked)

    @cached_property
    def board(self) -> Board | None:
        """The class, teacher or room that is shown."""
        return self._board_of(self.mode) if self.mode in (CLASS, TEACHER, ROOM) else None

    # Ways to the other sides.

    def url(self, **chosen: str) -> str:
        """Return the address of this page with another choice; the week that is looked at stays."""
        kept = [(name, text) for name in ("tuan", "ngay") if (text := self.asked(name))]
        page = str(self.request.get("ACTUAL_URL") or self.context.absolute_url())
        query = urlencode([*kept, *((name, text) for name, text in chosen.items() if text)])
        return f"{page}?{query}" if query else page

    @property
    def page(self) -> str:
        """The address to which the form of the choice leads."""
        return str(self.request.get("ACTUAL_URL") or self.context.absolute_url())

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the address says besides, for the form of the choice."""
        return [(name, text) for name in ("tuan", "ngay") if (text := self.asked(name))]

    @cached_property
    def _classes(self) -> list[Choice]:
        tables = self.known or tuple((grid.key, grid.title) for grid in self.grids)
        found = [Choice(key, title, *grade_of(title)) for key, title in tables if title]
        return sorted(found, key=lambda choice: class_order(choice.label))

    @property
    def grade(self) -> str:
        """The grade whose classes are shown, "" for all."""
        known = {choice.group for choice in self._classes}
        asked = self.asked(GRADE)
        if asked in known:
            return asked
        own = [choice.group for choice in self._classes if self.mode == CLASS and choice.key == self.asked(CLASS)]
        return own[0] if own else ""

    def grades(self) -> list[dict[str, Any]]:
        """Return the grades as links; none when all classes are of one."""
        found = {choice.group: choice.group_label for choice in self._classes if choice.group}
        if len(found) < 2:
            return []
        chosen = self.grade
        every = {"label": _("All grades"), "url": self.url(), "current": "true" if not chosen else None}
        rows = [
            {"label": label, "url": self.url(khoi=key), "current": "true" if key == chosen else None}
            for key, label in found.items()
        ]
        return [every, *rows]

    def classes(self) -> list[dict[str, Any]]:
        """Return the classes of the chosen grade as links."""
        grade = self.grade
        return [
            {
                "label": choice.label,
                "url": self.url(lop=choice.key),
                "current": "page" if self.mode == CLASS and choice.key == self.asked(CLASS) else None,
            }
            for choice in self._classes
            if not grade or choice.group == grade
        ]

    def people_and_rooms(self) -> list[dict[str, Any]]:
        """Return the lists of teachers and of rooms to choose from; none beside one class, which knows no others."""
        if self.mode == CLASS:
            return []
        lists = (
            (TEACHER, _("By teacher"), _("Choose a teacher"), teachers_of(self.grids)),
            (ROOM, _("By room"), _("Choose a room"), rooms_of(self.grids)),
        )
        return [
            {
                "name": name,
                "label": label,
                "prompt": prompt,
                "choices": [
                    {
                        "key": choice.key,
                        "label": choice.label,
                        "selected": "selected" if self.mode == name and choice.key == self.asked(name) else None,
                    }
                    for choice in choices
                ],
            }
            for name, label, prompt, choices in lists
            if choices
        ]

    def links(self) -> list[tuple[Message, str]]:
        """Return the other views of this timetable, as (label, address)."""
        found: list[tuple[Message, str]] = []
        if self.mode:
            found.append((_("Choose another class, a teacher or a room"), self.url()))
        if len(self._classes) > 1 and self.mode != VIEW:
            found.append((_("The whole school in one table"), self.url(xem=WHOLE_SCHOOL)))
        if len(self._classes) > 1 and self.mode != PRINT:
            found.append((_("All classes, one sheet each, for printing"), self.url(**{PRINT: EVERYTHING})))
        return found

    @property
    def calendar_url(self) -> str:
        """The address of the calendar of the class or teacher that is shown, "" for none."""
        prefix = {CLASS: CLASS_CALENDAR, TEACHER: TEACHER_CALENDAR}.get(self.mode)
        if prefix is None:
            return ""
        # That of the section, which follows the versions.
        chosen = [("loai", self.context.portal_type), ("cho", prefix + self.asked(self.mode))]
        if self._series:
            chosen.append(("nhom", self._series))
        return f"{self.context.aq_parent.absolute_url()}/@@edu-schedule.ics?{urlencode(chosen)}"

    # Versions.

    @property
    def _series(self) -> str:
        return str(self.door.series({"scope": self.context.scope}))

    @cached_property
    def _others(self) -> list[service.Found]:
        found = service.find(self.context.aq_parent, (self.context.portal_type,))
        return [one for one in found if one.told.series == self._series and self.context.UID() != one.brain.UID]

    @property
    def school_name(self) -> str:
        """What stands above every class on paper."""
        return str(api.portal.get().title)

    @property
    def begins(self) -> str:
        """The first day of the timetable that is shown."""
        return format_date(self.spans[0].first) if self.spans else ""

    @property
    def is_ahead(self) -> bool:
        """Whether the timetable that is shown does not hold yet."""
        return bool(self.spans and self.today and self.spans[0].first > self.today)

    def coming(self) -> dict[str, str] | None:
        """Return the next timetable after today's, None when nothing is known of one."""
        today = self.today
        if today is None or self.is_ahead:
            return None
        ahead = [one for one in self._others if one.first > today and one.brain.review_state == "published"]
        if not ahead:
            return None
        nearest = min(ahead, key=lambda one: one.first)
        choice = urlencode({self.mode: self.asked(self.mode)}) if self.mode in (CLASS, TEACHER, ROOM) else ""
        url = nearest.brain.getURL()
        return {"day": format_date(nearest.first), "url": f"{url}?{choice}" if choice else url}
