"""The pages of importing many documents, and the button that copies one."""

from edu.portal import clock
from edu.portal.bulk import service
from edu.portal.bulk.archive import ArchiveError
from edu.portal.bulk.store import DONE
from edu.portal.bulk.store import WAITING
from edu.portal.bulk.store import Import
from edu.portal.bulk.store import drop_import
from edu.portal.bulk.store import find_import
from edu.portal.bulk.store import list_imports
from edu.portal.bulk.wording import column_title
from edu.portal.bulk.wording import sentence
from edu.portal.core.documents.fields import field_title
from edu.portal.core.documents.sheet import Plan
from edu.portal.core.documents.sheet import Problem
from edu.portal.core.documents.sheet import pattern_sheets
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.dates import format_moment
from edu.portal.core.text.document_types import type_by_id
from edu.portal.i18n import _
from edu.portal.sheets.writer import MEDIA_TYPE
from edu.portal.sheets.writer import Sheet
from edu.portal.sheets.writer import write_xlsx
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
import transaction
from typing import Any
from zope.i18nmessageid import Message


LARGEST_UPLOAD = 500 * 1024 * 1024
STATES = {WAITING: _("Waiting"), DONE: _("Imported"), "undone": _("Taken back")}
PUBLISH = "Review portal content"


class ImportView(BrowserView):
    """Choose a table and an archive, see what would happen, import, take back. Every step is a plain form."""

    index: Any

    def __call__(self) -> Any:
        self.error: Message | None = None
        self.kept: Import | None = self._asked()
        self.plan: Plan | None = None
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            answer = self._answer()
            if answer is not None:
                return answer
        if self.kept is not None and self.kept.state == WAITING:
            self.plan = service.plan_upload(self.kept)
        return self.index()

    @property
    def url(self) -> str:
        """The address of this page."""
        return f"{self.context.absolute_url()}/@@edu-import"

    @property
    def may_publish(self) -> bool:
        """Whether the user may show documents to everybody."""
        return bool(api.user.has_permission(PUBLISH, obj=self.context))

    def problems(self) -> list[dict[str, Any]]:
        """Return the problems of the plan in words, by line."""
        plan = self.plan or Plan()
        return [
            {
                "line": problem.line or "",
                "column": column_title(problem.column),
                "text": sentence(problem),
                "is_error": problem.is_error,
            }
            for problem in plan.problems
        ]

    def rows(self) -> list[dict[str, Any]]:
        """Return the documents that would be made."""
        return [
            {
                "line": row.line,
                "number": row.number,
                "title": row.title,
                "kind": getattr(type_by_id(row.type), "title", ""),
                "issued": format_date(row.issued) if row.issued else "",
                "body": row.body,
                "field": field_title(row.field),
                "files": ", ".join(row.files),
            }
            for row in (self.plan or Plan()).rows
        ]

    def history(self) -> list[dict[str, Any]]:
        """Return the imports into this folder, the newest first."""
        return [
            {
                "id": known.id,
                "name": known.name,
                "moment": format_moment(known.moment),
                "state": STATES[known.state],
                "count": len(known.made),
                "kept": known.kept,
                "can_undo": known.state == DONE,
            }
            for known in list_imports(api.portal.get(), self.context.UID())
            if known.state != WAITING
        ]

    def _asked(self) -> Import | None:
        wanted = self.request.form.get("import")
        return find_import(api.portal.get(), wanted, self.context.UID()) if isinstance(wanted, str) else None

    def _answer(self) -> Any:
        form = self.request.form
        if "check" in form:
            return self._keep()
        if self.kept is None:
            self.error = _("This import is no longer there. Choose the table again.")
            return None
        if "run" in form and self.kept.state == WAITING:
            return self._run()
        if "undo" in form and self.kept.state == DONE:
            return self._undo()
        if "drop" in form and self.kept.state == WAITING:
            drop_import(api.portal.get(), self.kept.id)
            return self._done(_("Nothing was imported."))
        return None

    def _keep(self) -> Any:
        sheet, archive = self._upload("sheet"), self._upload("archive")
        if sheet is None:
            self.error = _("Choose the table of the documents first.")
        elif len(sheet[1]) + len(archive[1] if archive else b"") > LARGEST_UPLOAD:
            self.error = _("The two files are larger than 500 MB together. Import in several parts.")
        else:
            kept = service.keep_upload(self.context, sheet, archive, api.user.get_current().getId(), clock.now())
            return self.request.response.redirect(f"{self.url}?import={kept.id}")
        return None

    def _run(self) -> Any:
        kept_id = self.kept.id if self.kept else ""
        try:
            count = service.run_import(self.context, self.kept, "publish" in self.request.form and self.may_publish)
        except ArchiveError as error:
            transaction.abort()
            self.kept = find_import(api.portal.get(), kept_id, self.context.UID())
            self.error = sentence(Problem(0, "", f"archive-{error.code}"))
            return None
        return self._done(_("${count} documents were imported.", mapping={"count": str(count)}))

    def _undo(self) -> str:
        gone, stay = service.undo_import(self.kept)
        words = {"gone": str(gone), "stay": str(stay)}
        if stay:
            message = _("${gone} documents were deleted. ${stay} stay: they were changed since.", mapping=words)
            return self._done(message)
        return self._done(_("${gone} documents were deleted.", mapping=words))

    def _upload(self, name: str) -> tuple[str, bytes] | None:
        upload = self.request.form.get(name)
        filename = getattr(upload, "filename", "")
        if not filename or not hasattr(upload, "read"):
            return None
        data = upload.read(LARGEST_UPLOAD + 1)
        return (filename, data) if data else None

    def _done(self, message: Message) -> str:
        IStatusMessage(self.request).add(message, type="info")
        self.request.response.redirect(self.url)
        return ""


class PatternView(BrowserView):
    """An empty table with the headings, one row as an example, and the lists of kinds and fields."""

    def __call__(self) -> bytes:
        response = self.request.response
        response.setHeader("Content-Type", MEDIA_TYPE)
        response.setHeader("Content-Disposition", 'attachment; filename="mau-nhap-van-ban.xlsx"')
        return write_xlsx([Sheet(title, rows) for title, rows in pattern_sheets()])


class CopyView(BrowserView):
    """Begin a new document with what a recurring one has in common with the last."""

    def __call__(self) -> str:
        if self.request.method != "POST":
            self.request.response.redirect(self.context.absolute_url())
            return ""
        CheckAuthenticator(self.request)
        copied = service.copy_document(self.context)
        message = _("A copy was made. Enter its number, its date and its file, then save and publish it.")
        IStatusMessage(self.request).add(message, type="info")
        self.request.response.redirect(f"{copied.absolute_url()}/edit")
        return ""
