"""TCVN3 and VNI are recognised and read; plain text of any language comes back as it was."""

from edu.portal.core.text.legacy import recognise
from edu.portal.core.text.legacy import to_unicode
from edu.portal.core.text.syllable import is_syllable
import json
from pathlib import Path
import pytest
import time


CORPUS = Path(__file__).parents[3] / "corpus" / "text"
CASES = json.loads((CORPUS / "legacy.json").read_text(encoding="utf-8"))
ROOT = Path(__file__).parents[4]


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_old_text_is_recognised_and_read(encoding):
    for written, meant in CASES[encoding]:
        finding = recognise(written)
        assert (finding.encoding, finding.text) == (encoding, meant)
        assert finding.words > 0


@pytest.mark.parametrize("text", CASES["plain"])
def test_plain_text_is_left_alone(text):
    finding = recognise(text)
    assert (finding.encoding, finding.text, finding.words) == ("", text, 0)


def test_what_was_converted_is_plain():
    for written, _meant in CASES["tcvn3"] + CASES["vni"]:
        again = recognise(recognise(written).text)
        assert (again.encoding, again.words) == ("", 0)


def test_our_own_pages_and_letters_are_plain():
    # The page on this very matter shows old text.
    handbook = (page for page in ROOT.glob("docs/vi/*.md") if page.name != "tim-kiem.md")
    pages = [*handbook, *ROOT.glob("profiles/default/mandate/*.xml")]
    assert len(pages) > 20
    for page in pages:
        for text in (page.read_text(encoding="utf-8"), *page.read_text(encoding="utf-8").splitlines()):
            assert recognise(text).encoding == ""


def test_a_book_takes_no_longer_than_its_length():
    book = "Kính gửi có là này. Céng hoµ x· héi chñ nghÜa ViÖt Nam có là này. " * 3000
    begin = time.process_time()
    assert recognise(book).encoding == "tcvn3"
    assert time.process_time() - begin < 10


def test_a_text_known_to_be_old_is_read_whole():
    assert to_unicode("Quü", "tcvn3") == "Quỹ"
    assert to_unicode("Quyõ", "vni") == "Quỹ"
    with pytest.raises(KeyError):
        to_unicode("a", "latin")


@pytest.mark.parametrize("word", ["nghiêng", "khuỷu", "quốc", "gì", "giếng", "hoà", "hòa", "Uỷ", "ĐƯỜNG", "y"])
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["", "b", "ngê", "kan", "tôt", "hap", "strasse", "côté", "été", "hòà", "q", "ab"])
def test_no_syllables(word):
    assert not is_syllable(word)
