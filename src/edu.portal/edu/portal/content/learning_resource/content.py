"""A lesson plan, an e-learning lecture or another resource, with its file, its package, its link or its player."""

from edu.portal import clock
from edu.portal.content.interfaces import IEduContent
from edu.portal.content.learning_resource.checks import known_player
from edu.portal.content.learning_resource.checks import playable
from edu.portal.content.learning_resource.checks import web_address
from edu.portal.content.learning_resource.wording import KIND_OF_SECTION
from edu.portal.content.suggest import suggesting_widget
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.players.address import SITES
from edu.portal.i18n import _
from plone.autoform import directives
from plone.dexterity.content import Container
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import implementer
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory


PORTAL_TYPE = "edu.LearningResource"
# From February on people prepare for the second half of the school year.
_SECOND_SEMESTER = range(2, 7)


@provider(IContextAwareDefaultFactory)
def kind_of_place(context: Any) -> str:
    """Return the kind that fits the section in which the resource is added."""
    for place in getattr(context, "aq_chain", ()):
        found = KIND_OF_SECTION.get(getattr(place, "edu_section", "") or "")
        if found:
            return found
    return "other"


@provider(IContextAwareDefaultFactory)
def current_year(context: Any) -> int:
    """Return the current school year."""
    return school_year(clock.today())


@provider(IContextAwareDefaultFactory)
def current_semester(context: Any) -> str:
    """Return the half of the school year that people prepare lessons for."""
    return "2" if clock.today().month in _SECOND_SEMESTER else "1"


class ILearningResource(model.Schema, IEduContent):
    """Each has a subject, a grade, a semester and an author (Letter 289/VP-CNTT, III.1 and III.2)."""

    title = schema.TextLine(
        title=_("Name of the lesson"),
        description=_("For example: Bài 12. Phân số bằng nhau."),
    )
    directives.widget("kind", prompt=False)
    kind = schema.Choice(
        title=_("Kind of resource"),
        vocabulary="edu.portal.LearningKinds",
        defaultFactory=kind_of_place,
    )
    directives.widget("lesson_subject", suggesting_widget, vocabulary="edu.portal.Subjects")
    lesson_subject = schema.TextLine(
        title=_("Subject"),
        description=_("Choose from the list or type another one. In nursery schools: the field of development."),
    )
    directives.widget("grade", prompt=True, promptMessage=_("Choose a grade"))
    grade = schema.Choice(
        title=_("Grade or age group"),
        vocabulary="edu.portal.Grades",
    )
    directives.widget("semester", prompt=False)
    semester = schema.Choice(
        title=_("Semester"),
        vocabulary="edu.portal.Semesters",
        defaultFactory=current_semester,
    )
    directives.widget("school_year", prompt=False)
    school_year = schema.Choice(
        title=_("School year"),
        vocabulary="edu.portal.LessonYears",
        defaultFactory=current_year,
    )
    directives.widget("author_names", suggesting_widget, vocabulary="edu.portal.LessonAuthors")
    author_names = schema.TextLine(
        title=_("Author"),
        description=_("Full name; of several authors separated by a semicolon."),
    )
    own_teacher = schema.Bool(
        title=_("Made by teachers of this school"),
        description=_("Only these count for the number of lectures that the letter asks for each year."),
        required=False,
        default=True,
    )
    description = schema.Text(
        title=_("Summary of the lesson"),
        description=_("What pupils learn, and what is needed for it."),
        required=False,
        default="",
    )
    file = NamedBlobFile(
        title=_("Main file"),
        description=_("Word, PowerPoint or PDF. After saving, attach further files on the page, as many as needed."),
        required=False,
    )
    package = NamedBlobFile(
        title=_("Lesson package (ZIP)"),
        description=_("As exported by iSpring, Articulate, Adobe Captivate or another program: SCORM or HTML5."),
        constraint=playable,
        required=False,
    )
    player_address = schema.TextLine(
        title=_("Address of a video or a presentation"),
        description=_(
            "From ${sites}. It is shown in the page after a click.",
            mapping={"sites": ", ".join(SITES)},
        ),
        constraint=known_player,
        required=False,
    )
    link = schema.TextLine(
        title=_("Link"),
        description=_("The address of the lesson elsewhere. It begins with https://"),
        constraint=web_address,
        required=False,
    )
    directives.widget("licence", prompt=True, promptMessage=_("Not stated"))
    licence = schema.Choice(
        title=_("What others may do with it"),
        vocabulary="edu.portal.Licences",
        required=False,
    )

    model.primary("file")


@implementer(ILearningResource)
class LearningResource(Container):
    """A resource with its main file; further files are inside it."""
