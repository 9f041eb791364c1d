"""``edu-portal sample-feeds``: a small real HTTP server of a sample Sở and a sample Phòng."""

from typing import Any


def add_commands(groups: Any) -> None:
    """Add the command ``sample-feeds`` to the parser's sub-commands."""
