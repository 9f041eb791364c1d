"""Lesson plans and lectures of the demonstration school; the folders beside hold the pages of lessons that run."""

from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.text.unicode import slug
from edu.portal.demo.builder import Builder
from edu.portal.demo.builder import load
from edu.portal.demo.builder import pdf
from edu.portal.demo.sheets import sheet
from importlib.resources import files
import io
from plone.namedfile.file import NamedBlobFile
from typing import Any
import zipfile


KINDS = {"giao-an-dien-tu": "lesson-plan", "bai-giang-e-learning": "e-learning"}
FIRST_SEMESTER_FROM = 9


def add_lessons(builder: Builder) -> None:
    """Add the lessons where the unit owes their sections."""
    head = load("unit")["identity"]["name"]
    today = builder.calendar.today
    semester = "1" if today.month >= FIRST_SEMESTER_FROM or today.month == 1 else "2"
    for data in load("lessons"):
        folder = builder.section(data["section"])
        if folder is None:
            continue
        builder.add(
            folder,
            "edu.LearningResource",
            data["title"],
            data["days"],
            description=data["summary"],
            kind=KINDS[data["section"]],
            lesson_subject=data["subject"],
            grade=data["grade"],
            semester=semester if data["semester"] == "now" else data["semester"],
            school_year=school_year(today) - data.get("back", 0),
            author_names=data["authors"],
            own_teacher=True,
            licence=data["licence"],
            file=_paper(head, data),
            package=_package(data["lesson"]) if "lesson" in data else None,
            player_address=data.get("player"),
            link=None,
        )


def _paper(head: str, data: dict[str, Any]) -> NamedBlobFile:
    note = f"{data['subject']} {data['grade']}. {data['authors']}"
    return pdf(sheet(head=head, title=data["title"], note=note, text=data["text"]), slug(data["title"])[:60])


def _package(name: str) -> NamedBlobFile:
    """Return the pages of a lesson as the ZIP file that a program exports."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for page in sorted(files(__package__).joinpath(name).iterdir(), key=lambda page: page.name):
            package.writestr(page.name, page.read_bytes())
    return NamedBlobFile(data=stream.getvalue(), contentType="application/zip", filename=f"{name}.zip")
