"""What the form refuses, each with a sentence that says what to do."""

from edu.portal.content.learning_resource.wording import refusal_sentence
from edu.portal.core.learning.package import PackageError
from edu.portal.core.learning.package import Refusal
from edu.portal.core.players.address import SITES
from edu.portal.core.players.address import read_player
from edu.portal.core.unit.checks import is_web_address
from edu.portal.i18n import _
from edu.portal.packages.reader import Package
from typing import Any
from zope.i18nmessageid import Message
from zope.schema import ValidationError


class NotAnAddress(ValidationError):
    __doc__ = _("This is not a web address. It begins with https:// and has no blanks.")


class NotAPlayer(ValidationError):
    """An address that cannot be shown in the page."""

    def doc(self) -> Message:
        """Return what to do instead."""
        return _(
            "This address cannot be shown in the page. Please paste one from ${sites}, or use the field “Link”.",
            mapping={"sites": ", ".join(SITES)},
        )


class NotAPackage(ValidationError):
    """A package that is not taken; the argument is the reason."""

    def doc(self) -> Message:
        """Return the reason in words."""
        refusal: Refusal = self.args[0]
        return refusal_sentence(refusal)


def web_address(value: str) -> bool:
    """Return True for a web address; raise NotAnAddress for other text."""
    if value and not is_web_address(value):
        raise NotAnAddress(value)
    return True


def known_player(value: str) -> bool:
    """Return True for an address that a known site shows in a frame; raise NotAPlayer for others."""
    if value and read_player(value) is None:
        raise NotAPlayer(value)
    return True


def playable(value: Any) -> bool:
    """Return True for a package that may be shown; raise NotAPackage for others. Nothing is unpacked."""
    if value is not None:
        try:
            with Package(value.open()) as package:
                package.lesson()
        except PackageError as error:
            raise NotAPackage(error.refusal) from error
    return True
