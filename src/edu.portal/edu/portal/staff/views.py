"""The pages of importing a list of staff."""

from edu.portal import clock
from edu.portal.bulk.page import ImportPage
from edu.portal.bulk.page import Pattern
from edu.portal.content.org_unit.kinds import kind_title
from edu.portal.core.people.compare import CHANGED
from edu.portal.core.people.compare import LEAVE_OUT
from edu.portal.core.people.compare import NEW
from edu.portal.core.people.compare import SAME
from edu.portal.core.people.compare import Plan
from edu.portal.i18n import _
from edu.portal.sheets.writer import Sheet
from edu.portal.staff import service
from edu.portal.staff.store import KEY
from edu.portal.staff.wording import COLUMN_TITLES
from edu.portal.staff.wording import FIELD_TITLES
from edu.portal.staff.wording import error_sentence
from edu.portal.staff.wording import note_sentence
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any


LARGEST_UPLOAD = 20 * 1024 * 1024
ACTIONS = {NEW: _("New"), CHANGED: _("Changed"), SAME: _("Unchanged")}
HEADINGS = ("STT", "Họ và tên", "Chức vụ", "Tổ, bộ phận", "Điện thoại", "Email", "Môn, lớp", "Nhiệm vụ")
EXAMPLES = (
    (1, "Nguyễn Văn An", "Hiệu trưởng", "Ban giám hiệu", "028 3850 1234", "nvan@truong.edu.vn", "", "Phụ trách chung"),
    (2, "Trần Thị Ánh", "Tổ trưởng, giáo viên Toán", "Tổ Toán - Tin học", "0903 123 456", "", "Toán 9/1, 9/2", ""),
)


class ImportView(ImportPage):
    """Choose a list of staff."""

    key = KEY

    def make_plan(self) -> None:
        """Set ``reading`` to what the list says and ``plan`` to what importing it would do."""
        self.reading = self.kept.read()
        if self.reading.error:
            self.error = error_sentence(self.reading.error)
        else:
            self.plan = service.plan_list(self.context, self.kept)

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

    def told(self, known: Any) -> dict[str, Any]:
        """Return how many entries an import made and changed."""
        return {"made": len(known.made), "changed": len(known.changed)}

    def keep(self) -> Any:
        """Keep what the list says, never the list itself."""
        sheet = self.upload("sheet", LARGEST_UPLOAD)
        if sheet is None:
            self.error = _("Choose the list first.")
        elif len(sheet[1]) > LARGEST_UPLOAD:
            self.error = error_sentence("sheet-too-large")
        else:
            kept = service.keep_list(self.context, *sheet, api.user.get_current().getId(), clock.now())
            return self.request.response.redirect(f"{self.url}?import={kept.id}")
        return None

    def run(self) -> Any:
        """Make and change the entries."""
        titles = self.request.form.get("units", [])
        units = [title for title in (titles if isinstance(titles, list) else [titles]) if isinstance(title, str)]
        publish = "publish" in self.request.form and self.may_publish
        new, changed = service.run_list(self.context, self.kept, units, publish)
        words = {"new": str(new), "changed": str(changed)}
        return self.done(_("${new} people are new, ${changed} were changed.", mapping=words))

    def undo(self) -> str:
        """Delete new entries and restore changed ones."""
        gone, restored, stay = service.undo_list(self.kept)
        words = {"gone": str(gone), "restored": str(restored), "stay": str(stay)}
        message = _("${gone} entries were deleted, ${restored} are as before.", mapping=words)
        if stay:
            message = _(
                "${gone} entries were deleted, ${restored} are as before. ${stay} stay: they were changed since.",
                mapping=words,
            )
        return self.done(message)


class PatternView(Pattern):
    """The list of staff: the headings and two rows as examples."""

    filename = "mau-danh-sach-nhan-su.xlsx"

    def sheets(self) -> list[Sheet]:
        """Return the sheets of the list."""
        return [Sheet("Nhân sự", (HEADINGS, *EXAMPLES))]


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
