"""The answer to a refused publication, the note on an item, and the list of what is taken down."""

from datetime import date
from edu.portal import clock
from edu.portal.behaviors.consent import TITLES
from edu.portal.behaviors.consent import IConsent
from edu.portal.consent import service
from edu.portal.core.consent.decide import Consent
from edu.portal.core.consent.decide import consent_of
from edu.portal.core.consent.decide import is_near
from edu.portal.core.text.dates import format_date
from plone import api
from plone.app.layout.viewlets.common import ViewletBase
from plone.rest.errors import ErrorHandling
from plone.rest.interfaces import IAPIRequest
from Products.CMFPlone.browser.exceptions import ExceptionView
from Products.Five.browser import BrowserView
from typing import Any


BAD_REQUEST = 400


class WithheldView(ExceptionView):  # type: ignore[misc]
    """A page for people with the way to the form, a message for programs; status 400 for both."""

    sentence = ""
    item_url = ""

    def __call__(self) -> Any:
        self.request.response.setStatus(BAD_REQUEST, lock=1)
        if IAPIRequest.providedBy(self.request):
            answer = ErrorHandling(self.context, self.request)
            answer.__parent__ = self.__parent__
            return answer()
        self.sentence = str(self.context)
        self.item_url = self.__parent__.absolute_url()
        return super().__call__()


class ConsentNote(ViewletBase):  # type: ignore[misc]
    """Tells editors, on the page of an item, what is stated and when it will be hidden."""

    facts: dict[str, Any]

    def update(self) -> None:
        """Read the statement; nothing for readers."""
        super().update()
        self.facts = {}
        stated = IConsent(self.context, None)
        if stated is not None and api.user.has_permission("Modify portal content", obj=self.context):
            self.facts = _facts(consent_of(stated.consent), stated.take_down, clock.today())
            if not self.facts and service.must_state(self.context):
                self.facts = {"title": "", "day": "", "is_near": False, "is_open": True}


class ConsentsView(BrowserView):  # type: ignore[misc]
    """What waits for consent and what is taken down soon, from the catalogue."""

    def waiting(self) -> list[dict[str, str]]:
        """Return what shows children without consent, newest first."""
        found = api.portal.get_tool("portal_catalog")(
            sort_on="modified", sort_order="reverse", object_provides=f"{IConsent.__module__}.IConsentAware"
        )
        return [_row(brain) for brain in found if brain.edu_consent == Consent.MISSING.value]

    def coming(self) -> list[dict[str, str]]:
        """Return what the site hides within two weeks, soonest first."""
        return [_row(brain) for brain in service.coming(api.portal.get(), clock.today())]


def _row(brain: Any) -> dict[str, str]:
    day = brain.edu_take_down
    return {"title": brain.Title, "url": brain.getURL(), "day": format_date(day) if isinstance(day, date) else ""}


def _facts(consent: Consent | None, take_down: date | None, today: date) -> dict[str, Any]:
    if consent is None and take_down is None:
        return {}
    return {
        "title": TITLES[consent] if consent else "",
        "day": format_date(take_down) if take_down else "",
        "is_near": is_near(take_down, today),
        "is_open": consent is Consent.MISSING,
    }
