"""Going back to a former version brings back its statement on children too: what may not be public is hidden."""

from plone.protect import CheckAuthenticator
from plone.restapi.services.history.patch import HistoryPatch
from Products.CMFEditions.browser.policies import RevertVersion
from typing import Any
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent


class RevertPage(RevertVersion):  # type: ignore[misc]
    """Plone's page, whose result is treated as an edit."""

    def __call__(self) -> Any:
        """Revert and lead to the page of the content. Raises Forbidden without the mark of a form."""
        CheckAuthenticator(self.request)
        answer = super().__call__()
        notify(ObjectModifiedEvent(self.context))
        return answer


class RevertService(HistoryPatch):  # type: ignore[misc]
    """Plone's service, whose result is treated as an edit."""

    def reply(self) -> Any:
        """Revert and return the message of Plone."""
        answer = super().reply()
        notify(ObjectModifiedEvent(self.context))
        return answer
