"""Use cases of consent: may it be public, hide what may not, what is to be taken down soon.

Reads the behavior ``edu.consent``. Nothing here logs a title or a name: they may be of children.
"""

from AccessControl.PermissionRole import rolesForPermissionOn
from collections.abc import Iterator
from datetime import date
from edu.portal import clock
from edu.portal.behaviors.consent import IConsent
from edu.portal.behaviors.consent import IShowsChildren
from edu.portal.core.consent.decide import NEAR
from edu.portal.core.consent.decide import Refusal
from edu.portal.core.consent.decide import consent_of
from edu.portal.core.consent.decide import refusal
from edu.portal.core.text.dates import format_date
from edu.portal.i18n import _
from edu.portal.mandate.sections import section_of
from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException
from typing import Any
from zExceptions import Forbidden
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message


# Works of pupils and portraits of classes and pupils: silence is no consent here, whatever type they are of.
SECTIONS_OF_CHILDREN = frozenset({"goc-hoc-tap", "guong-mat-tieu-bieu"})

SENTENCES = {
    Refusal.MISSING: _(
        "“${title}” shows children and the consent is not there yet, so it is not published. When the parents have"
        " agreed, state it in the field “Consent” and publish again."
    ),
    Refusal.NOT_STATED: _(
        "Before “${title}” is published, state in the field “Consent” whether children are shown and who has agreed."
    ),
    Refusal.TAKEN_DOWN: _(
        "“${title}” was to be taken down on ${day}. To publish it, change the day in the field “Taken down on” first."
    ),
}


class Withheld(WorkflowException, Forbidden):  # type: ignore[misc]
    """Raised instead of publishing; its text is the sentence for people."""


def is_public(content: Any) -> bool:
    """Return whether everybody may see ``content``."""
    return "Anonymous" in rolesForPermissionOn("View", content)


def must_state(content: Any) -> bool:
    """Return whether silence about children forbids publishing: by the nature of the content or of its section."""
    return IShowsChildren.providedBy(content) or section_of(content) in SECTIONS_OF_CHILDREN


def refusal_of(content: Any, today: date) -> Refusal | None:
    """Return why ``content`` may not be public on ``today``, None when it may."""
    stated = IConsent(content, None)
    if stated is None:
        return None
    return refusal(consent_of(stated.consent), stated.take_down, must_state(content), today)


def publish_problem(content: Any) -> Message | None:
    """Return the sentence why ``content`` may not be public today, None when it may: for forms that publish."""
    found = refusal_of(content, clock.today())
    if found is None:
        return None
    day = IConsent(content).take_down
    mapping = {"title": content.title, "day": format_date(day) if day else ""}
    return Message(SENTENCES[found], mapping=mapping)


def insist(content: Any) -> None:
    """Raise ``Withheld`` when ``content`` may not be public."""
    sentence = publish_problem(content)
    if sentence is not None:
        raise Withheld(str(translate(sentence, context=getRequest())))


def withdraw(content: Any, comment: str) -> bool:
    """Hide ``content`` from readers by a step of its workflow, whoever asks. Return whether it is hidden now."""
    workflow = api.portal.get_tool("portal_workflow")
    with api.env.adopt_roles(["Manager"]):
        for step in hiding_steps(content):
            workflow.doActionFor(content, step, comment=comment)
            break
    return not is_public(content)


def hiding_steps(content: Any) -> list[str]:
    """Return the steps of the workflow that lead to a state which readers do not see."""
    return _steps(content, is_open=False)


def opening_steps(content: Any) -> list[str]:
    """Return the steps of the workflow that lead to a state which readers see."""
    return _steps(content, is_open=True)


def _steps(content: Any, *, is_open: bool) -> list[str]:
    workflow = api.portal.get_tool("portal_workflow")
    possible = [found["id"] for found in workflow.getTransitionsFor(content)]
    steps = []
    for definition in workflow.getWorkflowsFor(content):
        for name in possible:
            transition = definition.transitions.get(name)
            state = definition.states.get(transition.new_state_id) if transition is not None else None
            if state is not None and opens(state) is is_open:
                steps.append(name)
    return steps


def opens(state: Any) -> bool:
    """Return whether a state of a workflow shows content to everybody, or leaves that to what is above."""
    roles = (state.permission_roles or {}).get("View")
    # A list also takes roles from above, a tuple is all there is.
    return not isinstance(roles, tuple) or "Anonymous" in roles


def due(portal: Any, today: date) -> list[Any]:
    """Return the catalogue brains of what has reached its day and is still public; wakes nothing."""
    found = portal.portal_catalog.unrestrictedSearchResults(
        edu_take_down={"query": today, "range": "max"}, allowedRolesAndUsers=["Anonymous"]
    )
    return list(found)


def coming(portal: Any, today: date) -> list[Any]:
    """Return the catalogue brains of what will be hidden within two weeks and the current user may see."""
    found = portal.portal_catalog(
        edu_take_down={"query": (date.fromordinal(today.toordinal() + 1), today + NEAR), "range": "min:max"},
        sort_on="edu_take_down",
    )
    return list(found)


def take_down_due(portal: Any, today: date) -> Iterator[bool]:
    """Hide everything that has reached its day; yield for each whether it is hidden. Writes, commits nothing."""
    comment = translate(_("Taken down on the stated day."), target_language="vi")
    for brain in due(portal, today):
        content = brain._unrestrictedGetObject()
        if refusal_of(content, today) is Refusal.TAKEN_DOWN and is_public(content):
            yield withdraw(content, comment)
