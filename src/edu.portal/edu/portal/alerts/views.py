"""``@@edu-alerts``: put a line up in one step, see what runs, comes and has ended, take one off."""

from collections.abc import Mapping
from dataclasses import replace
from edu.portal import clock
from edu.portal.alerts import service
from edu.portal.alerts.rows import row_of
from edu.portal.alerts.wording import FIELDS
from edu.portal.alerts.wording import PROBLEMS
from edu.portal.alerts.wording import SEVERITIES
from edu.portal.core.alerts.decide import Typed
from edu.portal.core.alerts.decide import severity_of
from edu.portal.core.alerts.model import State
from edu.portal.i18n import _
from edu.portal.layout.columns import hide_columns
from functools import cached_property
import logging
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from typing import Any


logger = logging.getLogger("edu.portal.alerts")
TAKE_OFF = "take_off"
SHOWN_ENDED = 30


class AlertsPanel(BrowserView):  # type: ignore[misc]
    """One field is enough; the others are folded up until somebody needs them. Only a POST of the page writes."""

    def __call__(self) -> Any:
        hide_columns(self.request)
        # Pages that suggest a line link here with its words; nothing is put up before somebody sends the form.
        asked = read_typed(self.request.form)
        self.typed = replace(asked, severity=severity_of(asked.severity).name.lower())
        self.problems: dict[str, str] = {}
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            if self._write():
                self.request.response.redirect(f"{self.context.absolute_url()}/@@edu-alerts")
                return ""
        return self.index()

    def _write(self) -> bool:
        form, now, user = self.request.form, clock.now(), service.current_user()
        if TAKE_OFF in form:
            return self._take_off(_text(form, TAKE_OFF))
        self.typed = read_typed(form)
        alert, self.problems = service.put_up(api.portal.get(), self.typed, user, now)
        if alert is None:
            return False
        logger.info("Line %s was put up by %s", alert.id, user)
        is_coming = alert.start > now
        sentence = _("The line is stored and appears on time.") if is_coming else _("The line is on every page now.")
        api.portal.show_message(sentence, self.request)
        return True

    def _take_off(self, alert_id: str) -> bool:
        try:
            service.take_off(api.portal.get(), alert_id, service.current_user(), clock.now())
        except LookupError:
            api.portal.show_message(_("There is no such line any more."), self.request, type="warning")
            return True
        logger.info("Line %s was taken off by %s", alert_id, service.current_user())
        api.portal.show_message(_("The line was taken off every page."), self.request)
        return True

    @cached_property
    def groups(self) -> list[dict[str, Any]]:
        """The stored lines in three groups with their headings; empty groups say so."""
        now = clock.now()
        found = service.by_state(self.context, now)
        titles = (
            (State.RUNNING, _("On every page now"), _("No line is shown now.")),
            (State.COMING, _("To come"), _("No line is waiting.")),
            (State.ENDED, _("Ended"), _("No line has ended yet.")),
        )
        url = self.context.absolute_url()
        return [
            {
                "id": state.value,
                "title": title,
                "nothing": nothing,
                "rows": [row_of(alert, url, now) for alert in found[state][:SHOWN_ENDED]],
                "may_end": state is not State.ENDED,
            }
            for state, title, nothing in titles
        ]

    def field(self, name: str) -> dict[str, Any]:
        """Return what the template needs of a field: label, what was typed, what is wrong."""
        problem = self.problems.get(name)
        return {
            "label": FIELDS[name],
            "value": getattr(self.typed, name),
            "error": PROBLEMS[name, problem] if problem else "",
            "invalid": "true" if problem else None,
            "described": f"edu-alert-{name}-error" if problem else None,
        }

    @property
    def severities(self) -> list[dict[str, Any]]:
        """The severities, the mildest first."""
        chosen = self.typed.severity
        return [
            {"value": one.name.lower(), "title": title, "checked": "checked" if one.name.lower() == chosen else None}
            for one, title in SEVERITIES.items()
        ]

    @property
    def is_unfolded(self) -> bool:
        """Whether the further fields are open: somebody used them, or one of them is wrong."""
        used = any(getattr(self.typed, name) for name in ("start", "end", "link", "requested_by", "requested_on"))
        return used or bool(self.problems.keys() - {"text"})


def read_typed(form: Mapping[str, Any]) -> Typed:
    """Return what was sent as texts; anything else counts as nothing."""
    return Typed(**{name: _text(form, name) for name in FIELDS})


def _text(form: Mapping[str, Any], name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""
