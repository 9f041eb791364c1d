"""Nothing is public without consent, through whatever door it comes: workflow, forms, moving, REST, the console."""

from edu.portal.consent.service import insist
from edu.portal.consent.service import is_public
from edu.portal.consent.service import opens
from edu.portal.consent.service import publish_problem
from edu.portal.consent.service import withdraw
from edu.portal.i18n import _
from plone import api
from typing import Any
from zope.globalrequest import getRequest
from zope.i18n import translate


def keep_back(content: Any, event: Any) -> None:
    """Refuse a step of the workflow that opens ``content`` to readers; subscriber to its beginning."""
    if event.transition is not None and opens(event.new_state):
        insist(content)


def hide_again(content: Any, event: object) -> None:
    """Hide what is public and may not be any more, because its statement changed; subscriber to editing.

    What was typed is saved, the editor is told.
    """
    if not is_public(content):
        return
    sentence = publish_problem(content)
    if sentence is None:
        return
    is_hidden = withdraw(content, translate(_("The consent for children shown has ended."), target_language="vi"))
    _tell(sentence, "warning")
    if not is_hidden:
        _tell(_("It could not be hidden, because it has no workflow of its own. Delete it or move it."), "error")


def hide_where_it_came(content: Any, event: Any) -> None:
    """Hide what may not be public at the place to which it, or a folder above it, was moved; subscriber to moving."""
    if event.newParent is not None and event.oldParent is not None:
        hide_again(content, event)


def _tell(sentence: str, kind: str) -> None:
    request = getRequest()
    if request is not None:
        api.portal.show_message(sentence, request, type=kind)
