"""Fill the demonstration school."""

from typing import Any


def create_demo(portal: Any) -> None:
    """Create the sample content of the demonstration school."""
