"""Events of the mandate, for rooms that add to a site what belongs to its sections."""

from edu.portal.core.mandate.actions import Action
from typing import Any
from zope.interface import Attribute
from zope.interface import Interface
from zope.interface import implementer


class IMandateAppliedEvent(Interface):
    """The plan was applied to a site; sent each time, even when there was nothing to do."""

    portal = Attribute("The site")
    actions = Attribute("The tuple of actions that were done, reports included")


@implementer(IMandateAppliedEvent)
class MandateAppliedEvent:
    """See ``IMandateAppliedEvent``."""

    def __init__(self, portal: Any, actions: tuple[Action, ...]) -> None:
        self.portal = portal
        self.actions = actions
