"""The page where a teacher brings in the pictures of an event and says what they show.

Works as plain forms. With JavaScript every picture travels alone, so what has arrived stays when a connection breaks.
"""

from edu.portal.content.album.content import IMAGE
from edu.portal.content.album.pictures import pictures_of
from edu.portal.content.pictures import picture_of
from edu.portal.i18n import _
from edu.portal.imaging.cleaning import MOST_BYTES
from edu.portal.imaging.cleaning import PictureRefused
from edu.portal.listing.service import find_children
from edu.portal.listing.service import text_of
from edu.portal.media import service
from edu.portal.media.wording import refused_sentence
from edu.portal.media.wording import words_sentence
import json
from plone import api
from plone.protect import CheckAuthenticator
from plone.protect.utils import addTokenToUrl
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from zope.i18n import translate
from zope.i18nmessageid import Message


ORDERS = ("time", "name")


class UploadView(BrowserView):
    """Choose many pictures at once; below, one row of words for each picture that has arrived."""

    index: Any

    def __call__(self) -> Any:
        self.problems: dict[str, str] = {}
        self.typed: dict[str, service.Words] = {}
        self.refused: list[dict[str, str]] = []
        self.scene = ""
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            answer = self._answer()
            if answer is not None:
                return answer
        return self.index()

    @property
    def url(self) -> str:
        """The address of this page."""
        return f"{self.context.absolute_url()}/@@edu-album-upload"

    def rows(self) -> list[dict[str, Any]]:
        """Return the pictures of the album in its order, with what was typed where something was refused."""
        brains = find_children(self.context, (IMAGE,))
        return [self._row(brain, number, len(brains)) for number, brain in enumerate(brains, 1)]

    @property
    def missing(self) -> int:
        """How many pictures wait for their words."""
        return service.missing_words(self.context)

    @property
    def state(self) -> str:
        """The state of the album in its workflow, "" for none."""
        return api.content.get_state(self.context, default="") or ""

    @property
    def publish_url(self) -> str:
        """The address that publishes the album, "" where the user may not or need not."""
        workflow = api.portal.get_tool("portal_workflow")
        steps = {step["id"] for step in workflow.getTransitionsFor(self.context)}
        if "publish" not in steps:
            return ""
        address = f"{self.context.absolute_url()}/content_status_modify?workflow_action=publish"
        return str(addTokenToUrl(address, self.request))

    @property
    def texts(self) -> str:
        """The sentences of the script, as JSON for an attribute."""
        sentences = {
            "waiting": _("Waiting"),
            "sending": _("Sending"),
            "done": _("Arrived"),
            "known": _("Was here already"),
            "lost": _("The connection broke. What has arrived stays."),
            "again": _("Send the rest again"),
            "progress": _("${done} of ${total} pictures have arrived", mapping={"done": "{done}", "total": "{total}"}),
            "finished": _("All pictures have arrived. Now say what they show."),
            "large": refused_sentence("large"),
        }
        return json.dumps({name: self._translate(text) for name, text in sentences.items()}, ensure_ascii=False)

    @property
    def limit(self) -> int:
        """The most bytes of one picture."""
        return MOST_BYTES

    def _row(self, brain: Any, number: int, total: int) -> dict[str, Any]:
        name = brain.getId
        typed = self.typed.get(name)
        alt = text_of(brain.edu_alt)
        caption = typed.caption if typed else (brain.Title if alt else "")
        return {
            "id": name,
            "number": number,
            "title": brain.Title,
            "picture": picture_of(brain, "mini"),
            "url": f"{brain.getURL()}/view",
            "alt": typed.alt if typed else alt,
            "caption": caption,
            "problem": self._translate(words_sentence(self.problems[name])) if name in self.problems else "",
            "is_described": bool(alt),
            "is_cover": self.context.cover == name,
            "is_first": number == 1,
            "is_last": number == total,
        }

    def _answer(self) -> Any:
        form = self.request.form
        if "json" in form:
            return self._send_one()
        if "upload" in form:
            return self._send_many()
        return self._save()

    def _files(self) -> list[Any]:
        found = self.request.form.get("files", [])
        files = found if isinstance(found, list) else [found]
        return [one for one in files if getattr(one, "filename", "")]

    def _take(self, upload: Any) -> tuple[bool, Message]:
        try:
            _picture, is_new = service.add_picture(self.context, upload.read(MOST_BYTES + 1), upload.filename)
        except PictureRefused as refused:
            return False, refused_sentence(refused.code)
        return True, _("Arrived") if is_new else _("Was here already")

    def _send_one(self) -> str:
        """One picture sent by the script; the answer says whether it is here."""
        self.request.response.setHeader("Content-Type", "application/json; charset=utf-8")
        files = self._files()
        if len(files) != 1:
            self.request.response.setStatus(400)
            return json.dumps({"ok": False, "message": self._translate(_("Choose the pictures first."))})
        is_here, message = self._take(files[0])
        return json.dumps({"ok": is_here, "message": self._translate(message)}, ensure_ascii=False)

    def _send_many(self) -> Any:
        files = self._files()
        if not files:
            self._tell(_("Choose the pictures first."), "error")
            return None
        arrived = 0
        for upload in files:
            is_here, message = self._take(upload)
            arrived += is_here
            if not is_here:
                self.refused.append({"name": upload.filename, "message": self._translate(message)})
        if arrived:
            self._tell(_("Arrived: ${count} pictures. Now say what they show.", mapping={"count": arrived}))
        return None if self.refused else self.request.response.redirect(f"{self.url}#edu-pictures")

    def _save(self) -> Any:
        """Every button of the table saves all that is typed, then does its own work."""
        form = self.request.form
        self.scene = _text(form.get("scene"))
        names = [picture.getId() for picture in pictures_of(self.context)]
        words = {
            name: service.Words(_text(form.get(f"alt-{name}")), _text(form.get(f"caption-{name}")))
            for name in names
            if f"alt-{name}" in form
        }
        self.problems = service.describe(self.context, words, self.scene)
        self.typed = {name: words[name] for name in self.problems}
        if _text(form.get("cover")) in names:
            service.choose_cover(self.context, _text(form.get("cover")))
        place = self._act(form, names)
        if self.problems:
            count = len(self.problems)
            self._tell(_("Saved, except ${count} descriptions: see below.", mapping={"count": count}), "warning")
            return None
        self._tell(_("Saved."))
        return self.request.response.redirect(f"{self.url}#{place}")

    def _act(self, form: dict[str, Any], names: list[str]) -> str:
        """Do what the pressed button asks and return the place of the page to return to."""
        if form.get("order") in ORDERS:
            service.arrange(self.context, form["order"])
        for button, steps in (("up", -1), ("down", 1)):
            name = _text(form.get(button))
            if name in names:
                service.move(self.context, name, steps)
                return f"edu-picture-{name}"
        removed = _text(form.get("remove"))
        if removed in names and api.user.has_permission("Delete objects", obj=self.context[removed]):
            api.content.delete(self.context[removed])
        return "edu-pictures"

    def _tell(self, message: Message, kind: str = "info") -> None:
        IStatusMessage(self.request).add(message, type=kind)

    def _translate(self, message: Message) -> str:
        return str(translate(message, context=self.request))


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
