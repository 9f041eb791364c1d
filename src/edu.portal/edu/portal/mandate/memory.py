"""The last answers of pure functions, kept in the process."""

from collections.abc import Callable
from collections.abc import Hashable
from typing import Generic
from typing import TypeVar


Answer = TypeVar("Answer")


class Memory(Generic[Answer]):
    """Answers by their questions, the oldest forgotten first.

    A question holds everything that its answer depends on, so that threads may write over each other.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.answers: dict[Hashable, Answer] = {}

    def answer(self, question: Hashable, find: Callable[[], Answer]) -> Answer:
        """Return the answer to a question, found now or before."""
        try:
            return self.answers[question]
        except KeyError:
            pass
        found = find()
        for old in list(self.answers)[: max(0, len(self.answers) - self.most + 1)]:
            self.answers.pop(old, None)
        self.answers[question] = found
        return found
