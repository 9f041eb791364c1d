"""The control panel ``@@edu-bodies``: bodies that issue documents and the people who sign for them, with history."""

from edu.portal import clock
from edu.portal.core.documents.bodies import Body
from edu.portal.core.documents.bodies import holds_on
from edu.portal.i18n import _
from edu.portal.settings import bodies_form as form
from edu.portal.settings.bodies import load_bodies
from edu.portal.settings.bodies import save_bodies
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from zope.i18nmessageid import Message


class BodiesPanel(BrowserView):
    """A plain form: every button sends what was typed, nothing needs JavaScript."""

    index: Any

    def __call__(self) -> str:
        self.notice: Message | None = None
        self.stored = load_bodies()
        if self.request.method != "POST":
            self.blocks = form.inputs_of(self.stored)
            return str(self.index())
        CheckAuthenticator(self.request)
        self.blocks = form.read_inputs(self.request.form)
        return self._answer()

    def problems(self) -> list[dict[str, Any]]:
        """Return what is wrong in the form, each with the id of its input."""
        return [
            {"input": block.input_name(part), "name": block.values["name"], "text": text}
            for block in self.blocks
            for part, text in block.errors.items()
        ]

    def successors(self, block: form.BodyInput) -> list[Body]:
        """Return the stored bodies that may have followed the one of ``block``."""
        return [body for body in self.stored if body.id != block.values["id"]]

    def is_past(self, block: form.BodyInput) -> bool:
        """Tell whether the stored body of ``block`` has ended."""
        body = next((body for body in self.stored if body.id == block.values["id"]), None)
        return body is not None and not holds_on(body, clock.today())

    def _answer(self) -> str:
        sent = self.request.form
        if "add" in sent:
            self.blocks = form.renumber([form.BodyInput(0), *self.blocks])
            self.notice = _("An empty block stands first below. Fill it in and save.")
        elif "remove" in sent:
            self.blocks = form.renumber(block for block in self.blocks if str(block.number) != str(sent["remove"]))
            self.notice = _("The body was taken out of the form. Save to make it final; documents keep its name.")
        else:
            bodies = form.bodies_of(self.blocks)
            if not self.problems():
                return self._save(bodies)
        return str(self.index())

    def _save(self, bodies: tuple[Body, ...]) -> str:
        save_bodies(bodies)
        IStatusMessage(self.request).add(_("Saved. The form of documents offers these names."), type="info")
        self.request.response.redirect(f"{self.context.absolute_url()}/@@edu-bodies")
        return ""
