"""Subjects as teachers write them, grades of units."""

from edu.portal.core.learning.programme import GRADES
from edu.portal.core.learning.programme import LICENCES
from edu.portal.core.learning.programme import SUBJECTS
from edu.portal.core.learning.programme import grade_order
from edu.portal.core.learning.programme import grade_title
from edu.portal.core.learning.programme import grades_of
from edu.portal.core.learning.programme import licence_by_id
from edu.portal.core.learning.programme import subject_title
from edu.portal.core.learning.programme import subjects_of
from edu.portal.core.unit.kinds import KINDS
import json
from pathlib import Path
import pytest


CORPUS = Path(__file__).parents[3] / "corpus" / "learning"


def rows(name):
    return json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("typed", "title"), rows("subjects"))
def test_a_subject_has_one_name(typed, title):
    assert subject_title(typed) == title


def test_no_two_subjects_share_a_way_of_writing():
    for subject in SUBJECTS:
        assert {subject_title(name) for name in (subject.title, *subject.also)} == {subject.title}


def test_levels_are_kinds_of_units():
    kinds = {kind.id for kind in KINDS}
    assert {level for subject in SUBJECTS for level in subject.levels} <= kinds
    assert {grade.level for grade in GRADES} <= kinds


@pytest.mark.parametrize(
    ("units", "first", "last", "count"),
    [
        (["mam-non"], "nt-1", "mg-5", 6),
        (["thcs"], "6", "9", 4),
        (["tieu-hoc", "thcs"], "1", "9", 9),
        (["gdtx"], "6", "12", 7),
        (["so-gddt"], "nt-1", "12", 18),
        ([], "nt-1", "12", 18),
    ],
)
def test_a_unit_chooses_among_its_own_grades(units, first, last, count):
    grades = grades_of(units)
    assert (grades[0].id, grades[-1].id, len(grades)) == (first, last, count)


def test_a_unit_is_suggested_its_own_subjects():
    titles = [subject.title for subject in subjects_of(["thcs"])]
    assert "Khoa học tự nhiên" in titles
    assert "Vật lí" not in titles
    assert subjects_of(["phong-gddt"]) == SUBJECTS


def test_grades_and_licences_by_id():
    assert grade_title("mg-5") == "Mẫu giáo lớn (5–6 tuổi)"
    assert grade_title("13") == "13"
    assert sorted(["10", "9", "mg-3", "?"], key=grade_order) == ["mg-3", "9", "10", "?"]
    assert licence_by_id("cc-by").address.startswith("https://creativecommons.org/")
    assert licence_by_id("?") is None
    assert len({licence.id for licence in LICENCES}) == len(LICENCES)
