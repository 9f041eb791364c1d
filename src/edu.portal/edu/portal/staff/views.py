"""The pages of importing a list of staff."""

from edu.portal import clock
from edu.portal.bulk.store import DONE
from edu.portal.bulk.store import WAITING
from edu.portal.bulk.store import drop_import
from edu.portal.bulk.store import find_import
from edu.portal.bulk.store import list_imports
from edu.portal.content.org_unit.kinds import kind_title
from edu.portal.core.people.compare import CHANGED
from edu.portal.core.people.compare import LEAVE_OUT
from edu.portal.core.people.compare import NEW
from edu.portal.core.people.compare import SAME
from edu.portal.core.people.compare import Plan
from edu.portal.core.text.dates import format_moment
from edu.portal.i18n import _
from edu.portal.sheets.writer import MEDIA_TYPE
from edu.portal.sheets.writer import Sheet
from edu.portal.sheets.writer import write_xlsx
from edu.portal.staff import service
from edu.portal.staff.store import KEY
from edu.portal.staff.store import StaffImport
from edu.portal.staff.wording import COLUMN_TITLES
from edu.portal.staff.wording import FIELD_TITLES
from edu.portal.staff.wording import error_sentence
from edu.portal.staff.wording import note_sentence
from functools import cached_property
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from zope.i18nmessageid import Message


LARGEST_UPLOAD = 20 * 1024 * 1024
STATES = {WAITING: _("Waiting"), DONE: _("Imported"), "undone": _("Taken back")}
ACTIONS = {NEW: _("New"), CHANGED: _("Changed"), SAME: _("Unchanged")}
PUBLISH = "Review portal content"
HEADINGS = ("STT", "Họ và tên", "Chức vụ", "Tổ, bộ phận", "Điện thoại", "Email", "Môn, lớp", "Nhiệm vụ")
EXAMPLES = (
    (1, "Nguyễn Văn An", "Hiệu trưởng", "Ban giám hiệu", "028 3850 1234", "nvan@truong.edu.vn", "", "Phụ trách chung"),
    (2, "Trần Thị Ánh", "Tổ trưởng, giáo viên Toán", "Tổ Toán - Tin học", "0903 123 456", "", "Toán 9/1, 9/2", ""),
)


