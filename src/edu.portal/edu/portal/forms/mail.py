"""Tell the unit by mail that something was sent: the code in the subject, the message in the body.

The mail leaves after the transaction, so that a mail server that is down or slow to answer never costs a submission,
and a conflict that makes Zope try again never sends two mails.
"""

from collections.abc import Callable
from edu.portal.core.forms.submission import MESSAGE
from edu.portal.core.forms.submission import ROLE
from edu.portal.core.forms.submission import SUBJECT
from edu.portal.core.forms.submission import Submission
from edu.portal.core.text.dates import format_moment
from edu.portal.forms.service import CODE_PARAMETER
from edu.portal.i18n import _
from edu.portal.settings.unit import read_unit
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
import logging
from plone import api
import transaction
from typing import Any
from urllib.parse import urlencode
from ZODB.POSException import ConflictError
from zope.i18n import translate


logger = logging.getLogger("edu.portal.forms")


def sender(form: Any, recipient: str = "") -> Callable[[Submission], None]:
    """Return a function that has the mail about a submission of ``form`` sent when the transaction has succeeded.

    It goes to ``recipient``, else to the e-mail address of the unit, else to that of the site; without any address
    nothing is sent. A failure is logged without personal data.
    """

    def send(submission: Submission) -> None:
        try:
            schedule(form, submission, recipient or read_unit().email or site_address())
        except ConflictError:
            raise
        except Exception as error:
            log_failure(submission.code, error)

    return send


def schedule(form: Any, submission: Submission, to: str) -> None:
    """Have the mail leave when the transaction has succeeded; without an address there is no mail."""
    if not to:
        logger.warning("There is no mailbox to tell about submission %s", submission.code)
        return
    host = api.portal.get_tool("MailHost")
    arguments = (host, compose(form, submission, to), submission.code)
    transaction.get().addAfterCommitHook(deliver, args=arguments)


def deliver(committed: bool, host: Any, message: EmailMessage, code: str) -> None:
    """Hand the mail to the mail host unless the transaction failed."""
    if not committed:
        return
    try:
        host.send(message, immediate=True)
    except Exception as error:
        log_failure(code, error)


def log_failure(code: str, error: Exception) -> None:
    """Log that a mail was not sent: the kind of error only, its text may hold addresses."""
    logger.error("The mail about submission %s was not sent: %s", code, type(error).__name__)


def site_address() -> str:
    """Return the address that the site sends from, empty when none is set."""
    return api.portal.get_registry_record("plone.email_from_address", default="") or ""


def compose(form: Any, submission: Submission, to: str) -> EmailMessage:
    """Return the mail: no personal data in its headers; contact details stay on the site."""
    # Lines must end as SMTP wants: the mail host hands on what stands here, and strict servers refuse bare newlines.
    message = EmailMessage(policy=SMTP)
    message["Subject"] = f"{form.Title()}: {submission.code}"
    message["From"] = Address(read_unit().name, addr_spec=parseaddr(site_address() or to)[1])
    message["To"] = to
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body(form, submission))
    return message


def body(form: Any, submission: Submission) -> str:
    """Return the text: the facts of the submission, its message, and where staff find the rest."""
    query = urlencode({CODE_PARAMETER: submission.code})
    facts = (
        (_("Case code"), submission.code),
        (_("Received"), format_moment(submission.received)),
        (_("Sender"), submission.value(ROLE)),
        (_("Subject of the message"), submission.value(SUBJECT)),
    )
    lines = [
        in_site_language(_("A submission was received on the school portal.")),
        "",
        *(f"{in_site_language(title)}: {text}" for title, text in facts),
        "",
        submission.value(MESSAGE),
        "",
        in_site_language(_("Contact details and answer, for staff only:")),
        f"{form.absolute_url()}/@@edu-submissions?{query}",
    ]
    return "\n".join(lines) + "\n"


def in_site_language(message: Any) -> str:
    """Return ``message`` in the language of the site: nobody knows who reads the mailbox."""
    return str(translate(message, target_language=api.portal.get_default_language()))
