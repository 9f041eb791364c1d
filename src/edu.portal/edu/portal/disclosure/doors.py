"""Plone's own screens that delete, hide and move: they say in a sentence what has to stay."""

from edu.portal.consent.service import hiding_steps
from edu.portal.consent.service import opening_steps
from edu.portal.consent.service import publish_problem
from edu.portal.disclosure.content import IDisclosure
from edu.portal.disclosure.keeping import Kept
from edu.portal.disclosure.keeping import kept_within
from edu.portal.disclosure.keeping import refusal
from plone.app.content.browser.contents.delete import DeleteActionView
from plone.app.content.browser.contents.paste import PasteActionView
from plone.app.content.browser.contents.workflow import WorkflowActionView
from plone.rest.errors import ErrorHandling
from plone.rest.interfaces import IAPIRequest
from Products.CMFPlone.browser.exceptions import ExceptionView
import transaction
from typing import Any


FORBIDDEN = 403


class DeleteSelected(DeleteActionView):  # type: ignore[misc]
    """Deletes what was selected in the contents of a folder, except what has to stay."""

    def action(self, obj: Any) -> None:
        """Delete one object, or note why not."""
        sentence = kept_within(obj)
        if sentence is not None:
            self.errors.append(sentence)
            return
        super().action(obj)


class ChangeStateOfSelected(WorkflowActionView):  # type: ignore[misc]
    """Changes the state of what was selected, except of what has to stay public or has no consent yet."""

    def action(self, obj: Any, bypass_recurse: bool = False) -> None:
        """Take one step of the workflow, or note why not."""
        if IDisclosure.providedBy(obj) and self.transition_id in hiding_steps(obj):
            sentence = refusal(obj)
            if sentence is not None:
                self.errors.append(sentence)
                return
        if self.transition_id in opening_steps(obj):
            sentence = publish_problem(obj)
            if sentence is not None:
                self.errors.append(sentence)
                return
        super().action(obj, bypass_recurse)


class PasteSelected(PasteActionView):  # type: ignore[misc]
    """Pastes what was cut or copied, or says what has to stay where it is."""

    def __call__(self) -> Any:
        try:
            return super().__call__()
        except Kept as kept:
            transaction.abort()
            self.errors.append(str(kept))
            return self.message()


class KeptView(ExceptionView):  # type: ignore[misc]
    """The answer of every other door: a page for people, a message for programs, and status 403 for both."""

    sentence = ""

    def __call__(self) -> Any:
        # Locked, because the publisher knows no status for the name of this exception.
        self.request.response.setStatus(FORBIDDEN, lock=1)
        if IAPIRequest.providedBy(self.request):
            answer = ErrorHandling(self.context, self.request)
            answer.__parent__ = self.__parent__
            return answer()
        self.sentence = str(self.context)
        return super().__call__()
