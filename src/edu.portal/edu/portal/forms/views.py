"""Pages about submissions: the thanks page for the visitor, the list and its CSV file for staff."""

from collections.abc import Mapping
from collective.easyform.api import get_schema
from edu.portal.core.forms.case_code import read_case_code
from edu.portal.core.forms.submission import MESSAGE
from edu.portal.core.forms.submission import ROLE
from edu.portal.core.forms.submission import SUBJECT
from edu.portal.core.forms.submission import Submission
from edu.portal.core.listing.pages import PAGE_PARAMETER
from edu.portal.core.listing.pages import Pager
from edu.portal.core.listing.pages import Pages
from edu.portal.core.listing.pages import pager_of
from edu.portal.core.listing.pages import read_pages
from edu.portal.core.text.dates import format_moment
from edu.portal.core.text.spreadsheet import csv_bytes
from edu.portal.core.unit import UnitIdentity
from edu.portal.forms import service
from edu.portal.forms.action import tracked_action
from edu.portal.forms.honeypot import IHoneypot
from edu.portal.forms.service import CODE_PARAMETER
from edu.portal.i18n import _
from edu.portal.layout.columns import hide_columns
from edu.portal.settings.unit import read_unit
from functools import cached_property
import logging
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from typing import Any
from zope.i18n import translate
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IBool


logger = logging.getLogger("edu.portal.forms")
PAGE_SIZE = 30
DEFAULT_WORKING_DAYS = 5


def written_code(request: Any) -> str:
    """Return the case code in the address in its proper form, empty when there is none."""
    code = read_case_code(str(request.form.get(CODE_PARAMETER, "")))
    return str(code) if code else ""


class Received(BrowserView):
    """The thanks page. It knows nothing but the code, so that it gives nothing away to who finds its address."""

    def __call__(self) -> str:
        self.code = written_code(self.request)
        if not self.code or service.submission_of(self.context, self.code) is None:
            self.request.response.redirect(self.context.absolute_url())
            return ""
        keep_private(self.request.response)
        return self.index()

    @property
    def working_days(self) -> int:
        """Within how many working days an answer is promised."""
        action = tracked_action(self.context)
        return action.working_days if action else DEFAULT_WORKING_DAYS

    @property
    def unit(self) -> UnitIdentity:
        """The record of the unit, for questions."""
        return read_unit()

    def text_of(self, name: str) -> str:
        """Return a text that editors wrote for the thanks page of the form."""
        value = getattr(self.context, name, None)
        return value.output if value else ""


class Submissions(BrowserView):
    """The list for staff; with a code in the address, one submission."""

    def __call__(self) -> Any:
        keep_private(self.request.response)
        hide_columns(self.request)
        if self.request.method == "POST":
            return self.delete()
        return self.index()

    @cached_property
    def submissions(self) -> list[Submission]:
        """The submissions of the form, the newest first."""
        return service.submissions_of(self.context)

    @property
    def single(self) -> Submission | None:
        """Return the submission whose code is in the address, or None."""
        code = written_code(self.request)
        return service.submission_of(self.context, code) if code else None

    @property
    def asked(self) -> str:
        """Return what the visitor asked for by code, however it was typed."""
        return str(self.request.form.get(CODE_PARAMETER, "")).strip()[:40]

    @cached_property
    def pages(self) -> Pages:
        """The pages of the list at the one that the address asks for."""
        return read_pages(self.request.form.get(PAGE_PARAMETER), len(self.submissions), PAGE_SIZE)

    @property
    def pager(self) -> Pager | None:
        """The other pages of the list."""
        return pager_of(self.pages, self.page_url)

    def page_url(self, number: int) -> str:
        """Return the address of a page of the list."""
        return f"{self.context.absolute_url()}/@@edu-submissions?{PAGE_PARAMETER}={number}"

    @property
    def rows(self) -> list[dict[str, str]]:
        """Return the rows of the page that is shown."""
        return [self.row(submission) for submission in self.pages.rows(self.submissions)]

    def row(self, submission: Submission) -> dict[str, str]:
        """Return a submission as a line of the list."""
        return {
            "code": submission.code,
            "url": f"{self.context.absolute_url()}/@@edu-submissions?{CODE_PARAMETER}={submission.code}",
            "received": format_moment(submission.received),
            "role": submission.value(ROLE),
            "subject": submission.value(SUBJECT),
            "message": submission.value(MESSAGE),
        }

    def details(self, submission: Submission) -> list[tuple[str, str]]:
        """Return every filled field of a submission as title and text; a ticked box says "Yes"."""
        fields = stored_fields(self.context)
        yes = translate(_("Yes"), context=self.request)
        return [
            (title_of(name, fields), yes if IBool.providedBy(fields.get(name)) else text)
            for name, text in submission.values
            if text
        ]

    def delete(self) -> str:
        """Delete one submission for good and lead back to the list."""
        CheckAuthenticator(self.request)
        code = written_code(self.request)
        if service.delete(self.context, [code]):
            logger.info("Submission %s was deleted by %s", code, api.user.get_current().getId())
            api.portal.show_message(_("Submission ${code} was deleted.", mapping={"code": code}), self.request)
        self.request.response.redirect(f"{self.context.absolute_url()}/@@edu-submissions")
        return ""


class SubmissionsCSV(BrowserView):
    """All submissions with all their fields as a file for a spreadsheet; who took it is logged."""

    def __call__(self) -> bytes:
        submissions = service.submissions_of(self.context)
        user = api.user.get_current().getId()
        logger.info("%s submission(s) of %s were exported by %s", len(submissions), self.context.getId(), user)
        fields = stored_fields(self.context)
        names = list(dict.fromkeys([*fields, *(name for item in submissions for name, _text in item.values)]))
        titles = [translate(title, context=self.request) for title in (_("Case code"), _("Received"))]
        header = [*titles, *(title_of(name, fields) for name in names)]
        rows = [
            [item.code, format_moment(item.received), *(item.value(name) for name in names)] for item in submissions
        ]
        response = self.request.response
        keep_private(response)
        response.setHeader("Content-Type", "text/csv; charset=utf-8")
        response.setHeader("Content-Disposition", f'attachment; filename="{self.context.getId()}.csv"')
        return csv_bytes([header, *rows])


class IsTracked(BrowserView):
    """Whether the form keeps submissions; the condition of its tab."""

    def __call__(self) -> bool:
        return tracked_action(self.context) is not None


def stored_fields(form: Any) -> dict[str, Any]:
    """Return the fields whose values are stored, by name in the order of the form."""
    return {name: field for name, field in getFieldsInOrder(get_schema(form)) if not IHoneypot.providedBy(field)}


def title_of(name: str, fields: Mapping[str, Any]) -> str:
    """Return the title of a field; what is left of a field that was removed is its name."""
    return fields[name].title if name in fields else name


def keep_private(response: Any) -> None:
    """Keep a page out of caches and search engines."""
    response.setHeader("Cache-Control", "private, no-store")
    response.setHeader("X-Robots-Tag", "noindex, nofollow")
