"""The behavior ``edu.notice``: for whom a notice is, and until when lists show it (289/VP-CNTT V.1)."""

from DateTime import DateTime
from datetime import datetime
from datetime import time
from datetime import timedelta
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.news.audience import LONGEST_CLASSES
from edu.portal.core.news.audience import class_names
from edu.portal.i18n import _
from plone.app.z3cform.widgets.checkbox import CheckBoxFieldWidget
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.indexer import indexer
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import Interface
from zope.interface import provider


TITLES = {
    "whole-school": _("The whole unit"),
    "nursery": _("Nursery groups"),
    "age-3": _("3 to 4 years"),
    "age-4": _("4 to 5 years"),
    "age-5": _("5 to 6 years"),
    **{f"grade-{number}": _("Grade ${number}", mapping={"number": number}) for number in range(1, 13)},
    "boarding": _("Pupils who eat at school"),
    "parents": _("Parents"),
    "pupils": _("Pupils"),
    "staff": _("Teachers and staff"),
    "units-below": _("Units below"),
}


class INoticeAware(Interface):
    """Marks content whose type has the behavior ``edu.notice``."""


@provider(IFormFieldProvider)
class INotice(model.Schema):
    """Audience and term."""

    model.fieldset(
        "edu_notice",
        label=_("Notice"),
        description=_("For notices to parents, pupils and staff; other news leave this empty."),
        fields=["audience", "classes", "shown_until"],
        order=1,
    )
    directives.widget("audience", CheckBoxFieldWidget)
    audience = schema.Set(
        title=_("For whom"),
        value_type=schema.Choice(vocabulary="edu.portal.Audiences"),
        required=False,
    )
    classes = schema.TextLine(
        title=_("Only for these classes"),
        description=_("For example 6A1, 6A2. Empty: all of those chosen above."),
        max_length=LONGEST_CLASSES,
        required=False,
    )
    shown_until = schema.Date(
        title=_("Shown until"),
        description=_(
            "The last day in lists and on the front page; afterwards the notice is found under “Past notices” only."
        ),
        required=False,
    )


@indexer(INoticeAware)
def edu_audience(content: Any) -> tuple[str, ...]:
    """The audiences as ids, in the order of the form: index and column."""
    chosen = INotice(content).audience or ()
    return tuple(name for name in TITLES if name in chosen)


@indexer(INoticeAware)
def edu_classes(content: Any) -> tuple[str, ...]:
    """The classes that a notice is narrowed to: a column for tags."""
    return class_names(INotice(content).classes or "")


@indexer(INoticeAware)
def expires(content: Any) -> Any:
    """The catalogue's own end of an item: the earlier of Plone's date and the end of the last day shown."""
    own = content.expires()
    last = INotice(content).shown_until
    if last is None:
        return own
    end = DateTime(datetime.combine(last + timedelta(days=1), time(), VIETNAM))
    return end if own is None else min(own, end)
