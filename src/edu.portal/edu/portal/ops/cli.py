"""The console command ``edu-portal``: each room adds its own commands in its ``cli.py``."""

from argparse import ArgumentParser
import importlib
import sys


ROOMS_WITH_COMMANDS = (
    "edu.portal.setup.cli",
    "edu.portal.hygiene.cli",
    "edu.portal.links.cli",
    "edu.portal.mandate.cli",
    "edu.portal.media.cli",
    "edu.portal.renditions.cli",
    "edu.portal.syndication.cli",
    "edu.portal.testing.cli",
)


def build_parser() -> ArgumentParser:
    """Return the parser of the whole command; every sub-command sets ``run``: ``(arguments) -> exit code``."""
    parser = ArgumentParser(prog="edu-portal", description="Lệnh quản trị cổng thông tin của nhà trường.")
    groups = parser.add_subparsers(title="lệnh", required=True, metavar="LỆNH")
    for name in ROOMS_WITH_COMMANDS:
        importlib.import_module(name).add_commands(groups)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 done, 1 failed, 2 wrong usage."""
    options = build_parser().parse_args(arguments)
    return int(options.run(options))


if __name__ == "__main__":
    sys.exit(main())
