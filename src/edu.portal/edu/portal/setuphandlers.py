"""Handlers that GenericSetup calls around the profiles; each delegates to the service of a room."""

from edu.portal.mandate import service as mandate_service
from Products.CMFPlone.interfaces import INonInstallable
from zope.interface import implementer


@implementer(INonInstallable)
class HiddenProfiles:
    """Keep the building blocks out of the Add-ons panel: a school installs ``default`` and goes on in the wizard."""

    def getNonInstallableProfiles(self) -> list[str]:
        names = ("demo", "forms", "thcs", "theme", "uninstall")
        return [f"edu.portal:{name}" for name in names]

    def getNonInstallableProducts(self) -> list[str]:
        return []
