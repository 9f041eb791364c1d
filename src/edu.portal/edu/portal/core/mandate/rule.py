"""A kind of rule: its name, its parameters and how several letters combine."""

from collections.abc import Iterable
from dataclasses import dataclass
from edu.portal.core.mandate import combine as c
from edu.portal.core.mandate import params as p
from edu.portal.core.mandate.instead import WrongValue
from edu.portal.core.mandate.instead import known_name
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

        Raises ``WrongValue`` naming the first parameter that is unknown, missing or malformed.
        """
        given = dict(raw)
        known = {parameter.name for parameter in self.parameters}
        for name in given:
            if name not in known:
                raise WrongValue(f"rule {self.name} has no parameter {name}", known_name(name, known - given.keys()))
        typed: dict[str, p.Value] = {}
        for parameter in self.parameters:
            text = given.get(parameter.name, parameter.default)
            if parameter.name not in given and parameter.required:
                raise WrongValue(f"rule {self.name} needs the parameter {parameter.name}", added(parameter))
            if not text and not parameter.required:
                continue
            try:
                typed[parameter.name] = parameter.read(text)
            except ValueError as error:
                message = f"parameter {parameter.name} of rule {self.name}: {error}"
                raise WrongValue(message, getattr(error, "instead", "")) from error
        return typed


def added(parameter: Parameter) -> str:
    """Return the advice to give a parameter, with the form that it has."""
    try:
        parameter.read("")
    except WrongValue as error:
        return f'add {parameter.name}="..." and {error.instead}'
    return f'add {parameter.name}="..."'


def wanted(name: str, read: p.Reader, has_terms: bool = True) -> Parameter:
    """Return a parameter that has to be given."""
    return Parameter(name, read, has_terms=has_terms)


def optional(name: str, read: p.Reader, default: str = "", has_terms: bool = True) -> Parameter:
    """Return a parameter that may be left out."""
    return Parameter(name, read, required=False, default=default, has_terms=has_terms)


OF = optional("of", p.names)
