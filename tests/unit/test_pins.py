"""constraints.txt is derived from versions.cfg, the one source of pins."""

from configparser import ConfigParser
from pathlib import Path


ROOT = Path(__file__).resolve().parents[2]


def test_constraints_and_versions_pin_the_same_releases():
    parser = ConfigParser(delimiters=("=",), interpolation=None)
    parser.optionxform = str
    parser.read_string((ROOT / "versions.cfg").read_text(encoding="utf-8"))
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    constraints = dict(line.split("==") for line in lines if not line.startswith("#"))
    assert constraints == dict(parser["versions"])
    assert len(constraints) > 200


def test_buildout_refuses_what_is_not_pinned():
    parser = ConfigParser(interpolation=None)
    parser.read_string((ROOT / "buildout.cfg").read_text(encoding="utf-8"))
    assert parser["buildout"]["allow-picked-versions"] == "false"
