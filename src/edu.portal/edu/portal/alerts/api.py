"""REST ``@edu-alerts`` on the site root: GET for everybody, POST and DELETE for those who manage the lines."""

from edu.portal import clock
from edu.portal.alerts import service
from edu.portal.alerts.wording import FIELDS
from edu.portal.alerts.wording import PROBLEMS
from edu.portal.core.alerts.decide import Typed
from edu.portal.permissions import MANAGE_ALERTS
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from typing import Any
from zExceptions import BadRequest
from zExceptions import NotFound
from zope.i18n import translate
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


CREATED = 201
NO_CONTENT = 204


class AlertsGet(Service):  # type: ignore[misc]
    """The lines of this moment; whoever manages them gets all of them, with their history."""

    def reply(self) -> dict[str, Any]:
        """Return ``{"@id": ..., "items": [...]}``."""
        now = clock.now()
        items = [service.as_json(alert, now, with_history=False) for alert in service.shown(self.context, now)]
        answer = {"@id": f"{self.context.absolute_url()}/@edu-alerts", "items": items}
        if api.user.has_permission(MANAGE_ALERTS, obj=self.context):
            stored = [alert for group in service.by_state(self.context, now).values() for alert in group]
            answer["stored"] = [service.as_json(alert, now, with_history=True) for alert in stored]
        return answer


class AlertsPost(Service):  # type: ignore[misc]
    """Puts a line up; the body holds the fields of the form as texts, ``text`` alone is enough."""

    def reply(self) -> dict[str, Any]:
        """Return the line. Raises ``BadRequest`` with the sentences of what is wrong."""
        alsoProvides(self.request, IDisableCSRFProtection)
        sent = json_body(self.request)
        typed = Typed(**{name: str(sent.get(name) or "") for name in FIELDS})
        now = clock.now()
        alert, problems = service.put_up(self.context, typed, service.current_user(), now)
        if alert is None:
            raise BadRequest(" ".join(translate(PROBLEMS[found], context=self.request) for found in problems.items()))
        self.request.response.setStatus(CREATED)
        return service.as_json(alert, now, with_history=True)


@implementer(IPublishTraverse)
class AlertsDelete(Service):  # type: ignore[misc]
    """Takes the line off whose id follows in the address; it stays in the record."""

    def __init__(self, context: Any, request: Any) -> None:
        super().__init__(context, request)
        self.names: list[str] = []

    def publishTraverse(self, request: Any, name: str) -> "AlertsDelete":
        """Keep the rest of the address: the id of a line."""
        self.names.append(name)
        return self

    def reply(self) -> None:
        """Answer with nothing. Raises ``NotFound`` for an id that there is not."""
        alsoProvides(self.request, IDisableCSRFProtection)
        try:
            service.take_off(self.context, "/".join(self.names), service.current_user(), clock.now())
        except LookupError as error:
            raise NotFound("/".join(self.names)) from error
        self.request.response.setStatus(NO_CONTENT)
