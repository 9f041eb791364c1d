"""Answers are kept until there is no room, the oldest goes first."""

from edu.portal.mandate.memory import Memory
import pytest


@pytest.mark.parametrize("most", [1, 2, 4, 64])
def test_it_keeps_as_many_answers_as_it_may(most):
    memory = Memory(most)
    for number in range(3 * most):
        assert memory.answer(number, lambda number=number: -number) == -number
        assert list(memory.answers) == list(range(max(0, number + 1 - most), number + 1))


def test_a_known_question_is_not_asked_again():
    memory = Memory(4)
    asked = [memory.answer(question, lambda: len(memory.answers)) for question in ("a", "b", "a", "b", "c", "a")]
    assert asked == [0, 1, 0, 1, 2, 0]


def test_an_answer_that_fails_is_not_kept():
    memory = Memory(4)
    with pytest.raises(ZeroDivisionError):
        memory.answer("a", lambda: 1 // 0)
    assert memory.answer("a", lambda: 7) == 7
