"""The page of one person, built from what is published."""

from Acquisition import aq_parent
from edu.portal.content.org_unit.content import IOrgUnit
from edu.portal.content.people.cards import Card
from edu.portal.content.people.cards import card_of
from edu.portal.content.people.confirm_view import ConfirmedView
from edu.portal.content.staff_member.publication import PERSONAL_FIELDS
from edu.portal.content.staff_member.publication import is_published
from edu.portal.core.people.vcard import MEDIA_TYPE
from edu.portal.core.people.vcard import Contact
from edu.portal.core.people.vcard import write_vcard
from edu.portal.core.text.unicode import slug
from edu.portal.i18n import _
from edu.portal.settings.unit import offers_vcards
from edu.portal.settings.unit import read_unit
from plone import api
from plone.memoize.view import memoize
from zope.i18nmessageid import Message
from zope.publisher.interfaces import NotFound


WITHHELD = {
    "phone": _("The office telephone is not shown to visitors."),
    "mobile": _("The mobile telephone is not shown to visitors."),
    "email": _("The official e-mail is not shown to visitors."),
    "photo": _("The portrait is not shown to visitors."),
}


class StaffMemberView(ConfirmedView):
    """The person's card with unit and duties; editors learn what visitors do not see."""

    @memoize
    def card(self) -> Card:
        """Return what everybody sees."""
        # Who may open the page sees the card, also before its day of publication and after its day of expiry.
        catalog = api.portal.get_tool("portal_catalog")
        return card_of(catalog.unrestrictedSearchResults(UID=self.context.UID())[0])

    def unit(self) -> dict[str, str] | None:
        """Return the unit that the person belongs to, None outside of units."""
        parent = aq_parent(self.context)
        if not IOrgUnit.providedBy(parent):
            return None
        return {"title": parent.title, "url": parent.absolute_url()}

    def offers_vcard(self) -> bool:
        """Tell whether the page offers a card for address books."""
        return offers_vcards()

    def duties(self) -> list[str]:
        """Return the assigned duties, one per line as they were typed."""
        return [line.strip() for line in (self.context.duties or "").splitlines() if line.strip()]

    def withheld(self) -> list[Message]:
        """Return, for editors, which filled fields visitors do not see."""
        if not api.user.has_permission("Modify portal content", obj=self.context):
            return []
        filled = [name for name in PERSONAL_FIELDS if getattr(self.context, name, None)]
        return [WITHHELD[name] for name in filled if not is_published(self.context, name)]


class VCardView(StaffMemberView):
    """The person as a vCard, with what everybody sees on the page; not found unless the site offers cards."""

    def __call__(self) -> bytes:
        if not self.offers_vcard():
            raise NotFound(self.context, "edu-vcard", self.request)
        card, unit = self.card(), self.unit()
        contact = Contact(
            card.name,
            card.position,
            read_unit().name,
            unit["title"] if unit else "",
            tuple(phone.uri for phone in card.phones if phone.uri),
            card.email,
            self.context.absolute_url(),
        )
        response = self.request.response
        response.setHeader("Content-Type", MEDIA_TYPE)
        response.setHeader("Content-Disposition", f'attachment; filename="{slug(card.name) or "card"}.vcf"')
        response.setHeader("X-Robots-Tag", "noindex")
        return write_vcard(contact)
