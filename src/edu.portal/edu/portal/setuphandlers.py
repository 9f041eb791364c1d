"""Handlers that GenericSetup calls around the profiles; each delegates to the service of a room."""

from edu.portal import clock
from edu.portal.core.unit import KINDS
from edu.portal.demo.service import create_demo as create_demo_school
from edu.portal.forms.service import forget_withdrawn_forms
from edu.portal.home.apply import apply_front_page as apply_home
from edu.portal.home.apply import remove_front_page
from edu.portal.mandate import service as mandate_service
from edu.portal.mandate.store import has_mandate
from edu.portal.mandate.withdraw import forget_withdrawn as forget_withdrawn_letters
from edu.portal.ops.reindex import reindex
from edu.portal.ops.uninstall import count_utilities_anew
from edu.portal.ops.uninstall import uninstall as remove_everything_else
from edu.portal.renditions.service import queue_files
from edu.portal.search.indexes import use_own_lexicon
from edu.portal.search.indexes import use_stock_lexicon
from edu.portal.settings.site import settle_kind
from plone import api
from plone.base.interfaces import INonInstallable
from zope.interface import implementer


@implementer(INonInstallable)
class HiddenProfiles:
    """Keep the building blocks out of the Add-ons panel: a school installs ``default`` and goes on in the wizard."""

    def getNonInstallableProfiles(self) -> list[str]:
        """Return the profiles that only other profiles and the wizard install."""
        names = ("demo", "forms", "front-page", "theme", "uninstall", *(kind.id for kind in KINDS))
        return [f"edu.portal:{name}" for name in names]

    def getNonInstallableProducts(self) -> list[str]:
        """Return no product: the package itself can be installed."""
        return []


def index_again(setup_tool: object) -> None:
    """Index what an earlier installation left on the site; the post handler of ``default``."""
    reindex(api.portal.get())
    use_own_lexicon(api.portal.get())
    queue_files(api.portal.get(), clock.now())


def apply_unit_type(setup_tool: object) -> None:
    """Apply the plan of the site's unit types; the post handler of every unit type profile."""
    settle_kind()
    apply_mandate(setup_tool)


def apply_mandate(setup_tool: object) -> None:
    """Apply the plan of the site; the post handler of a package that brings letters."""
    mandate_service.apply_mandate(api.portal.get())


def forget_withdrawn(setup_tool: object) -> None:
    """Forget the letters that a package has withdrawn; the post handler of the package's profile ``uninstall``."""
    portal = api.portal.get()
    if not has_mandate(portal):
        return  # the add-on was uninstalled before the package
    forget_withdrawn_letters(portal)
    forget_withdrawn_forms(portal)
    mandate_service.remember_applied(portal)


def apply_front_page(setup_tool: object) -> None:
    """Give a site root that nobody has designed its front page; the post handler of the theme."""
    apply_home(api.portal.get())


def create_demo(setup_tool: object) -> None:
    """Fill the demonstration school with sample content."""
    create_demo_school(api.portal.get())


def before_uninstall(setup_tool: object) -> None:
    """Make the site able to let its portlet managers go."""
    count_utilities_anew(api.portal.get())


def uninstall(setup_tool: object) -> None:
    """Remove what XML cannot remove."""
    portal = api.portal.get()
    use_stock_lexicon(portal)
    remove_front_page(portal)
    remove_everything_else(portal)
