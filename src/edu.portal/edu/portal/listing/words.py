"""Which records hold the words of a text: from the full text index without its scores, which a list never shows.

The scores would be computed for each record that holds any of the words, which takes longer the more there are.
"""

from BTrees.IIBTree import IISet
from BTrees.IIBTree import intersection
from BTrees.IIBTree import multiunion
from edu.portal.core.listing.query import text_pattern
from typing import Any


TEXT_INDEX = "SearchableText"


def records_with(catalog: Any, text: str) -> Any:
    """Return the set of records in which all words of ``text`` occur, the last one as a beginning.

    A word that the site's splitter takes apart is needed in all its parts; one that it drops is not needed.
    """
    if TEXT_INDEX not in catalog._catalog.indexes:
        return IISet()
    index = catalog._catalog.getIndex(TEXT_INDEX)
    lexicon = index.getLexicon()
    found: Any = None
    for word in text_pattern(text).split():
        for term in lexicon.parseTerms(word):
            records = _with_term(index.index._wordinfo, lexicon, term)
            found = records if found is None else intersection(found, records)
            if not found:
                return IISet()
    return IISet() if found is None else found


def _with_term(words: Any, lexicon: Any, term: str) -> Any:
    known = lexicon.globToWordIds(term) if lexicon.isGlob(term) else [lexicon.get_wid(term)]
    return multiunion([_records(words[wid]) for wid in known if wid in words])


def _records(scores: Any) -> Any:
    """A rare word has a dictionary of scores by record, a frequent one a tree."""
    return IISet(scores.keys()) if isinstance(scores, dict) else scores
