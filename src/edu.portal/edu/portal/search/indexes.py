"""The three text indexes of the catalogue use the portal's lexicon while the add-on is installed, Plone's own else."""

from edu.portal.search import lexicon
from plone import api
from typing import Any


LEXICON = "edu_lexicon"
STOCK_LEXICON = "plone_lexicon"
TEXT_INDEXES = ("SearchableText", "Title", "Description")


def use_own_lexicon(portal: Any) -> int:
    """Let the text indexes take Vietnamese words and fill them again; return how many indexes changed.

    What is done already costs nothing, so every import of the profile may ask for it.
    """
    lexicon.register()
    return _use(LEXICON, STOCK_LEXICON)


def use_stock_lexicon(portal: Any) -> int:
    """Give the text indexes back to Plone's lexicon, fill them again and delete the portal's own."""
    changed = _use(STOCK_LEXICON, LEXICON)
    catalog = api.portal.get_tool("portal_catalog")
    if LEXICON in catalog.objectIds():
        catalog.manage_delObjects([LEXICON])
    return changed


def _use(wanted: str, instead_of: str) -> int:
    """Change the indexes that use ``instead_of``; those which a site has given another lexicon are left alone."""
    catalog = api.portal.get_tool("portal_catalog")
    if wanted not in catalog.objectIds():
        return 0
    changed = [name for name in TEXT_INDEXES if _lexicon_of(catalog, name) == instead_of]
    for name in changed:
        index = catalog._catalog.getIndex(name)
        index.lexicon_id = wanted
        # clear() looks the lexicon up by its id and starts an empty index on it.
        catalog.manage_clearIndex([name])
    if changed:
        catalog.reindexIndex(tuple(changed), None)
    return len(changed)


def _lexicon_of(catalog: Any, name: str) -> str:
    if name not in catalog.indexes():
        return ""
    return str(getattr(catalog._catalog.getIndex(name), "lexicon_id", ""))
