"""What the form of a document asks while its number is typed."""

from datetime import date
from edu.portal.content.legal_document.content import ILegalDocument
from edu.portal.content.legal_document.duplicates import same_number
from edu.portal.i18n import _
import json
from Products.Five.browser import BrowserView
from zope.i18n import translate


_LONGEST = 200


class SameNumberView(BrowserView):
    """Answer whether a number is taken, as JSON: a sentence and the documents that carry it. Reads only."""

    def __call__(self) -> str:
        own_uid = self.context.UID() if ILegalDocument.providedBy(self.context) else ""
        found = same_number(self._text("number"), self._text("body"), _day(self._text("issued")), own_uid)
        response = self.request.response
        response.setHeader("Content-Type", "application/json")
        response.setHeader("Cache-Control", "no-store")
        return json.dumps({"message": self._sentence(len(found)), "documents": found}, ensure_ascii=False)

    def _sentence(self, count: int) -> str:
        if not count:
            return ""
        message = _("This number is in the register already. Save all the same when it is another document:")
        return str(translate(message, context=self.request))

    def _text(self, name: str) -> str:
        value = self.request.form.get(name)
        return value[:_LONGEST] if isinstance(value, str) else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
