"""What is the same word for the search, what a question asks, and what is marked in the text."""

from edu.portal.core.text.document_number import number_key
from edu.portal.core.text.highlight import passage
from edu.portal.core.text.highlight import pieces
from edu.portal.core.text.question import LONGEST
from edu.portal.core.text.question import MOST_WORDS
from edu.portal.core.text.question import read_question
from edu.portal.core.text.words import WORD
from edu.portal.core.text.words import exact
from edu.portal.core.text.words import folded
from edu.portal.core.text.words import index_words
import json
from pathlib import Path
import pytest


CASES = json.loads((Path(__file__).parents[3] / "corpus" / "text" / "searching.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("one", "other"), CASES["same_exactly"])
def test_two_writings_of_one_word_are_one_exactly(one, other):
    assert exact(one) == exact(other)
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), CASES["other_exactly"])
def test_other_diacritics_are_found_but_are_not_the_same(one, other):
    assert exact(one) != exact(other)
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("written", "typed"), CASES["same_folded"])
def test_a_word_is_found_without_diacritics(written, typed):
    assert folded(written) == folded(typed) == typed


def test_the_index_keeps_both_forms_and_figures_once():
    assert index_words(["Số", "289", "hoà"]) == ["so", "289", "hoa", "_sô5", "_hoa2"]


@pytest.mark.parametrize(("typed", "key"), CASES["numbers"])
def test_a_document_number_is_heard_in_a_question(typed, key):
    number = read_question(typed).number
    assert (number_key(number) if number else "") == key


@pytest.mark.parametrize(("text", "typed", "marked"), CASES["marks"])
def test_words_are_marked_in_the_original(text, typed, marked):
    found = pieces(text, read_question(typed))
    assert "".join(piece.text for piece in found) == text
    assert "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in found) == marked


@pytest.mark.parametrize("typed", [*CASES["hostile"], None, 7, b"abc", ["a"], "x" * 100_000, "a " * 5000])
def test_nothing_that_is_typed_is_an_error(typed):
    question = read_question(typed)
    assert len(question.text) <= LONGEST
    assert len(question.words) <= MOST_WORDS
    if question.words:
        for pattern in (question.pattern, question.exact_pattern, question.wide_pattern):
            assert not set("()?") & set(pattern)
            assert pattern.count('"') % 2 == 0


def test_a_quoted_part_must_stand_together():
    question = read_question("nhà trường “tuyển sinh”")
    assert question.phrases == (("tuyển", "sinh"),)
    assert question.pattern == '"tuyển sinh" AND nha AND truong AND tuyen AND sinh'


def test_operators_of_the_index_are_words():
    assert read_question("an AND or").pattern == 'an AND "and" AND "or"'


def test_the_passage_is_where_the_most_words_stand():
    text = "hoa " + "một hai ba " * 60 + "hội nghị về hòa bình ở Huế " + "bốn năm " * 60
    found = passage(text, read_question("hoa binh"))
    assert "hòa bình" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert len(found) < 300


def test_a_text_without_the_words_has_no_passage():
    assert passage("một hai ba", read_question("bốn")) == ""


def test_marks_stay_with_their_letters():
    assert WORD.findall("ho\u0300a bi\u0300nh_ba") == ["ho\u0300a", "bi\u0300nh", "ba"]
