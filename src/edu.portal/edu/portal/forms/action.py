"""The last action of a form: keep the submission, give it a case code, tell the unit, lead to the thanks page."""

from collective.easyform.actions import Action
from collective.easyform.actions import ActionFactory
from collective.easyform.api import get_actions
from collective.easyform.api import get_context
from collective.easyform.api import get_schema
from collective.easyform.config import FORM_ERROR_MARKER
from collective.easyform.interfaces import IAction
from edu.portal import clock
from edu.portal.forms import mail
from edu.portal.forms import service
from edu.portal.forms.honeypot import IHoneypot
from edu.portal.forms.service import CODE_PARAMETER
from edu.portal.i18n import _
from edu.portal.interfaces import IEduPortalLayer
from plone.supermodel.exportimport import BaseHandler
import re
import secrets
from typing import Any
from urllib.parse import urlencode
from zope import schema
from zope.i18n import translate
from zope.interface import implementer
from zope.schema import getFieldsInOrder


RECEIVED_VIEW = "@@edu-received"


class ITrackedSubmission(IAction):
    """Keep what was sent under a case code and tell the unit by mail."""

    prefix = schema.ASCIILine(
        title=_("Beginning of the case codes"),
        description=_("Two to four capital letters, for example GY."),
        constraint=re.compile(r"^[A-Z]{2,4}$").match,
        default="GY",
    )
    working_days = schema.Int(
        title=_("Working days until the answer"),
        description=_("The thanks page promises an answer within this time."),
        min=1,
        max=60,
        default=5,
    )
    retention_months = schema.Int(
        title=_("Months until deletion"),
        description=_("Older submissions are deleted; it has to be what the form tells its visitors. 0 keeps all."),
        min=0,
        max=120,
        default=24,
    )
    recipient = schema.ASCIILine(
        title=_("Mailbox"),
        description=_("Leave it empty to use the e-mail address of the unit."),
        required=False,
        default="",
        missing_value="",
    )


@implementer(ITrackedSubmission)
class TrackedSubmission(Action):
    """See ``ITrackedSubmission``."""

    def __init__(self, **kw: Any) -> None:
        for name, field in ITrackedSubmission.namesAndDescriptions():
            setattr(self, name, kw.pop(name, field.default))
        super().__init__(**kw)

    def onSuccess(self, fields: dict[str, Any], request: Any) -> dict[str, str] | None:
        """Take the submission and redirect; returns an error of the whole form when a machine gave itself away.

        An address that holds a filled-in form is no sending: whoever opens it has only looked.
        """
        if request.method != "POST":
            return {FORM_ERROR_MARKER: translate(NOT_POSTED, context=request)}
        form = get_context(self)
        wanted = getFieldsInOrder(get_schema(form))
        traps = [name for name, field in wanted if IHoneypot.providedBy(field)]
        if any(fields.get(name) for name in traps):
            return {FORM_ERROR_MARKER: translate(TRAPPED, context=request)}
        submission = service.submit(
            form,
            {name: fields.get(name) for name, _field in wanted if name not in traps},
            prefix=self.prefix,
            retention_months=self.retention_months,
            now=clock.now(),
            draw=secrets.choice,
            send=mail.sender(form, self.recipient),
        )
        if not IEduPortalLayer.providedBy(request):
            return None  # the add-on was uninstalled and the form kept: the form's own thanks page follows
        query = urlencode({CODE_PARAMETER: submission.code})
        request.response.redirect(f"{form.absolute_url()}/{RECEIVED_VIEW}?{query}")
        return None


TRAPPED = _("Your message was not sent: a hidden field was filled in. Please type the form again without autofill.")
NOT_POSTED = _("Your message was not sent yet. Please check it and press the button below the form.")

TrackedSubmissionAction = ActionFactory(
    TrackedSubmission,
    _("Keep under a case code and tell the unit"),
    "collective.easyform.AddDataSavers",
)
TrackedSubmissionHandler = BaseHandler(TrackedSubmission)


def tracked_action(form: Any) -> TrackedSubmission | None:
    """Return the first action of a form that keeps submissions, or None."""
    actions = (action for _name, action in getFieldsInOrder(get_actions(form)))
    return next((action for action in actions if ITrackedSubmission.providedBy(action)), None)
