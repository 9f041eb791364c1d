"""Kinds, ways of choosing, steps and states in words."""

from datetime import date
from edu.portal.core.procurement.stages import ORDER
from edu.portal.core.procurement.stages import Disorder
from edu.portal.core.procurement.stages import Stage
from edu.portal.core.procurement.stages import State
from edu.portal.core.procurement.stages import Steps
from edu.portal.core.text.dates import format_date
from edu.portal.i18n import _
from zope.i18nmessageid import Message


KINDS: dict[str, Message] = {
    "project": _("Project"),
    "investment": _("Investment item"),
    "tender": _("Tender package"),
    "purchase": _("Purchase"),
}
# Law 22/2023/QH15 on bidding, chapter II.
METHODS: dict[str, Message] = {
    "open": _("Open bidding"),
    "restricted": _("Restricted bidding"),
    "appointed": _("Appointed contractor"),
    "quotation": _("Competitive quotation"),
    "direct": _("Direct purchase"),
    "self": _("Done by the unit itself"),
    "other": _("Another way by law"),
}
STEP_TITLES: dict[str, Message] = {
    "approved": _("Plan approved"),
    "invited": _("Invitation to bid"),
    "closes": _("Bids close"),
    "opened": _("Bids opened"),
    "decided": _("Result approved"),
    "signed": _("Contract signed"),
    "completed": _("Completed"),
    "cancelled": _("Cancelled"),
}
STAGE_TITLES: dict[str, Message] = {
    Stage.PLANNED.value: _("Being prepared"),
    Stage.INVITING.value: _("Open to bids"),
    Stage.EVALUATING.value: _("Bids are looked at"),
    Stage.AWARDED.value: _("Result known"),
    Stage.RUNNING.value: _("Being carried out"),
    Stage.DONE.value: _("Completed"),
    Stage.CANCELLED.value: _("Cancelled"),
}
STAGE_STYLES: dict[Stage, str] = {
    Stage.PLANNED: "edu-state--soon",
    Stage.INVITING: "edu-state--ok",
    Stage.EVALUATING: "edu-state--soon",
    Stage.AWARDED: "edu-state--ok",
    Stage.RUNNING: "edu-state--soon",
    Stage.DONE: "edu-state--ok",
    Stage.CANCELLED: "edu-state--old",
}


def state_sentence(state: State) -> Message:
    """Return a state in words with the day that matters: "Open to bids, 5 days left"."""
    if state.stage is Stage.INVITING and state.days is not None:
        return _inviting(state.days)
    told = _WITH_A_DAY.get(state.stage)
    if told is None or state.day is None:
        return STAGE_TITLES[state.stage.value]
    return _(told, mapping={"date": format_date(state.day)})


_WITH_A_DAY = {
    Stage.PLANNED: _("Bids are invited from ${date}"),
    Stage.EVALUATING: _("Bids closed on ${date}, being looked at"),
    Stage.AWARDED: _("Result known since ${date}"),
    Stage.RUNNING: _("Being carried out, to be completed on ${date}"),
    Stage.DONE: _("Completed on ${date}"),
    Stage.CANCELLED: _("Cancelled on ${date}"),
}


def _inviting(days: int) -> Message:
    if days == 0:
        return _("Open to bids, the last day is today")
    if days == 1:
        return _("Open to bids until tomorrow")
    return _("Open to bids, ${days} days left", mapping={"days": days})


def disorder_sentence(disorder: Disorder, steps: Steps) -> Message:
    """Return what is wrong with two dates and what to do."""
    earlier, later = getattr(steps, disorder.earlier), getattr(steps, disorder.later)
    return _(
        "“${later}” (${later_date}) lies before “${earlier}” (${earlier_date}). Please check the two dates.",
        mapping={
            "later": STEP_TITLES[disorder.later],
            "later_date": format_date(later),
            "earlier": STEP_TITLES[disorder.earlier],
            "earlier_date": format_date(earlier),
        },
    )


def steps_of(data: object) -> Steps:
    """Return the dates of content or of a filled form."""
    return Steps(**{name: _day(getattr(data, f"{name}_on", None)) for name in (*ORDER, "cancelled")})


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
