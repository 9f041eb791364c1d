"""REST ``GET @edu-feeds`` and ``GET @edu-feeds/<feed id>`` on the site root, for those who manage the feeds."""

from edu.portal import clock
from edu.portal.syndication.report import feeds_as_json
from plone.restapi.services import Service
from typing import Any
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


@implementer(IPublishTraverse)
class FeedsGet(Service):
    """Answers with the health of every feed, or of the one that the address names."""

    def __init__(self, context: Any, request: Any) -> None:
        super().__init__(context, request)
        self.names: list[str] = []

    def publishTraverse(self, request: Any, name: str) -> "FeedsGet":
        """Keep the rest of the address: the id of a feed."""
        self.names.append(name)
        return self

    def reply(self) -> dict[str, Any]:
        """Return the feeds as JSON. Raises ``NotFound`` for an id that the settings do not have."""
        answer = feeds_as_json(self.context, clock.now(), self.context.absolute_url())
        if not self.names:
            return answer
        for item in answer["items"]:
            if [item["id"]] == self.names:
                return dict(item)
        raise NotFound("/".join(self.names))
