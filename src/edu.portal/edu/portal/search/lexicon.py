"""How the catalogue's text indexes take words: Plone's splitter, then both forms of each Vietnamese word.

Plone folds diacritics too, but not of words such as ``Ủy``, ``ảnh`` and ``ấn``, whose first letter lies beyond Latin
Extended-B, and it forgets the diacritics, so that nothing can be ranked by them.
"""

from edu.portal.core.text.words import EXACT
from edu.portal.core.text.words import exact
from edu.portal.core.text.words import folded
from edu.portal.core.text.words import index_words
from Products.CMFPlone.UnicodeSplitter.splitter import Splitter
from Products.ZCTextIndex.PipelineFactory import element_factory


GROUP, NAME = "Word Splitter", "edu.portal Vietnamese words"
_GLOBS = "*?"
_splitter = Splitter()


class VietnameseWords:
    """Two forms of every word of a text, one form of every word of a question.

    A word of a question that begins with ``EXACT`` asks for its diacritics too.
    """

    # GenericSetup empties a lexicon whose chain is not equal to the one it reads, which a second import must not do.
    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))

    def process(self, texts: list[str]) -> list[str]:
        """Return what is kept of ``texts``."""
        return index_words(_parts(_splitter.process(_readable(texts))))

    def processGlob(self, texts: list[str]) -> list[str]:
        """Return what is looked up for a part of a question; stars at the end of words stay."""
        return [form for word in _splitter.processGlob(_readable(texts)) for form in _asked(_text(word))]

    def process_post_glob(self, words: list[str]) -> list[str]:
        """Return the words of a question that was read already."""
        return [_text(word) for word in words]


def register() -> None:
    """Make the link known to the lexicons of this process under its name; a second call changes nothing."""
    if NAME not in element_factory.getFactoryNames(GROUP):
        element_factory.registerFactory(GROUP, NAME, VietnameseWords)


def _readable(texts: list[str]) -> list[str]:
    """Halves of pairs, as broken files hold them, cannot be encoded, which the splitter does."""
    return [text.encode("utf-8", "replace").decode("utf-8") for text in texts]


def _asked(word: str) -> list[str]:
    bare = word.rstrip(_GLOBS)
    stars = word[len(bare) :]
    if bare.startswith(EXACT) and bare.strip(EXACT):
        return [f"{EXACT}{exact(bare.strip(EXACT))}"]
    forms = [folded(part) for part in bare.split("_") if part]
    return [*forms[:-1], f"{forms[-1]}{stars}"] if forms else []


def _parts(words: list[str | bytes]) -> list[str]:
    """File names join their words with underscores, which the splitter takes for letters."""
    return [part for word in words for part in _text(word).split("_") if part]


def _text(word: str | bytes) -> str:
    return word.decode("utf-8", "replace") if isinstance(word, bytes) else word


register()
