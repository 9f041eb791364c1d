"""The raw body of an object, which stock Plone composes of all fields for everybody who may view it."""

from AccessControl import Unauthorized
from AccessControl import getSecurityManager
from plone.dexterity.filerepresentation import DefaultReadFile
from typing import Any
from zope.filerepresentation.interfaces import IRawReadFile
from zope.interface import implementer


@implementer(IRawReadFile)
class ReadBodyForEditors(DefaultReadFile):
    """WebDAV and ``manage_DAVget``: the body holds what nobody published, so it is for editors."""

    mimeType = "text/plain"

    def _getMessage(self) -> Any:
        if not getSecurityManager().checkPermission("Modify portal content", self.context):
            raise Unauthorized("The raw body is for editors")
        return super()._getMessage()
