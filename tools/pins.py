"""Derive constraints.txt (for pip) from versions.cfg (for buildout), the one source of pins.

Usage: python tools/pins.py [--check]
"""

from configparser import ConfigParser
from pathlib import Path
import sys


ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Derived from versions.cfg by tools/pins.py; change the pins there.\n"


def render(versions_cfg: str) -> str:
    """Return the text of constraints.txt for the text of a versions.cfg."""
    parser = ConfigParser(delimiters=("=",), interpolation=None)
    parser.optionxform = str
    parser.read_string(versions_cfg)
    pins = sorted(parser["versions"].items(), key=lambda pin: pin[0].lower())
    return HEADER + "".join(f"{name}=={version}\n" for name, version in pins)


def main(arguments: list[str]) -> int:
    target = ROOT / "constraints.txt"
    wanted = render((ROOT / "versions.cfg").read_text(encoding="utf-8"))
    if "--check" in arguments:
        return 0 if target.read_text(encoding="utf-8") == wanted else 1
    target.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
