"""Every pinned release takes the oldest Python of each supported system: Debian 12 and 13, Ubuntu 24.04."""

from importlib.metadata import distributions
from packaging.specifiers import SpecifierSet
import pytest


SYSTEMS = {"Debian 12": "3.11.2", "Ubuntu 24.04": "3.12.3", "Debian 13": "3.13.5"}


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_release_takes_the_python_of(system):
    asked = {found.metadata["Name"]: found.metadata["Requires-Python"] for found in distributions()}
    assert len(asked) > 200
    refusing = [name for name, wanted in asked.items() if wanted and SYSTEMS[system] not in SpecifierSet(wanted)]
    assert not refusing
