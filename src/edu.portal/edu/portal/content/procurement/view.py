"""The page of one project, tender or purchase."""

from datetime import date
from edu.portal import clock
from edu.portal.content.files import ShownFile
from edu.portal.content.files import shown_file
from edu.portal.content.legal_document.files import file_facts
from edu.portal.content.procurement.wording import KINDS
from edu.portal.content.procurement.wording import METHODS
from edu.portal.content.procurement.wording import STAGE_STYLES
from edu.portal.content.procurement.wording import STEP_TITLES
from edu.portal.content.procurement.wording import state_sentence
from edu.portal.content.procurement.wording import steps_of
from edu.portal.core.calendar.zone import local_date
from edu.portal.core.procurement.money import format_dong
from edu.portal.core.procurement.money import saving
from edu.portal.core.procurement.stages import State
from edu.portal.core.procurement.stages import Steps
from edu.portal.core.procurement.stages import is_forgotten
from edu.portal.core.procurement.stages import state_of
from edu.portal.core.procurement.stages import timeline
from edu.portal.core.text.dates import format_date
from edu.portal.i18n import _
from functools import cached_property
from plone import api
from Products.Five.browser import BrowserView
from typing import Any
from zope.i18nmessageid import Message


class ProcurementView(BrowserView):
    """Facts, timeline, result and files, ready for the template."""

    @cached_property
    def today(self) -> date:
        """The day that the state is judged by."""
        return clock.today()

    @cached_property
    def steps(self) -> Steps:
        """The dates."""
        return steps_of(self.context)

    @cached_property
    def state(self) -> State:
        """How far it is today."""
        return state_of(self.steps, self.today)

    @property
    def kind(self) -> Message | str:
        """Return the kind in words."""
        return KINDS.get(self.context.kind or "", "")

    @property
    def sentence(self) -> Message:
        """Return the state in words."""
        return state_sentence(self.state)

    @property
    def style(self) -> str:
        """Return the style of the state."""
        return STAGE_STYLES[self.state.stage]

    def timeline(self) -> list[dict[str, Any]]:
        """Return the steps with a day. The last one that has come is where it stands."""
        steps = timeline(self.steps, self.today)
        done = [step for step in steps if step.is_done]
        current = done[-1].name if done else ""
        return [
            {
                "title": STEP_TITLES[step.name],
                "date": format_date(step.day),
                "moment": step.day.isoformat(),
                "is_done": step.is_done,
                "current": "step" if step.name == current else None,
            }
            for step in steps
        ]

    def facts(self) -> list[tuple[Message, str | Message]]:
        """Return the record, empty lines left out."""
        content = self.context
        lines = [
            (_("Number"), content.number_raw),
            (_("Budget"), _sum(content.budget)),
            (_("Source of the money"), content.fund_source),
            (_("Way of choosing the contractor"), METHODS.get(content.method or "", "")),
        ]
        return [(label, value) for label, value in lines if value]

    def result(self) -> list[tuple[Message, str]]:
        """Return what came out, empty lines left out."""
        content = self.context
        lines = [
            (_("Contractor chosen"), content.contractor),
            (_("Amount of the result"), _sum(content.amount)),
            (_("Below the budget by"), self._saved()),
        ]
        return [(label, value) for label, value in lines if value]

    def files(self) -> list[ShownFile]:
        """Return the files with kind, size and addresses."""
        return [shown_file(fact, self.context.absolute_url()) for fact in file_facts(self.context)]

    def modified(self) -> str:
        """Return the day of the last change of the page."""
        return format_date(local_date(self.context.modified().asdatetime()))

    @property
    def may_edit(self) -> bool:
        """Tell whether the reader is an editor of this page."""
        return bool(api.user.has_permission("Modify portal content", obj=self.context))

    def advice(self) -> list[Message]:
        """Return what an editor should look at again; nothing here hinders saving."""
        content, steps = self.context, self.steps
        advice = []
        if not any(step["is_done"] for step in self.timeline()):
            advice.append(_("No date has come yet. Give at least the day on which the plan was approved."))
        if is_forgotten(steps, self.today):
            advice.append(_("Bids closed more than a month ago. Add the result, or the day when it was cancelled."))
        if steps.decided and steps.decided <= self.today and not (content.contractor and content.amount is not None):
            advice.append(_("There is a result: please add the contractor and the amount."))
        if content.budget is not None and content.amount is not None and content.amount > content.budget:
            advice.append(_("The amount of the result is larger than the budget. Please compare the two."))
        if not file_facts(content):
            advice.append(_("There is no file yet. Readers need the plan, the notice or the decision."))
        return advice

    def _saved(self) -> str:
        share = saving(self.context.budget, self.context.amount)
        return f"{share}%" if share else ""


def _sum(amount: int | None) -> str:
    return "" if amount is None else format_dong(amount)
