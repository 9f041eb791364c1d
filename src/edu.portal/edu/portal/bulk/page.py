"""The page of an import: what is read is shown first, then run, and can be taken back. Every step is a plain form."""

from edu.portal.bulk.store import ANNOTATION_KEY
from edu.portal.bulk.store import DONE
from edu.portal.bulk.store import WAITING
from edu.portal.bulk.store import Import
from edu.portal.bulk.store import drop_import
from edu.portal.bulk.store import find_import
from edu.portal.bulk.store import list_imports
from edu.portal.core.text.dates import format_moment
from edu.portal.i18n import _
from edu.portal.sheets.writer import MEDIA_TYPE
from edu.portal.sheets.writer import Sheet
from edu.portal.sheets.writer import write_xlsx
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from zope.i18nmessageid import Message


STATES = {WAITING: _("Waiting"), DONE: _("Imported"), "undone": _("Taken back")}
PUBLISH = "Review portal content"


class ImportPage(BrowserView):
    """Choose a file, see what would happen, import, take back.

    A page of its own says what it keeps, plans, runs and takes back, and under which ``key`` its imports are stored.
    """

    index: Any
    key = ANNOTATION_KEY

    def __call__(self) -> Any:
        self.error: Message | None = None
        self.kept: Any = self._asked()
        self.plan: Any = None
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            answer = self._answer()
            if answer is not None:
                return answer
        if self.kept is not None and self.kept.state == WAITING:
            self.make_plan()
        return self.index()

    def make_plan(self) -> None:
        """Set ``plan`` to what importing ``kept`` would do, or ``error``."""
        raise NotImplementedError

    def keep(self) -> Any:
        """Keep what was uploaded and lead to its plan; set ``error`` and return None when nothing can be kept."""
        raise NotImplementedError

    def run(self) -> Any:
        """Do what was planned."""
        raise NotImplementedError

    def undo(self) -> Any:
        """Take the import back."""
        raise NotImplementedError

    def told(self, known: Any) -> dict[str, Any]:
        """Return what the history says of an import besides name, moment and state."""
        raise NotImplementedError

    @property
    def url(self) -> str:
        """The address of this page."""
        return f"{self.context.absolute_url()}/@@{self.__name__}"

    @property
    def may_publish(self) -> bool:
        """Whether the user may show what is imported to everybody."""
        return bool(api.user.has_permission(PUBLISH, obj=self.context))

    def history(self) -> list[dict[str, Any]]:
        """Return the imports into this folder, the newest first."""
        return [
            {
                "id": known.id,
                "name": known.name,
                "moment": format_moment(known.moment),
                "state": STATES[known.state],
                "can_undo": known.state == DONE,
                **self.told(known),
            }
            for known in list_imports(api.portal.get(), self.context.UID(), self.key)
            if known.state != WAITING
        ]

    def upload(self, name: str, most: int) -> tuple[str, bytes] | None:
        """Return name and content of an uploaded file, None for none; of a larger one ``most`` bytes and one more."""
        upload = self.request.form.get(name)
        filename = getattr(upload, "filename", "")
        if not filename or not hasattr(upload, "read"):
            return None
        data = upload.read(most + 1)
        return (filename, data) if data else None

    def done(self, message: Message) -> str:
        """Say what was done and lead back to the page."""
        IStatusMessage(self.request).add(message, type="info")
        self.request.response.redirect(self.url)
        return ""

    def find(self, import_id: str) -> Import | None:
        """Return the import of that id into this folder."""
        return find_import(api.portal.get(), import_id, self.context.UID(), self.key)

    def _asked(self) -> Import | None:
        wanted = self.request.form.get("import")
        return self.find(wanted) if isinstance(wanted, str) else None

    def _answer(self) -> Any:
        form = self.request.form
        if "check" in form:
            return self.keep()
        if self.kept is None:
            self.error = _("This import is no longer there. Choose the table again.")
            return None
        if "run" in form and self.kept.state == WAITING:
            return self.run()
        if "undo" in form and self.kept.state == DONE:
            return self.undo()
        if "drop" in form and self.kept.state == WAITING:
            drop_import(api.portal.get(), self.kept.id, self.key)
            return self.done(_("Nothing was imported."))
        return None


class Pattern(BrowserView):
    """An empty table with the headings, for download."""

    filename: str

    def sheets(self) -> list[Sheet]:
        """Return the sheets of the table."""
        raise NotImplementedError

    def __call__(self) -> bytes:
        response = self.request.response
        response.setHeader("Content-Type", MEDIA_TYPE)
        response.setHeader("Content-Disposition", f'attachment; filename="{self.filename}"')
        return write_xlsx(self.sheets())
