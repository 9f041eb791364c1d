"""The mails of ``alarm``, and the job that sends them."""

from collections.abc import Iterable
from datetime import datetime
from edu.portal.i18n import _
from edu.portal.ops.interfaces import IScheduledJob
from edu.portal.settings.unit import read_unit
from edu.portal.syndication import alarm
from edu.portal.syndication.alarm import Plan
from edu.portal.syndication.wording import category_title
from edu.portal.syndication.wording import failure_sentence
from edu.portal.syndication.wording import moment_in_full
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
import logging
from plone import api
import transaction
from typing import Any
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import implementer


logger = logging.getLogger("edu.portal.feeds")
MOST_LISTED = 100
# Sites of which the log says already that nobody can be told.
_reported: set[tuple[str, ...]] = set()


@implementer(IScheduledJob)
class AlarmJob:
    """Sends what ``plan_alarm`` plans."""

    def is_due(self, portal: Any, now: datetime) -> bool:
        """Return whether anything is to be told or remembered."""
        if alarm.is_waiting(portal, now):
            return False
        return alarm.is_news(portal, _possible(portal, alarm.plan_alarm(portal, now)))

    def run(self, portal: Any, now: datetime) -> None:
        """Remember, commit, then send: a process that dies in between tells nobody rather than everybody twice.

        A mail that no server takes is remembered as not sent and tried again later.
        """
        before = alarm.told(portal)
        plan = _possible(portal, alarm.plan_alarm(portal, now))
        alarm.remember(portal, plan)
        transaction.get().note("edu.portal: alarm of the feeds")
        transaction.commit()
        try:
            for message in messages(portal, plan):
                api.portal.get_tool("MailHost").send(message, immediate=True)
        except Exception as error:
            # The text of the error may hold addresses.
            logger.error("The mail about feeds was not sent: %s", type(error).__name__)
            transaction.abort()
            alarm.take_back(portal, before, now)
            transaction.commit()


def messages(portal: Any, plan: Plan) -> list[EmailMessage]:
    """Return the mails of a plan: at most one about silent feeds and one about feeds that are back."""
    found = []
    if plan.silent:
        subject = _("Feeds that cannot be read for a day: ${count}", mapping={"count": str(len(plan.silent))})
        opening = _("The portal has not been able to read these feeds for a day. Readers see the items read before.")
        found.append(_compose(portal, subject, opening, plan.silent))
    if plan.back:
        subject = _("Feeds are read again: ${count}", mapping={"count": str(len(plan.back))})
        opening = _("The portal reads these feeds again. Nothing is left to do.")
        found.append(_compose(portal, subject, opening, plan.back))
    return found


def site_address() -> str:
    """Return the address of the site's administrator, empty when none is set."""
    return api.portal.get_registry_record("plone.email_from_address", default="") or ""


def can_mail() -> bool:
    """Return whether mail is set up: a server and an address."""
    return bool(site_address() and api.portal.get_registry_record("plone.smtp_host", default=""))


def _possible(portal: Any, plan: Plan) -> Plan:
    """Return the plan as far as the site can carry it out; the log says once that nobody can be told."""
    if can_mail():
        _reported.discard(portal.getPhysicalPath())
        return plan
    if plan.silent and portal.getPhysicalPath() not in _reported:
        _reported.add(portal.getPhysicalPath())
        logger.warning("Feeds cannot be read for a day, and the site has no mail address or server to tell of it")
    return alarm.without_mail(plan, alarm.told(portal))


def _compose(portal: Any, subject: Message, opening: Message, feeds: Iterable[dict[str, Any]]) -> EmailMessage:
    to = parseaddr(site_address())[1]
    # Lines must end as SMTP wants: the mail host hands on what stands here, and strict servers refuse bare newlines.
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _words(subject)
    message["From"] = Address(read_unit().name, addr_spec=to)
    message["To"] = to
    message["Auto-Submitted"] = "auto-generated"
    listed = list(feeds)
    lines = [_words(opening), "", *(line for feed in listed[:MOST_LISTED] for line in _lines(feed))]
    if len(listed) > MOST_LISTED:
        lines += [_words(_("and ${count} more", mapping={"count": str(len(listed) - MOST_LISTED)})), ""]
    # Background work does not know the address that readers type: the page is told by its name.
    lines += [_words(_("How all feeds are doing: open the portal, Site Setup, Health of the feeds."))]
    message.set_content("\n".join(lines) + "\n")
    return message


def _lines(feed: dict[str, Any]) -> list[str]:
    lines = [f"- {feed['superior']}: {feed['title'] or _words(category_title(feed['category']))}", f"  {feed['url']}"]
    if feed["error_kind"]:
        lines.append(f"  {_words(failure_sentence(feed['error_kind']))}")
        last = feed["last_success"]
        when = _words(moment_in_full(last)) if last is not None else _words(_("never"))
        lines.append(f"  {_words(_('Last success'))}: {when}")
    return [*lines, ""]


def _words(message: Message | str) -> str:
    """Return ``message`` in the language of the site: nobody knows who reads the mailbox."""
    return str(translate(message, target_language=api.portal.get_default_language()))
