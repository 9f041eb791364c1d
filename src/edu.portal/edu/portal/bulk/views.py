"""The pages of importing many documents, and the button that copies one."""

from edu.portal import clock
from edu.portal.bulk import service
from edu.portal.bulk.archive import ArchiveError
from edu.portal.bulk.page import ImportPage
from edu.portal.bulk.page import Pattern
from edu.portal.bulk.wording import column_title
from edu.portal.bulk.wording import sentence
from edu.portal.core.documents.fields import field_title
from edu.portal.core.documents.sheet import Plan
from edu.portal.core.documents.sheet import Problem
from edu.portal.core.documents.sheet import pattern_sheets
from edu.portal.core.text.dates import format_date
from edu.portal.core.text.document_types import type_by_id
from edu.portal.i18n import _
from edu.portal.sheets.writer import Sheet
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
import transaction
from typing import Any


LARGEST_UPLOAD = 500 * 1024 * 1024


class ImportView(ImportPage):
    """Choose a table and an archive of documents."""

    def make_plan(self) -> None:
        """Set ``plan`` to the documents that would be made."""
        self.plan = service.plan_upload(self.kept)

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

    def told(self, known: Any) -> dict[str, Any]:
        """Return how many documents an import made and how many of them stayed."""
        return {"count": len(known.made), "kept": known.kept}

    def keep(self) -> Any:
        """Keep the table and the archive."""
        sheet, archive = self.upload("sheet", LARGEST_UPLOAD), self.upload("archive", LARGEST_UPLOAD)
        if sheet is None:
            self.error = _("Choose the table of the documents first.")
        elif len(sheet[1]) + len(archive[1] if archive else b"") > LARGEST_UPLOAD:
            self.error = _("The two files are larger than 500 MB together. Import in several parts.")
        else:
            kept = service.keep_upload(self.context, sheet, archive, api.user.get_current().getId(), clock.now())
            return self.request.response.redirect(f"{self.url}?import={kept.id}")
        return None

    def run(self) -> Any:
        """Make the documents."""
        kept_id = self.kept.id if self.kept else ""
        try:
            count = service.run_import(self.context, self.kept, "publish" in self.request.form and self.may_publish)
        except ArchiveError as error:
            transaction.abort()
            self.kept = self.find(kept_id)
            self.error = sentence(Problem(0, "", f"archive-{error.code}"))
            return None
        return self.done(_("${count} documents were imported.", mapping={"count": str(count)}))

    def undo(self) -> str:
        """Delete the documents that nobody changed."""
        gone, stay = service.undo_import(self.kept)
        words = {"gone": str(gone), "stay": str(stay)}
        if stay:
            message = _("${gone} documents were deleted. ${stay} stay: they were changed since.", mapping=words)
            return self.done(message)
        return self.done(_("${gone} documents were deleted.", mapping=words))


class PatternView(Pattern):
    """The table of documents: the headings, one row as an example, and the lists of kinds and fields."""

    filename = "mau-nhap-van-ban.xlsx"

    def sheets(self) -> list[Sheet]:
        """Return the sheets of the table."""
        return [Sheet(title, rows) for title, rows in pattern_sheets()]


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
