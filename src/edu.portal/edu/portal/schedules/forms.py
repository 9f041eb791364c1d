"""The forms that add and edit schedules, with two ways to save."""

from edu.portal.i18n import _
from edu.portal.schedules import copying
from edu.portal.schedules import keeping
from edu.portal.schedules.asked import COPY
from edu.portal.schedules.asked import WEEK
from edu.portal.schedules.asked import asked_day
from edu.portal.schedules.entry import ScheduleForm
from edu.portal.schedules.entry import dress
from edu.portal.schedules.values import values_of
from edu.portal.schedules.widget import Board
from plone.dexterity.browser.add import DefaultAddForm
from plone.dexterity.browser.add import DefaultAddView
from plone.dexterity.browser.edit import DefaultEditForm
from plone.dexterity.events import EditFinishedEvent
from plone.dexterity.utils import addContentToContainer
from plone.z3cform import layout
from typing import Any
from z3c.form import button
from zExceptions import NotFound
from zope.event import notify


class AddForm(ScheduleForm, DefaultAddForm):
    """A new schedule: empty, or as a copy of an earlier one."""

    def begin(self) -> None:
        """Begin with the next week without a schedule, or with a copy of the one that the address names."""
        uid = self.request.form.get(COPY)
        monday = asked_day(self.request.form.get(WEEK))
        if uid:
            content = copying.source_of_copy(str(uid))
            if content is None or content.portal_type != self.portal_type:
                raise NotFound(str(uid))
            start = copying.copy_of(content, self.context, monday, self.today)
            self.notice = _(
                "This is a copy of “${title}” for the days below. Change what differs, then save.",
                mapping={"title": content.title},
            )
        else:
            start = copying.blank(self.door, self.context, monday, self.today)
        for name, value in start.values.items():
            if value is not None:
                self.put_value(name, value)
        self.grid_widget.put(Board(start.grids, (), (), start.origin))

    @button.buttonAndHandler(_("Save as draft"), name="save")
    def handle_save(self, action: Any) -> None:
        """Store the schedule, visible to editors only."""
        self.store(False)

    @button.buttonAndHandler(_("Save and publish"), name="publish")
    def handle_publish(self, action: Any) -> None:
        """Store the schedule and publish it, or submit it for approval."""
        self.store(True)

    @button.buttonAndHandler(_("Cancel"), name="cancel")
    def handle_cancel(self, action: Any) -> None:
        """Go back to the section."""
        self.request.response.redirect(self.context.absolute_url())

    def store(self, with_publishing: bool) -> None:
        """Create the schedule from the form."""
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        if not self.readied(data):
            self.status = self.formErrorsMessage = self.problem
            return
        self.createAndAdd(data)
        content = self.added
        content.origin = self.grid_widget.board.origin
        self._finishedAdd = True
        self.tell(content, keeping.publish(content) if with_publishing else "")

    def add(self, content: Any) -> None:
        """Put the new schedule into the section."""
        self.added = addContentToContainer(self.container, content)
        self.immediate_view = self.added.absolute_url()

    def updateActions(self) -> None:
        """Make publishing the chief action."""
        super().updateActions()
        dress(self.actions)


class AddView(DefaultAddView):
    """The page around the form."""

    form = AddForm


class EditForm(ScheduleForm, DefaultEditForm):
    """A stored schedule. What is replaced stays as a former version."""

    def begin(self) -> None:
        """Begin with what is stored; where there are no tables, with blank ones."""
        grids = self.context.grids
        if not grids:
            values = values_of(self.context)
            grids = self.door.kind.blank(self.door.situation(values, self.context.spans))
        self.grid_widget.put(Board(grids, (), (), "form"))

    @button.buttonAndHandler(_("Save"), name="save")
    def handle_save(self, action: Any) -> None:
        """Store the changes; what is published stays published."""
        self.store(False)

    @button.buttonAndHandler(
        _("Save and publish"),
        name="publish",
        condition=lambda form: bool(keeping.possible_transition(form.context)),
    )
    def handle_publish(self, action: Any) -> None:
        """Store the changes and publish them, or submit them for approval."""
        self.store(True)

    @button.buttonAndHandler(_("Cancel"), name="cancel")
    def handle_cancel(self, action: Any) -> None:
        """Go back to the schedule."""
        self.request.response.redirect(self.nextURL())

    def store(self, with_publishing: bool) -> None:
        """Store what the form holds."""
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        if not self.readied(data):
            self.status = self.formErrorsMessage = self.problem
            return
        if self.replaces(data):
            keeping.keep_former(self.context, self.grid_widget.board.origin)
        self.applyChanges(data)
        notify(EditFinishedEvent(self.context))
        self.tell(self.context, keeping.publish(self.context) if with_publishing else "")
        self.request.response.redirect(self.nextURL())

    def replaces(self, data: dict[str, Any]) -> bool:
        """Whether tables or days become others than those that are stored."""
        now = (self.context.grids, self.context.valid_from, self.context.valid_to, self.context.further or "")
        new = (data["grids"], data.get("valid_from"), data.get("valid_to"), data.get("further") or "")
        return now != new

    def has_file(self, data: dict[str, Any]) -> bool:
        """Whether a photo or file stands for the table, a stored one included."""
        return super().has_file(data) or ("file" not in data and self.context.file is not None)

    def updateActions(self) -> None:
        """Make the last step the chief action."""
        super().updateActions()
        dress(self.actions)


EditView = layout.wrap_form(EditForm)
