"""The raw body of a form, as WebDAV clients get it, holds the mailbox of its actions: it is for editors."""

from AccessControl import Unauthorized
from AccessControl import getSecurityManager
from collective.easyform.interfaces import IEasyForm
from plone.dexterity.filerepresentation import DefaultReadFile
from typing import Any
from zope.component import adapter
from zope.filerepresentation.interfaces import IRawReadFile
from zope.interface import implementer


@implementer(IRawReadFile)
@adapter(IEasyForm)
class ReadFormForEditors(DefaultReadFile):
    """``manage_DAVget``: every field of the form, the models of its actions among them."""

    mimeType = "text/plain"

    def _getMessage(self) -> Any:
        if not getSecurityManager().checkPermission("Modify portal content", self.context):
            raise Unauthorized("The definition of a form is for editors")
        return super()._getMessage()
