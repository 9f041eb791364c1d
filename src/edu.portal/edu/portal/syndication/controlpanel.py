"""The control panel ``@@edu-superiors``: superior units, their feeds, and how these are doing."""

from edu.portal import clock
from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.core.unit.checks import is_web_address
from edu.portal.core.unit.kinds import Above
from edu.portal.core.unit.kinds import usual_superiors
from edu.portal.i18n import _
from edu.portal.settings.site import read_site
from edu.portal.settings.site import read_site_types
from edu.portal.syndication import service
from edu.portal.syndication import shown
from edu.portal.syndication import superiors_form as form
from edu.portal.syndication.archive import forget_archives
from edu.portal.syndication.gateway import site_gateway
from edu.portal.syndication.sources import parse_superiors
from edu.portal.syndication.sources import read_sources
from edu.portal.syndication.sources import read_superiors
from edu.portal.syndication.store import forget_others
from edu.portal.syndication.wording import KIND_TITLES
from edu.portal.syndication.wording import STATUS_TITLES
from edu.portal.syndication.wording import category_title
from edu.portal.syndication.wording import failure_sentence
from edu.portal.syndication.wording import moment_in_words
from edu.portal.syndication.wording import stored_titles
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from zope.i18nmessageid import Message


STATE_CLASSES = {
    "ok": "edu-state--ok",
    "stale": "edu-state--old",
    "failing": "edu-state--old",
    "never": "edu-state--soon",
}


class SuperiorsPanel(BrowserView):
    """A plain form: every button sends what was typed, nothing needs JavaScript."""

    def __call__(self) -> str:
        self.notice: Message | None = None
        self.hosts_error: Message | None = None
        if self.request.method != "POST":
            self.units = form.inputs_of(read_superiors(), self.usual())
            self.hosts = "\n".join(read_site().feed_allowed_hosts or ())
            return str(self.index())
        CheckAuthenticator(self.request)
        if "refresh" in self.request.form:
            return self._refresh()
        self.units = form.read_inputs(self.request.form)
        self.hosts = str(self.request.form.get(form.HOSTS_FIELD, ""))
        return self._answer_form()

    def usual(self) -> tuple[Above, ...]:
        """Return the units that are usually above this one; at least the Sở."""
        return usual_superiors(read_site_types()) or (Above("so", ""),)

    def kinds(self) -> list[tuple[str, Message]]:
        """Return the kinds of superior units with their titles."""
        return list(KIND_TITLES.items())

    def categories(self) -> list[tuple[str, Message | str]]:
        """Return the kinds of feeds with their titles."""
        return [(category, category_title(category)) for category in CATEGORIES]

    def problems(self) -> list[dict[str, Any]]:
        """Return what is wrong in the form, each with the id of its input."""
        found = [
            {"input": unit.input_name(part), "unit": unit.name, "text": text}
            for unit in self.units
            for part, text in unit.errors.items()
        ]
        if self.hosts_error is not None:
            found.append({"input": form.HOSTS_FIELD, "unit": "", "text": self.hosts_error})
        return found

    def health(self) -> list[dict[str, Any]]:
        """Return a row for each stored feed, in words."""
        now = clock.now()
        return [
            {
                "unit": feed["superior"],
                "title": feed["title"] or category_title(feed["category"]),
                "url": feed["url"] if is_web_address(feed["url"]) else "",
                "state": STATUS_TITLES[feed["status"]],
                "css": STATE_CLASSES[feed["status"]],
                "success": moment_in_words(feed["last_success"], now),
                "next": moment_in_words(feed["next_attempt"], now),
                "count": feed["item_count"],
                "problem": failure_sentence(feed["error_kind"]),
                "detail": feed["error"],
            }
            for feed in shown.describe_feeds(self.context, now)
        ]

    def _answer_form(self) -> str:
        sent = self.request.form
        if "add" in sent:
            self.units = form.renumber([*self.units, form.next_input(self.units, self.usual())])
            self.notice = _("A new unit was added below. Fill it in and save.")
        elif "remove" in sent:
            self.units = form.without(self.units, str(sent["remove"]))
            self.notice = _("The unit was taken out of the form. Save to make it final.")
        elif self._is_sound():
            return self._save()
        return str(self.index())

    def _is_sound(self) -> bool:
        self.hosts_error = form.check_hosts(form.host_lines(self.hosts))
        return form.check(self.units) and self.hosts_error is None

    def _save(self) -> str:
        records = form.records_of(self.units, stored_titles())
        settings = read_site()
        settings.superiors = records
        settings.feed_allowed_hosts = form.host_lines(self.hosts)
        kept = [feed.id for unit in parse_superiors(records) for feed in unit.feeds]
        forget_others(self.context, kept)
        forget_archives(self.context, kept)
        service.ask_again(self.context)
        return self._done(_("Saved. New feeds are read within a minute, or at once with the button below."), "info")

    def _refresh(self) -> str:
        if not read_sources():
            return self._done(_("There is no feed to read yet. Give an address and save first."), "warning")
        report = service.refresh_all(self.context, site_gateway(), clock.now())
        failed = sum(row["outcome"] == "failed" for row in report)
        words = {"good": str(len(report) - failed), "failed": str(failed)}
        if failed:
            return self._done(
                _("${good} feeds were read, ${failed} could not be read: the table says why.", mapping=words),
                "warning",
            )
        return self._done(_("All ${good} feeds were read.", mapping=words), "info")

    def _done(self, message: Message, kind: str) -> str:
        IStatusMessage(self.request).add(message, type=kind)
        self.request.response.redirect(f"{self.context.absolute_url()}/@@edu-superiors")
        return ""
