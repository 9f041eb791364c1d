"""What stays behind when letters are withdrawn for good, and how a site forgets it.

Folders and what is in them belong to the editors and stay. What only says that they are sections goes: the mark on the
folder, the view that we gave it, the decision to leave a section out, the ticks at an authority and a feature that are
gone, and what was remembered as applied.
"""

from Acquisition import aq_base
from dataclasses import replace
from edu.portal.core.mandate.model import NATIONAL
from edu.portal.core.mandate.snapshot import KEPT
from edu.portal.mandate.sections import ANY_SECTION
from edu.portal.mandate.store import load_applied
from edu.portal.mandate.store import load_catalog
from edu.portal.mandate.store import load_left_out
from edu.portal.mandate.store import save_applied
from edu.portal.mandate.store import save_left_out
from edu.portal.settings.site import read_site
from typing import Any


def declared_sections(portal: Any) -> frozenset[str]:
    """Return the ids of the sections that any stored letter declares."""
    return frozenset(section.id for section in load_catalog(portal).sections)


def forget_withdrawn(portal: Any) -> None:
    """Let the site forget the letters that no document holds any more."""
    forget_choices(portal)
    forget_sections(portal)
    forget_applied(portal)


def forget_sections(portal: Any) -> None:
    """Make ordinary folders of those whose section no letter declares any more."""
    declared = declared_sections(portal)
    save_left_out(portal, set(load_left_out(portal)) & declared)
    for brain in portal.portal_catalog.unrestrictedSearchResults(**ANY_SECTION):
        if brain.edu_section not in declared:
            forget_section(brain._unrestrictedGetObject())


def forget_section(folder: Any) -> None:
    """Take the mark from a folder, and the view when it is still the one that we gave."""
    own = aq_base(folder)
    if getattr(own, "layout", None) == getattr(own, "edu_applied_view", ""):
        del folder.layout
    for name in ("edu_section", "edu_applied_view"):
        if name in own.__dict__:
            delattr(folder, name)
    folder.reindexObject(idxs=["edu_section"])


def forget_choices(portal: Any) -> None:
    """Take back the ticks at authorities and features that no stored letter knows.

    A site that had chosen its authorities keeps the national letters: an empty choice would mean every letter.
    """
    catalog, settings = load_catalog(portal), read_site()
    chosen, features = tuple(settings.regimes or ()), tuple(settings.features or ())
    known = {NATIONAL, *(item.id for item in catalog.jurisdictions)}
    kept = tuple(regime for regime in chosen if regime in known)
    if kept != chosen:
        settings.regimes = kept or (NATIONAL,)
    declared = {feature.id for feature in catalog.features}
    if not declared.issuperset(features):
        settings.features = tuple(feature for feature in features if feature in declared)


def forget_applied(portal: Any) -> None:
    """Take what no letter declares any more out of what was applied, so that its end is no news."""
    applied, catalog = load_applied(portal), load_catalog(portal)
    if applied is None:
        return
    kept = {}
    for kind in KEPT:
        # An attestation stands among the criteria as well.
        declared = {item.id for source in (kind, "attestations") for item in getattr(catalog, source)}
        kept[kind] = tuple(item for item in getattr(applied, kind) if item.id in declared)
    save_applied(portal, replace(applied, **kept))
