"""Pages to write: a new statement, and taking one back. A GET shows the form, only a POST of the form writes."""

from edu.portal import clock
from edu.portal.attestations import form
from edu.portal.attestations import service
from edu.portal.attestations.pages import AttestationsPage
from edu.portal.attestations.wording import PROBLEMS
from edu.portal.attestations.wording import REASON_PROBLEMS
from edu.portal.core.attestations.checks import Typed
from edu.portal.core.attestations.checks import problems_of
from edu.portal.core.attestations.checks import text_problem
from edu.portal.core.attestations.evidence import KINDS
from edu.portal.core.attestations.evidence import LARGEST_FILE
from edu.portal.i18n import _
import logging
from plone import api
from plone.protect import CheckAuthenticator
from typing import Any
from zExceptions import NotFound
from zope.i18nmessageid import Message


logger = logging.getLogger("edu.portal.attestations")
FIELD_TITLES = {
    "stated_on": _("Date of the statement"),
    "text": _("What the unit states"),
    "reference": _("Number of the paper"),
    "issuer": _("Provider or issuing body"),
    "expires": _("Last day that the paper names"),
    "file": _("File of evidence"),
}


def input_id(name: str) -> str:
    """Return the id of the input of a field; the toolbar of Plone has taken ``file`` and others."""
    return f"edu-{name.replace('_', '-')}"


class StatementForm(AttestationsPage):
    """A new statement about one attestation."""

    def answer(self) -> Any:
        """Show the form, or store what was sent. Raises ``NotFound`` for what is not demanded of the unit."""
        if self.attestation is None:
            raise NotFound(self.attestation_id)
        self.errors: dict[str, Message] = {}
        self.file_lost = False
        if self.request.method != "POST":
            self.typed = Typed(stated_on=clock.today().isoformat())
            return self.index()
        CheckAuthenticator(self.request)
        self.typed = form.read_typed(self.request.form)
        upload = form.read_upload(self.request.form)
        problems = problems_of(self.typed, upload, clock.today())
        if not problems:
            user = api.user.get_current().getId()
            made = service.add(self.context, self.attestation, self.typed, upload, user, clock.now())
            logger.info("Statement %s of %s was made by %s", made.number, self.attestation_id, user)
            return self.done(_("The statement is stored."))
        self.errors = {name: PROBLEMS[problem] for name, problem in problems.items()}
        self.file_lost = upload is not None
        return self.index()

    def done(self, message: Message) -> str:
        """Lead to the page of the attestation with a message."""
        api.portal.show_message(message, self.request)
        self.request.response.redirect(self.page_url(self.attestation_id))
        return ""

    @property
    def problems(self) -> list[dict[str, Any]]:
        """Return what is wrong in the order of the fields: input, label and sentence."""
        return [
            {"input": input_id(name), "label": title, "text": self.errors[name]}
            for name, title in FIELD_TITLES.items()
            if name in self.errors
        ]

    def field(self, name: str) -> dict[str, Any]:
        """Return what the template needs for a field: title, value, error, and the ids that describe the input."""
        error = self.errors.get(name)
        value = getattr(self.typed, name, "")
        key = input_id(name)
        return {
            "title": FIELD_TITLES[name],
            "value": value,
            "error": error,
            "invalid": "true" if error else None,
            "described": f"{key}-help {key}-error" if error else f"{key}-help",
        }

    def date_type(self, name: str) -> str:
        """Return the type of a date input: a browser would not show in its own what was typed in another form."""
        written = getattr(self.typed, name)
        return "date" if not written or (len(written) == 10 and written[4] == "-") else "text"

    @property
    def accepted(self) -> str:
        """Return what the file input offers to choose from."""
        return ",".join(f".{kind}" for kind in (*KINDS, "jpeg"))

    @property
    def megabytes(self) -> str:
        """Return how large a file may be."""
        return str(LARGEST_FILE // (1024 * 1024))


class RevocationForm(AttestationsPage):
    """Take one statement back, with a reason."""

    def answer(self) -> Any:
        """Show the form, or store the revocation. Raises ``NotFound`` for a statement that is not there."""
        self.number = form.number(self.request.form)
        self.statement = service.statement(self.context, self.attestation_id, self.number)
        if self.statement is None:
            raise NotFound(self.attestation_id)
        self.title = service.title_of(self.context, self.attestation_id)
        self.reason, self.error = "", None
        if self.statement.revocation is not None:
            return self.done(_("This statement was taken back before."), "warning")
        if self.request.method != "POST":
            return self.index()
        CheckAuthenticator(self.request)
        self.reason = form.text(self.request.form, "reason")
        problem = text_problem(self.reason)
        if problem:
            self.error = REASON_PROBLEMS[problem]
            return self.index()
        user = api.user.get_current().getId()
        service.revoke(self.context, self.attestation_id, self.number, self.reason, user, clock.now())
        logger.info("Statement %s of %s was taken back by %s", self.number, self.attestation_id, user)
        return self.done(_("The statement was taken back. It stays in the history with the reason."), "info")

    def done(self, message: Message, kind: str) -> str:
        """Lead to the page of the attestation with a message."""
        api.portal.show_message(message, self.request, type=kind)
        self.request.response.redirect(self.page_url(self.attestation_id))
        return ""