class ImportView(BrowserView):
    """Choose a list, see what would happen, import, take back. Every step is a plain form."""

    index: Any

    def __call__(self) -> Any:
        self.error: Message | None = None
        self.kept: StaffImport | None = self._asked()
        self.plan: Plan | None = None
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            answer = self._answer()
            if answer is not None:
                return answer
        if self.kept is not None and self.kept.state == WAITING:
            self.reading = self.kept.read()
            if self.reading.error:
                self.error = error_sentence(self.reading.error)
            else:
                self.plan = service.plan_list(self.context, self.kept)
        return self.index()

    @property
    def url(self) -> str:
        """The address of this page."""
        return f"{self.context.absolute_url()}/@@edu-staff-import"

    @cached_property
    def may_publish(self) -> bool:
        """Whether the user may show people to everybody."""
        return bool(api.user.has_permission(PUBLISH, obj=self.context))

    def notes(self) -> list[dict[str, Any]]:
        """Return the doubts in words, by line."""
        return [
            {
                "line": note.line,
                "column": COLUMN_TITLES.get(note.column, ""),
                "text": note_sentence(note),
                "is_error": note.code in LEAVE_OUT,
            }
            for note in (self.plan or Plan()).notes
        ]

    def left_out(self) -> int:
        """Return how many rows are not imported."""
        return len({note["line"] for note in self.notes() if note["is_error"]})

    def rows(self) -> list[dict[str, Any]]:
        """Return the people of the list and what happens to each of them."""
        return [
            {
                "person": step.person,
                "action": ACTIONS[step.action],
                "css": {NEW: "edu-state--ok", CHANGED: "edu-state--soon"}.get(step.action, "edu-state--old"),
                "changes": [{"field": FIELD_TITLES[name], "former": former or "–"} for name, former in step.changes],
            }
            for step in (self.plan or Plan()).steps
        ]

    def units(self) -> list[dict[str, Any]]:
        """Return the units that would have to be made."""
        return [
            {"title": unit.title, "kind": kind_title(unit.kind), "people": unit.people}
            for unit in (self.plan or Plan()).units
        ]

    def count(self, action: str) -> int:
        """Return how many people an action concerns."""
        return (self.plan or Plan()).count(action)

    def history(self) -> list[dict[str, Any]]:
        """Return the imports into this folder, the newest first."""
        return [
            {
                "id": known.id,
                "name": known.name,
                "moment": format_moment(known.moment),
                "state": STATES[known.state],
                "made": len(known.made),
                "changed": len(known.changed),
                "can_undo": known.state == DONE,
            }
            for known in list_imports(api.portal.get(), self.context.UID(), KEY)
            if known.state != WAITING
        ]

    def _asked(self) -> StaffImport | None:
        wanted = self.request.form.get("import")
        return find_import(api.portal.get(), wanted, self.context.UID(), KEY) if isinstance(wanted, str) else None

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
            drop_import(api.portal.get(), self.kept.id, KEY)
            return self._done(_("Nothing was imported."))
        return None

    def _keep(self) -> Any:
        upload = self.request.form.get("sheet")
        filename = getattr(upload, "filename", "")
        data = upload.read(LARGEST_UPLOAD + 1) if filename and hasattr(upload, "read") else b""
        if not data:
            self.error = _("Choose the list first.")
        elif len(data) > LARGEST_UPLOAD:
            self.error = error_sentence("sheet-too-large")
        else:
            kept = service.keep_list(self.context, filename, data, api.user.get_current().getId(), clock.now())
            return self.request.response.redirect(f"{self.url}?import={kept.id}")
        return None

    def _run(self) -> Any:
        titles = self.request.form.get("units", [])
        units = [title for title in (titles if isinstance(titles, list) else [titles]) if isinstance(title, str)]
        publish = "publish" in self.request.form and self.may_publish
        new, changed = service.run_list(self.context, self.kept, units, publish)
        words = {"new": str(new), "changed": str(changed)}
        return self._done(_("${new} people are new, ${changed} were changed.", mapping=words))

    def _undo(self) -> str:
        gone, restored, stay = service.undo_list(self.kept)
        words = {"gone": str(gone), "restored": str(restored), "stay": str(stay)}
        message = _("${gone} entries were deleted, ${restored} are as before.", mapping=words)
        if stay:
            message = _(
                "${gone} entries were deleted, ${restored} are as before. ${stay} stay: they were changed since.",
                mapping=words,
            )
        return self._done(message)

    def _done(self, message: Message) -> str:
        IStatusMessage(self.request).add(message, type="info")
        self.request.response.redirect(self.url)
        return ""


class PatternView(BrowserView):
    """An empty list with the headings and two rows as examples."""

    def __call__(self) -> bytes:
        response = self.request.response
        response.setHeader("Content-Type", MEDIA_TYPE)
        response.setHeader("Content-Disposition", 'attachment; filename="mau-danh-sach-nhan-su.xlsx"')
        return write_xlsx([Sheet("Nhân sự", (HEADINGS, *EXAMPLES))])


class UnitsView(BrowserView):
    """The button that makes the units which the letters ask for."""

    def __call__(self) -> str:
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            asked = self.request.form.get("kinds", [])
            kinds = [kind for kind in (asked if isinstance(asked, list) else [asked]) if isinstance(kind, str)]
            made = service.make_units(self.context, kinds)
            message = _("${count} units were made as drafts.", mapping={"count": str(len(made))})
            IStatusMessage(self.request).add(message, type="info")
        self.request.response.redirect(self.context.absolute_url())
        return ""
