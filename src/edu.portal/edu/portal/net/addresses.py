"""Which addresses the server may connect to: public ones, and those that an administrator lets through."""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address
from ipaddress import IPv4Network
from ipaddress import IPv6Address
from ipaddress import IPv6Network
from ipaddress import ip_address
from ipaddress import ip_network
import re


Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

ENTRY = re.compile(r"(?:\[(?P<six>[0-9a-fA-F:.]+)\]|(?P<host>[^\s:/@\[\]]+))(?::(?P<port>\d{1,5}))?")
# Public by number, private by use: NAT64 and 6to4 lead into IPv4, the last one is a cloud's host service.
CARRIERS_OF_IPV4 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"), ip_network("::/96"))
REFUSED = (ip_network("192.88.99.0/24"), ip_network("fec0::/10"), ip_network("168.63.129.16/32"))


@dataclass(frozen=True, slots=True)
class AllowRule:
    """One entry of the allow-list: a network or a host name, with a port or (0) for all ports."""

    network: Network | None = None
    host: str = ""
    port: int = 0


def read_allow_rule(text: str) -> AllowRule:
    """Return the rule that an entry says: ``host``, ``host:port``, an address, ``[address]:port`` or a CIDR network.

    Raises ValueError when the text is none of these.
    """
    plain = text.strip().casefold()
    try:
        return AllowRule(network=ip_network(plain, strict=False))
    except ValueError:
        found = ENTRY.fullmatch(plain)
    if not found or int(found["port"] or 0) > 65535:
        raise ValueError(f"neither host, host:port, address nor network: {text!r}")
    port = int(found["port"] or 0)
    try:
        return AllowRule(network=ip_network(found["six"] or found["host"]), port=port)
    except ValueError:
        if found["six"]:
            raise
        return AllowRule(host=found["host"].rstrip("."), port=port)


def read_allow_rules(texts: Iterable[str]) -> tuple[AllowRule, ...]:
    """Return the rules of all entries that can be read. One that cannot lets nothing through."""
    rules = []
    for text in texts:
        try:
            rules.append(read_allow_rule(text))
        except ValueError:
            continue
    return tuple(rules)


def is_allowed(address: Address, host: str, port: int, rules: Iterable[AllowRule]) -> bool:
    """Tell whether a rule lets this address, resolved from this host name, through on this port."""
    name = host.casefold().rstrip(".")
    plain = _without_mapping(address)
    return any(
        rule.port in (0, port) and (plain in rule.network if rule.network else rule.host == name) for rule in rules
    )


def is_public(address: Address) -> bool:
    """Tell whether an address is a unicast address of the public internet, also when IPv6 wraps an IPv4 address."""
    plain = _without_mapping(address)
    if not plain.is_global or plain.is_multicast or plain.is_reserved or plain.is_unspecified:
        return False
    if isinstance(plain, IPv6Address) and (plain.sixtofour or plain.teredo):
        return False
    return not any(plain in network for network in (*REFUSED, *CARRIERS_OF_IPV4))


def read_address(text: str) -> Address:
    """Return the address that a resolver wrote, without its zone. Raises ValueError."""
    return ip_address(text.partition("%")[0])


def _without_mapping(address: Address) -> Address:
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
