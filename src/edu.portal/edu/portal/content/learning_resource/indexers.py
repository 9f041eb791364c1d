"""What the catalogue knows of learning resources: plain values for the list, words for the search."""

from datetime import date
from edu.portal.content.file_text import words_of
from edu.portal.content.learning_resource.content import ILearningResource
from edu.portal.content.legal_document.files import file_facts
from edu.portal.core.calendar.zone import local_date
from edu.portal.core.learning.programme import grade_title
from edu.portal.core.learning.programme import subject_title
from edu.portal.core.learning.record import Record
from edu.portal.core.learning.record import to_plain
from plone import api
from plone.indexer import indexer
import re
from typing import Any


_SEPARATORS = re.compile(r"[;,\n]")


def authors_of(content: Any) -> tuple[str, ...]:
    """Return the names of the authors, each once."""
    names = (" ".join(name.split()) for name in _SEPARATORS.split(content.author_names or ""))
    return tuple(dict.fromkeys(name for name in names if name))


def formats_of(content: Any) -> tuple[str, ...]:
    """Return in what forms the resource is there: package, player, file, link."""
    held = {
        "package": content.package,
        "player": content.player_address,
        "file": content.file,
        "link": content.link,
    }
    return tuple(name for name, value in held.items() if value)


def first_published(content: Any) -> date | None:
    """Return the day on which visitors could see it first; without a workflow the day of its creation."""
    tool = api.portal.get_tool("portal_workflow")
    if not tool.getChainFor(content):
        return local_date(content.created().asdatetime())
    history = getattr(content, "workflow_history", None) or {}
    times = [
        entry["time"]
        for entries in history.values()
        for entry in entries
        if entry.get("review_state") == "published" and entry.get("time") is not None
    ]
    return local_date(min(times).asdatetime()) if times else None


def record_of(content: Any) -> Record:
    """Return what is told of a resource."""
    return Record(
        kind=content.kind or "",
        subject=subject_title(content.lesson_subject or ""),
        grade=content.grade or "",
        semester=content.semester or "",
        school_year=content.school_year,
        author=authors_of(content),
        own_teacher=content.own_teacher is not False,
        licence=content.licence or "",
        formats=formats_of(content),
        first_published=first_published(content),
    )


@indexer(ILearningResource)
def edu_learning(content: ILearningResource) -> dict[str, Any]:
    """Everything of the list as plain values."""
    return to_plain(record_of(content))


@indexer(ILearningResource)
def edu_learning_kind(content: ILearningResource) -> str:
    """The kind."""
    return _told(content.kind)


@indexer(ILearningResource)
def edu_subject(content: ILearningResource) -> str:
    """The subject by the name of the programme."""
    return _told(subject_title(content.lesson_subject or ""))


@indexer(ILearningResource)
def edu_grade(content: ILearningResource) -> str:
    """The id of the grade."""
    return _told(content.grade)


@indexer(ILearningResource)
def edu_semester(content: ILearningResource) -> str:
    """The id of the semester."""
    return _told(content.semester)


@indexer(ILearningResource)
def edu_school_year(content: ILearningResource) -> int:
    """The year in which its school year begins."""
    if not content.school_year:
        raise AttributeError("no value to index")
    return int(content.school_year)


@indexer(ILearningResource)
def edu_author(content: ILearningResource) -> tuple[str, ...]:
    """The names of the authors."""
    return authors_of(content)


@indexer(ILearningResource)
def edu_licence(content: ILearningResource) -> str:
    """The id of the licence."""
    return _told(content.licence)


@indexer(ILearningResource)
def edu_files(content: ILearningResource) -> tuple[tuple[str, str, int, str], ...]:
    """The files as plain tuples: name, content type, size, relative address."""
    return tuple(tuple(fact) for fact in file_facts(content))


@indexer(ILearningResource)
def searchable_text(content: ILearningResource) -> str:
    """Everything a reader may search by, the text of the main file included where it can be read."""
    words = [
        content.getId(),
        content.title,
        content.description,
        content.lesson_subject,
        subject_title(content.lesson_subject or ""),
        grade_title(content.grade or ""),
        content.author_names,
        *content.Subject(),
        *(fact.filename for fact in file_facts(content)),
        words_of(content),
    ]
    return " ".join(word for word in words if word)


def _told(value: Any) -> str:
    if not value:
        raise AttributeError("no value to index")
    return str(value)
