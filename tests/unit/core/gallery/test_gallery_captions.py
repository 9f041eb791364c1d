"""Captions: stored anew from what was understood."""

from edu.portal.core.gallery.captions import MOST_BYTES
from edu.portal.core.gallery.captions import CaptionsError
from edu.portal.core.gallery.captions import plain_text
from edu.portal.core.gallery.captions import read_captions
from edu.portal.core.gallery.captions import write_vtt
from pathlib import Path
import pytest
import tomllib


CASES = tomllib.loads((Path(__file__).parents[3] / "corpus/media/captions.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["good"], ids=lambda case: case["name"])
def test_what_is_understood_is_stored(case):
    written = write_vtt(read_captions(case["text"].encode()))
    assert written.decode() == case["vtt"]
    assert write_vtt(read_captions(written)) == written


@pytest.mark.parametrize("case", CASES["bad"], ids=lambda case: case["name"])
def test_the_rest_is_refused_with_its_line(case):
    with pytest.raises(CaptionsError) as caught:
        read_captions(case["text"].encode())
    assert (caught.value.code, caught.value.line) == (case["code"], case["line"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_of_unicode(encoding):
    cues = read_captions("1\n00:00:01,000 --> 00:00:02,000\nTrường\n".encode(encoding))
    assert [cue.text for cue in cues] == ["Trường"]


def test_an_old_encoding_is_told():
    with pytest.raises(CaptionsError, match="encoding"):
        read_captions("1\n00:00:01,000 --> 00:00:02,000\nÉcole\n".encode("latin-1"))


def test_what_is_too_large_is_not_read():
    with pytest.raises(CaptionsError, match="size"):
        read_captions(b"WEBVTT\n\n" + b"x" * MOST_BYTES)


def test_the_search_gets_the_words():
    cues = read_captions("WEBVTT\n\n00:01.000 --> 00:02.000\n<b>3 &lt; 5</b>\nvà hết\n".encode())
    assert plain_text(cues) == "3 < 5 và hết"
