"""A kind of rule: its name, its parameters and how several letters combine."""

from collections.abc import Iterable
from dataclasses import dataclass
from edu.portal.core.mandate import combine as c
from edu.portal.core.mandate import params as p
from edu.portal.core.mandate.params import Parameter


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of rule. ``same`` names the parameters that have to be equal for two criteria to be combined.

    A rule with ``combine=None`` never combines: each criterion stands for itself. ``years`` names the parameter that
    counts years, of which a young unit owes no more than it has.
    """

    name: str
    parameters: tuple[Parameter, ...] = ()
    combine: c.Combinator | None = c.identical
    same: tuple[str, ...] = ()
    years: str = ""

    def read(self, raw: Iterable[tuple[str, str]]) -> dict[str, p.Value]:
        """Return the typed parameters with defaults filled in; a parameter without value and default is left out.

        Raises ``ValueError`` naming the first parameter that is unknown, missing or malformed.
        """
        given = dict(raw)
        for name in given:
            if name not in {parameter.name for parameter in self.parameters}:
                raise ValueError(f"rule {self.name} has no parameter {name}")
        typed: dict[str, p.Value] = {}
        for parameter in self.parameters:
            text = given.get(parameter.name, parameter.default)
            if parameter.name not in given and parameter.required:
                raise ValueError(f"rule {self.name} needs the parameter {parameter.name}")
            if not text and not parameter.required:
                continue
            try:
                typed[parameter.name] = parameter.read(text)
            except ValueError as error:
                raise ValueError(f"parameter {parameter.name} of rule {self.name}: {error}") from error
        return typed


def wanted(name: str, read: p.Reader, has_terms: bool = True) -> Parameter:
    """Return a parameter that has to be given."""
    return Parameter(name, read, has_terms=has_terms)


def optional(name: str, read: p.Reader, default: str = "", has_terms: bool = True) -> Parameter:
    """Return a parameter that may be left out."""
    return Parameter(name, read, required=False, default=default, has_terms=has_terms)


OF = optional("of", p.names)
