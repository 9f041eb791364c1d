"""Every text is stored in NFC, of whatever type, pasted, sent or imported (requirements 2.5)."""

from edu.portal.core.text.unicode import to_nfc
from edu.portal.hygiene.texts import rewrite
from edu.portal.interfaces import IEduPortalLayer
from plone.browserlayer.utils import registered_layers
from plone.dexterity.interfaces import IDexterityContent


def normalise_texts(content: IDexterityContent, event: object) -> None:
    """Rewrite the texts of ``content`` that are not in NFC; subscriber to adding and editing, on our sites only."""
    if IEduPortalLayer in registered_layers():
        rewrite(content, to_nfc)
