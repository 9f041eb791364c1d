"""Old and foreign office formats become PDF through LibreOffice where the host has it.

Each conversion has a profile of its own that is thrown away: macros are off in it, nothing is remembered, and two
conversions do not wait for each other's lock.
"""

from edu.portal.preview.model import BROKEN
from edu.portal.preview.model import ENCRYPTED
from edu.portal.preview.model import NO_CONVERTER
from edu.portal.preview.model import Limits
from edu.portal.preview.model import PreviewError
from edu.portal.preview.process import run_tool
import io
from pathlib import Path
import re
import shutil
import zipfile
import zlib


PROGRAMS = ("soffice", "libreoffice")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
# A document of Word 97 or later begins its main stream with a mark and its version; a bit of the flags says "locked".
_WORD_HEAD = re.compile(rb"\xec\xa5(?:[\xc0-\xc2\xd9]\x00|[\x01\x0c\x12]\x01)")
_WORD_FLAGS, _WORD_LOCKED = 11, 0x01
_SECTOR = 512
_MANIFEST = "META-INF/manifest.xml"
_LONGEST_MANIFEST = 4 * 1024 * 1024


def office_program() -> str:
    """Return the path of the office program of this host, "" when it has none."""
    return next(filter(None, map(shutil.which, PROGRAMS)), "")


def to_pdf(data: bytes, kind: str, folder: Path, limits: Limits) -> bytes:
    """Return a file of the format ``kind`` as PDF, working in ``folder``.

    Raises PreviewError: the host has no program, the file is damaged or locked, or the time is over.
    """
    program = office_program()
    if not program:
        raise PreviewError(NO_CONVERTER, kind)
    # The program ends without a PDF and without a word when a file wants a password.
    if is_locked(data, kind):
        raise PreviewError(ENCRYPTED, kind)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    source = folder / f"source.{kind}"
    source.write_bytes(data)
    run_tool(
        [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--invisible",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder / "out"),
            str(source),
        ],
        folder,
        limits.office_seconds,
    )
    made = folder / "out" / "source.pdf"
    if not made.is_file():
        raise PreviewError(BROKEN, "the office program made no PDF")
    return made.read_bytes()


def is_locked(data: bytes, kind: str) -> bool:
    """Return whether a file of the format ``kind`` asks for a password.

    DOC says so in its header, OpenDocument in its manifest. Other formats, and files too damaged to
    tell, are not locked.
    """
    if kind == "doc":
        heads = (found.start() for found in _WORD_HEAD.finditer(data) if found.start() % _SECTOR == 0)
        flags = next(heads, len(data)) + _WORD_FLAGS
        return flags < len(data) and bool(data[flags] & _WORD_LOCKED)
    if kind not in ("odt", "ods", "odp"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_MANIFEST) as part:
            return b":encryption-data" in part.read(_LONGEST_MANIFEST)
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        return False
