"""The control panel ``@@edu-superiors``: superior units, their feeds, and how these are doing."""

from edu.portal import clock
from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.core.feeds.platforms import read_platforms
from edu.portal.core.unit.kinds import Above
from edu.portal.core.unit.kinds import usual_superiors
from edu.portal.i18n import _
from edu.portal.settings.site import read_site
from edu.portal.settings.site import read_site_types
from edu.portal.settings.site import read_superior_records
from edu.portal.syndication import service
from edu.portal.syndication import shown
from edu.portal.syndication import superiors_form as form
from edu.portal.syndication.forget import forget_gone
from edu.portal.syndication.health_view import row_of
from edu.portal.syndication.health_view import try_now
from edu.portal.syndication.sources import read_sources
from edu.portal.syndication.sources import read_superiors
from edu.portal.syndication.wording import CHAIN_WARNING
from edu.portal.syndication.wording import KIND_TITLES
from edu.portal.syndication.wording import category_title
from edu.portal.syndication.wording import stored_titles
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from zope.i18nmessageid import Message


class SuperiorsPanel(BrowserView):
    """A plain form: every button sends what was typed, nothing needs JavaScript."""

    def __call__(self) -> str:
        self.notice: Message | None = None
        self.hosts_error: Message | None = None
        if self.request.method != "POST":
            self.units = form.inputs_of(read_superiors(), self.usual())
            self.hosts = "\n".join(read_site().feed_allowed_hosts or ())
            self.pictures = bool(read_site().feed_pictures)
            return str(self.index())
        CheckAuthenticator(self.request)
        if "refresh" in self.request.form:
            return self._refresh()
        self.units = form.read_inputs(self.request.form)
        self.hosts = str(self.request.form.get(form.HOSTS_FIELD, ""))
        self.pictures = "feed-pictures" in self.request.form
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

    def sources(self) -> list[dict[str, Any]]:
        """Return a row for each stored feed, in words."""
        now = clock.now()
        return [row_of(feed, now) for feed in shown.describe_feeds(self.context, now)]

    def platforms(self) -> list[tuple[str, str]]:
        """Return the programs behind portals that can be chosen when feeds are searched."""
        return [(platform.id, platform.title) for platform in read_platforms() if platform.title]

    @property
    def chain_warning(self) -> Message:
        """What an excuse for a chain of certificates means."""
        return CHAIN_WARNING

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
        settings = read_site()
        settings.superiors = form.records_of(self.units, stored_titles(), read_superior_records())
        settings.feed_allowed_hosts = form.host_lines(self.hosts)
        settings.feed_pictures = self.pictures
        forget_gone(self.context)
        service.ask_again(self.context)
        return self._done(_("Saved. New feeds are read within a minute, or at once with the button below."), "info")

    def _refresh(self) -> str:
        if not read_sources():
            return self._done(_("There is no feed to read yet. Give an address and save first."), "warning")
        return self._done(*try_now(self.context, [source for source in read_sources() if not source.is_paused]))

    def _done(self, message: Message, kind: str) -> str:
        IStatusMessage(self.request).add(message, type=kind)
        self.request.response.redirect(f"{self.context.absolute_url()}/@@edu-superiors")
        return ""
