"""A project, an investment item, a tender or a purchase. Its state is computed from its dates and never stored."""

from edu.portal.content.interfaces import IEduContent
from edu.portal.content.procurement.dong import Dong
from edu.portal.content.procurement.dong import dong_widget
from edu.portal.content.procurement.wording import disorder_sentence
from edu.portal.content.procurement.wording import steps_of
from edu.portal.content.suggest import suggesting_widget
from edu.portal.core.procurement.stages import disorders
from edu.portal.core.unit.checks import is_web_address
from edu.portal.i18n import _
from plone.autoform import directives
from plone.dexterity.content import Container
from plone.namedfile.field import NamedBlobFile
from plone.supermodel import model
from typing import Any
from zope import schema
from zope.interface import Invalid
from zope.interface import implementer
from zope.interface import invariant


class NotAWebAddress(schema.ValidationError):
    __doc__ = _("This is not a web address. It begins with https:// and has no blanks.")


def web_address(value: str) -> bool:
    """Return True for a web address; raise NotAWebAddress, whose sentence the form shows, for other text."""
    if value and not is_web_address(value):
        raise NotAWebAddress(value)
    return True


class IProcurement(model.Schema, IEduContent):
    """What a public unit tells of a project or a tender (Letter 3082/GDĐT-TTTT, 2.8)."""

    title = schema.TextLine(
        title=_("Name"),
        description=_("The name of the project, the package or the purchase, as in the approved plan."),
    )
    directives.widget("kind", prompt=True, promptMessage=_("Choose a kind"))
    kind = schema.Choice(
        title=_("Kind"),
        vocabulary="edu.portal.ProcurementKinds",
    )
    number_raw = schema.TextLine(
        title=_("Number"),
        description=_("The number of the decision, the plan or the notice, as printed on it."),
        required=False,
    )
    directives.widget("budget", dong_widget)
    budget = Dong(
        title=_("Budget"),
        description=_("In đồng: 1.250.000.000, or in words: 850 triệu, 1,25 tỷ."),
        required=False,
    )
    directives.widget("fund_source", suggesting_widget, vocabulary="edu.portal.FundSources")
    fund_source = schema.TextLine(
        title=_("Source of the money"),
        required=False,
    )
    directives.widget("method", prompt=True, promptMessage=_("Choose a way"))
    method = schema.Choice(
        title=_("Way of choosing the contractor"),
        vocabulary="edu.portal.ProcurementMethods",
        required=False,
    )
    description = schema.Text(
        title=_("Summary"),
        description=_("What is built, bought or done, for whom and where."),
        required=False,
        default="",
    )
    notice_url = schema.TextLine(
        title=_("Notice on the national bidding network"),
        description=_("The address of the notice there, when the package is told there."),
        required=False,
        constraint=web_address,
    )
    file = NamedBlobFile(
        title=_("Main file"),
        description=_("After saving, attach further files on the page, as many as needed."),
        required=False,
    )

    model.fieldset(
        "steps",
        label=_("Dates"),
        description=_("Fill in what is known. Visitors see the state that follows from the dates."),
        fields=[
            "approved_on",
            "invited_on",
            "closes_on",
            "opened_on",
            "decided_on",
            "signed_on",
            "completed_on",
            "cancelled_on",
        ],
    )
    approved_on = schema.Date(title=_("Plan approved on"), required=False)
    invited_on = schema.Date(title=_("Bids invited from"), required=False)
    closes_on = schema.Date(
        title=_("Last day for bids"),
        description=_("On this day bids are still taken."),
        required=False,
    )
    opened_on = schema.Date(title=_("Bids opened on"), required=False)
    decided_on = schema.Date(title=_("Result approved on"), required=False)
    signed_on = schema.Date(title=_("Contract signed on"), required=False)
    completed_on = schema.Date(
        title=_("Completed on"),
        description=_("A day to come is shown as the planned day."),
        required=False,
    )
    cancelled_on = schema.Date(
        title=_("Cancelled on"),
        description=_("Only when the project or the tender was given up."),
        required=False,
    )

    model.fieldset(
        "result",
        label=_("Result"),
        fields=["contractor", "amount", "result_note"],
    )
    contractor = schema.TextLine(
        title=_("Contractor chosen"),
        required=False,
    )
    directives.widget("amount", dong_widget)
    amount = Dong(
        title=_("Amount of the result"),
        description=_("In đồng: 1.250.000.000, or in words: 850 triệu, 1,25 tỷ."),
        required=False,
    )
    result_note = schema.Text(
        title=_("Note on the result"),
        description=_("For example why a tender was cancelled, or the number of bids."),
        required=False,
        default="",
    )

    model.primary("file")

    @invariant
    def dates_follow_one_another(data: Any) -> None:
        """A step never lies before the one that it follows; the first disorder is told."""
        steps = steps_of(data)
        wrong = disorders(steps)
        if wrong:
            raise Invalid(disorder_sentence(wrong[0], steps))

    @invariant
    def finished_or_cancelled(data: Any) -> None:
        """What was given up was not completed."""
        steps = steps_of(data)
        if steps.completed and steps.cancelled and steps.completed <= steps.cancelled:
            raise Invalid(_("It cannot be completed and cancelled. Please empty one of the two dates."))


@implementer(IProcurement)
class Procurement(Container):
    """A project or a tender with its main file; further files are inside it."""
