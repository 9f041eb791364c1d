"""States and failures of feeds as sentences for people."""

from collections.abc import Mapping
from datetime import datetime
from edu.portal.core.calendar.zone import VIETNAM
from edu.portal.core.text.dates import format_full
from edu.portal.core.text.dates import format_moment
from edu.portal.core.text.dates import format_time
from edu.portal.i18n import _
from zope.i18n import translate
from zope.i18nmessageid import Message


CATEGORY_TITLES: Mapping[str, Message] = {
    "tin-tuc": _("News"),
    "thong-bao": _("Notices"),
    "van-ban": _("Documents"),
    "thu-moi": _("Invitations"),
}

KIND_TITLES: Mapping[str, Message] = {
    "so": _("Department of education and training of the province"),
    "phong": _("Education office of the district"),
    "ubnd": _("People's committee of the commune"),
    "khac": _("Other superior unit"),
}

STATUS_TITLES: Mapping[str, Message] = {
    "ok": _("Working"),
    "stale": _("No news for more than a day"),
    "failing": _("Cannot be read"),
    "never": _("Not read yet"),
}

# By the codes of ``core.feeds.search.Asked``.
DAY_PROBLEMS: Mapping[str, Message] = {
    "day": _("This is no day. Write it as 20/11/2026, or leave it empty."),
    "order": _("This day is before the first one. Choose a later day."),
}

_FAILURES: Mapping[str, Message] = {
    "bad-url": _("The address is not a web address. Correct it above."),
    "blocked-address": _(
        "The address leads into an internal network, which is refused. "
        "If the source really is there, add its host to the hosts inside the network."
    ),
    "dns": _("The name of the host does not exist. Check the spelling of the address."),
    "refused": _("The server refuses the connection. It may be switched off; it is asked again by itself."),
    "unreachable": _("The server cannot be reached. Check the network of this portal and the address."),
    "timeout": _("The server did not answer in time. It is asked again by itself."),
    "tls": _("The security certificate of the server is not valid. Tell the unit that runs it."),
    "connection-lost": _("The connection broke off. It is asked again by itself."),
    "too-large": _("The answer is too large for a feed. Check that the address is the one of the RSS feed."),
    "too-many-redirects": _("The address leads from one page to the next without end. Ask the unit for a new one."),
    "empty": _("The answer is empty. Check the address, or tell the unit that runs the source."),
    "not-a-feed": _("The answer is no RSS or Atom feed. Check the address."),
    "html-page": _(
        "The address leads to a web page, not to a feed. Enter it under “Add feeds” and press “Find feeds”."
    ),
    "unsafe-xml": _("The feed has constructions that are refused for safety. Tell the unit that runs the source."),
    "http-401": _("The source asks for a password. Feeds must be public; ask the unit for another address."),
    "http-403": _("The server forbids reading this address. Ask the unit for permission or for another address."),
    "http-404": _("There is nothing at this address any more. Look for the new address of the feed."),
    "http-410": _("This feed was given up for good. Look for the new address of the feed."),
    "http-429": _("The server asks us to come less often. It is asked again later by itself."),
}


def failure_sentence(kind: str) -> Message | str:
    """Return what a failure means and what to do; ``kind`` as in ``FeedState.error_kind``, "" for none."""
    if not kind:
        return ""
    known = _FAILURES.get(kind)
    if known is not None:
        return known
    if kind.startswith("http-5"):
        return _("The server reports a fault of its own (${code}). It is asked again by itself.", mapping=_code(kind))
    if kind.startswith("http-"):
        return _("The server answers with the error ${code}. Check the address.", mapping=_code(kind))
    return _("The feed could not be read. The log of the server says why.")


PROBLEM_SENTENCES: Mapping[str, Message] = {
    "no-items": _("The feed has no item yet."),
    "no-dates": _("The items have no date. They are shown by the time when the portal first saw them."),
    "some-dates-missing": _("Some items have no date. They are shown by the time when the portal first saw them."),
    "future-dates": _("Some items have a date in the future. The portal shows the time when it first saw them."),
    "month-as-minutes": _(
        "The source writes the month in place of the minutes: the hours of its items are not exact."
    ),
    "asleep": _("The source has published nothing for three months. Check whether the unit has a newer feed."),
    "no-links": _("The items have no link: readers see the title only."),
    "repeated-guids": _(
        "The source gives several items the same mark. The portal tells them apart by link and title."
    ),
    "moved": _("The feed has moved for good; the portal follows to the new address."),
    "plain-http": _("The connection is not encrypted: somebody on the way could change what is read."),
}

CHAIN_WARNING = _(
    "The server does not send its whole chain of certificates. With this exception the portal checks the name and the "
    "dates of its certificate, but not who issued it: somebody who controls the network in between could pretend to "
    "be this server. Allow it for public news only, and ask the unit to mend its server."
)
BROWSER_NOTE = _("The server answers browsers only; the portal asks it with the headers of a browser.")


def category_title(category: str) -> Message | str:
    """Return the title of a category; an unknown one stands for itself."""
    return CATEGORY_TITLES.get(category, category)


def stored_titles() -> dict[str, str]:
    """Return the titles of the categories as the settings store them: in Vietnamese, whoever saves."""
    return {category: translate(title, target_language="vi") for category, title in CATEGORY_TITLES.items()}


def moment_in_words(moment: datetime | None, now: datetime) -> str:
    """Return the time of day for a moment of today, with the date for another day: ``9:40``, ``9:40 19/11/2026``."""
    if moment is None:
        return ""
    local = moment.astimezone(VIETNAM)
    if local.date() == now.astimezone(VIETNAM).date():
        return format_time(local)
    return format_moment(local)


def moment_in_full(moment: datetime) -> Message:
    """Return a moment as a person says it: ``Thứ Sáu, 20/11/2026 lúc 8:15``."""
    local = moment.astimezone(VIETNAM)
    return _("${day} at ${time}", mapping={"day": format_full(local), "time": format_time(local)})


def _code(kind: str) -> dict[str, str]:
    return {"code": kind.removeprefix("http-")}
