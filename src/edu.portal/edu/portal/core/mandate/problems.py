"""What is wrong with a file of the mandate, and where."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding, for the author of the file: ``where`` is the file and line, ``instead`` says what to write."""

    where: str
    message: str
    instead: str = ""

    def __str__(self) -> str:
        sentence = f"{self.message}; {self.instead}" if self.instead else self.message
        return f"{self.where}: {sentence}" if self.where else sentence


class MandateError(ValueError):
    """The mandate cannot be used; ``problems`` holds every finding, so that an author mends them in one go."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
