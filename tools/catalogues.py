"""Bring the message catalogues up to date: extract the msgids, sync the Vietnamese catalogue, compile.

Usage: python tools/catalogues.py [--check]

With ``--check`` nothing is written; the exit code is 1 when a message of the sources is missing from the Vietnamese
catalogue, has no translation there, or stands there without any source.
"""

from babel.messages.pofile import read_po
from pathlib import Path
import re
import shutil
import subprocess
import sys
import tempfile


ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "edu.portal" / "edu" / "portal"
LOCALES = PACKAGE / "locales"
I18NDUDE = ROOT / ".venv" / "bin" / "i18ndude"
DOMAIN = "edu.portal"
LAYOUT = ("--no-wrap", "--no-line-numbers")
# Pieces of feeds are no documents of their own, and hold no messages.
FRAGMENTS = " ".join(sorted(path.name for path in PACKAGE.rglob("*.item.xml")))


def run(*arguments: object) -> None:
    """Run i18ndude quietly; its complaints are shown when it fails."""
    result = subprocess.run([I18NDUDE, *map(str, arguments)], capture_output=True, text=True, cwd=ROOT)
    if result.returncode:
        sys.exit(result.stdout + result.stderr)


def extract(pot: Path) -> None:
    """Write the messages of the package and of the profiles (a symlink that i18ndude would not follow) to ``pot``."""
    folders = (PACKAGE.relative_to(ROOT), "profiles")
    run("rebuild-pot", "--pot", pot, "--create", DOMAIN, *LAYOUT, "--exclude", FRAGMENTS, *folders)
    if not pot.exists():
        sys.exit("i18ndude found a file that it cannot read; run it by hand to see which")


def messages(path: Path) -> dict[str, str]:
    """Return msgid -> msgstr of a catalogue, the header left out."""
    with path.open("rb") as stream:
        return {str(message.id): str(message.string) for message in read_po(stream) if message.id}


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\$\{[^}]+\}", text))


def complaints(pot: Path, po: Path) -> list[str]:
    """Return what is wrong with the translation ``po`` of the template ``pot``."""
    wanted, have = messages(pot), messages(po)
    found = [f"missing: {msgid}" for msgid in wanted if msgid not in have]
    found += [f"untranslated: {msgid}" for msgid, text in have.items() if msgid in wanted and not text]
    found += [f"without a source: {msgid}" for msgid in have if msgid not in wanted]
    found += [
        f"placeholders differ: {msgid}"
        for msgid, text in have.items()
        if text and msgid in wanted and "${" in msgid and placeholders(msgid) != placeholders(text)
    ]
    return found


def check() -> int:
    """Report what is wrong; return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        pot = Path(folder) / f"{DOMAIN}.pot"
        extract(pot)
        found = complaints(pot, LOCALES / "vi" / "LC_MESSAGES" / f"{DOMAIN}.po")
    sys.stdout.write("".join(f"{line}\n" for line in found))
    return 1 if found else 0


def update() -> int:
    """Write the template and sync the Vietnamese catalogue with it."""
    pot = LOCALES / f"{DOMAIN}.pot"
    po = LOCALES / "vi" / "LC_MESSAGES" / f"{DOMAIN}.po"
    extract(pot)
    if not po.exists():
        shutil.copy(pot, po)
    run("sync", "--pot", pot, "--no-wrap", po)
    return 0


if __name__ == "__main__":
    sys.exit(check() if "--check" in sys.argv[1:] else update())
