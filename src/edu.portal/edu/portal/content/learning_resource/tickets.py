"""The addresses of a package's files.

The files of a lesson that everybody may see lie below an address that changes with the package alone. A lesson runs
without the cookies of its reader, so for a draft the address itself says that its reader may see it: it is signed
with the secret of the site and good for some hours.
"""

from AccessControl import getSecurityManager
from AccessControl.PermissionRole import rolesForPermissionOn
from edu.portal import clock
from hashlib import sha256
import hmac
from plone.keyring.interfaces import IKeyManager
import re
from typing import Any
from zope.component import getUtility


VIEW = "View"
VIEW_NAME = "@@edu-package"
_STEP = 6 * 3600
_SIGNS = 20
_MOMENT = re.compile(r"[0-9a-f]{1,12}")


def is_open(content: Any) -> bool:
    """Return whether everybody may see ``content``."""
    return "Anonymous" in rolesForPermissionOn(VIEW, content)


def mark_of(content: Any) -> str:
    """Return a short mark of the stored package, another one for each upload; "" without a package."""
    package = content.package
    if package is None:
        return ""
    blob = package._blob
    # One that nobody has read yet does not know its state.
    blob._p_activate()
    state = (content.UID(), str(package.getSize()), (blob._p_oid or b"").hex(), (blob._p_serial or b"").hex())
    return sha256(":".join(state).encode()).hexdigest()[:_SIGNS]


def ticket_for(content: Any) -> str:
    """Return the part of the address that the files of the package lie below. For who may see ``content``."""
    mark = mark_of(content)
    if is_open(content):
        return mark
    until = (int(clock.now().timestamp()) // _STEP + 2) * _STEP
    return f"{mark}-{until:x}-{_signature(content, mark, until)}"


def is_good(content: Any, ticket: str) -> bool:
    """Return whether files may be sent below ``ticket``: it names the stored package, and its reader may see it."""
    mark, _dash, rest = ticket.partition("-")
    known = mark_of(content)
    if not known or not hmac.compare_digest(mark.encode(), known.encode()):
        return False
    return _is_signed(content, mark, rest) or bool(getSecurityManager().checkPermission(VIEW, content))


def base_address(content: Any) -> str:
    """Return the address that the files of the package lie below, with a slash at its end."""
    return f"{content.absolute_url()}/{VIEW_NAME}/{ticket_for(content)}/"


def _is_signed(content: Any, mark: str, rest: str) -> bool:
    written, _dash, signature = rest.partition("-")
    if not _MOMENT.fullmatch(written):
        return False
    until = int(written, 16)
    expected = _signature(content, mark, until)
    return until > clock.now().timestamp() and hmac.compare_digest(signature.encode(), expected.encode())


def _signature(content: Any, mark: str, until: int) -> str:
    secret = getUtility(IKeyManager).secret()
    words = f"edu-package:{content.UID()}:{mark}:{until}"
    return hmac.new(str(secret).encode(), words.encode(), sha256).hexdigest()[:40]
