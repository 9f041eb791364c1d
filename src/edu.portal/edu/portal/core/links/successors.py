"""Where readers find today what an address of a letter led to (requirements 5; the rule R-LINKS accepts these)."""

from collections.abc import Iterable
from dataclasses import dataclass
from edu.portal.core.links.decide import host_of
from functools import cache
from importlib.resources import files
import tomllib


@dataclass(frozen=True, slots=True)
class Successor:
    """An address to suggest in place of those at ``host``."""

    host: str
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Register:
    """The suggestions, and the addresses that tell whether the portal has a network."""

    successors: tuple[Successor, ...] = ()
    canaries: tuple[str, ...] = ()


def read_register(text: str) -> Register:
    """Return what a register in TOML says. Raises ValueError for one that is not sound."""
    data = tomllib.loads(text)
    try:
        found = tuple(Successor(row["host"], row["url"], row["title"]) for row in data.get("successor", ()))
    except (KeyError, TypeError) as error:
        raise ValueError(f"a successor has host, url and title: {error}") from error
    canaries = tuple(data.get("canaries", ()))
    for url in (*canaries, *(successor.url for successor in found)):
        if not host_of(url):
            raise ValueError(f"{url} is no web address")
    return Register(found, canaries)


@cache
def shipped() -> Register:
    """Return the register of the product."""
    return read_register(files(__package__).joinpath("successors.toml").read_text("utf-8"))


def successor_of(url: str, register: Register) -> Successor | None:
    """Return what to suggest in place of ``url``, None when nothing is known or it is that already."""
    host = host_of(url)
    found = next((row for row in register.successors if row.host == host), None)
    return found if found is not None and host_of(found.url) != host else None


def stands_for(urls: Iterable[str], register: Register) -> frozenset[str]:
    """Return the hosts that are met by ``urls``: their own, and those whose successor is among them."""
    own = {host_of(url) for url in urls} - {""}
    return frozenset(own | {row.host for row in register.successors if host_of(row.url) in own})
