"""What a picture shows, in words that help: judged before it is stored (WCAG 2.2, 1.1.1).

A teacher with forty pictures writes the common scene once and for each picture the few words that are its own. One
text for all is no help to anybody who hears forty of them, and neither is a number.
"""

from collections.abc import Collection
from edu.portal.core.text.unicode import fold
import re


SAME, FILE_NAME, SHORT = "same", "file-name", "short"
SHORTEST = 4
LONGEST = 300
_CAMERAS = "img|dsc[a-z]?|p|pic|wa|vid|mvi|screenshot|fb img|fb_img|received|zalo|z|anh|photo|image|scan|file|untitled"
_FILE_NAME = re.compile(
    rf"(?:.*\.(?:jpe?g|png|gif|webp|heic|bmp|tiff?)|(?:{_CAMERAS})[-_ ]?\d[\d\-_ ()]*(?:wa\d+)?|\d[\d\-_ ()]*)"
)
_NUMBERED = re.compile(r"(?:anh|hinh|photo|image|picture|so|buc anh|tam anh)[ .:#]*(?:so )?\d*")


def with_scene(scene: str, own: str) -> str:
    """Return the words of one picture after the scene that it shares with others: "Scene: own words"."""
    scene, own = " ".join(scene.split()).rstrip(".:;,"), " ".join(own.split())
    if not own or not scene or fold(own).startswith(fold(scene)):
        return own[:LONGEST]
    return f"{scene}: {own[0].lower() if own[1:2].islower() else own[0]}{own[1:]}"[:LONGEST]


def caption_of(own: str) -> str:
    """Return what stands below the picture when nobody wrote it: the own words with a capital."""
    own = " ".join(own.split())
    return own[:1].upper() + own[1:]


def judge_words(words: str, others: Collection[str]) -> str:
    """Return why ``words`` do not tell what a picture shows (``SAME``, ``FILE_NAME``, ``SHORT``), "" when they do.

    ``others`` are the words of the other pictures of the album.
    """
    folded = fold(words).strip()
    if _FILE_NAME.fullmatch(folded) or _NUMBERED.fullmatch(folded):
        return FILE_NAME
    if len(folded) < SHORTEST:
        return SHORT
    return SAME if folded in {fold(other).strip() for other in others} else ""
