"""Who has a teaching schedule for a week and who has none, by team."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from edu.portal.content.people.tree import read_directory
from edu.portal.content.people.tree import read_units
from edu.portal.core.text.names import sort_key
from edu.portal.core.text.names import title_key
from edu.portal.core.text.unicode import fold
from edu.portal.schedules.overview import Overview
from edu.portal.schedules.service import Found
from functools import cached_property
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any


TEAM_KIND = "to-chuyen-mon"


@dataclass(frozen=True)
class Teacher:
    """A teacher; ``found`` is the schedule of the week, None when it is missing."""

    name: str
    found: Found | None = None


@dataclass
class Team:
    """A team with its teachers; ``title`` "" for those of whom nobody knows the team."""

    title: str
    teachers: list[Teacher] = field(default_factory=list)


def teams_of_week(found: Iterable[Found]) -> list[Team]:
    """Return the teams of teachers with everybody in them, in the order of the list of staff.

    A schedule belongs to the person of the same name; one of a name that the list does not know stands in the team
    that it names itself.
    """
    of_name: dict[str, Found] = {}
    for one in found:
        of_name.setdefault(_key(one.told.series), one)
    teams: dict[str, Team] = {}
    team_ids = {brain.getId for brain in read_units() if brain.edu_unit_kind == TEAM_KIND}
    for entry in read_directory("", sort="bo-phan"):
        if team_ids.intersection(entry.units):
            own = of_name.pop(_key(entry.brain.Title), None)
            _team(teams, entry.unit).teachers.append(Teacher(entry.brain.Title, own))
    for one in of_name.values():
        _team(teams, team_told(one)).teachers.append(Teacher(one.told.series or one.brain.Title, one))
    for team in teams.values():
        team.teachers.sort(key=lambda teacher: sort_key(teacher.name))
    known, unknown = [team for team in teams.values() if team.title], [teams[""]] if "" in teams else []
    return [*sorted(known, key=lambda team: title_key(team.title)), *unknown]


def team_told(one: Found) -> str:
    """Return the team that a schedule names itself, "" for none."""
    return one.told.more.get("team", "")


class TeachersOfWeek(Overview):
    """The teachers by team with their teaching schedules; editors also see who of the list of staff has none yet."""

    index = ViewPageTemplateFile("templates/teachers.pt")

    @cached_property
    def teams(self) -> list[dict[str, Any]]:
        """The teams with their teachers."""
        teams = [self._team(team) for team in teams_of_week(self.section.found)]
        return [team for team in teams if team["teachers"]]

    def _team(self, team: Team) -> dict[str, Any]:
        done = [one for one in team.teachers if one.found is not None]
        # Who is late is a matter of the school, not of the public.
        shown = team.teachers if self.section.is_editor else done
        return {
            "title": team.title,
            "teachers": [
                {"name": one.name, "link": self.link(one.found, one.name) if one.found else None} for one in shown
            ],
            "done": str(len(done)),
            "all": str(len(team.teachers)),
        }


def _team(teams: dict[str, Team], title: str) -> Team:
    """Return the team of a title, letter case and diacritics aside; a new one when there is none yet."""
    return teams.setdefault(_key(title), Team(title))


def _key(text: str) -> str:
    return fold(" ".join(text.split()))
