"""Old and foreign office formats become PDF through LibreOffice where the host has it.

Each conversion has a profile of its own that is thrown away: macros are off in it, nothing is remembered, and two
conversions do not wait for each other's lock.
"""

from edu.portal.preview.model import BROKEN
from edu.portal.preview.model import NO_CONVERTER
from edu.portal.preview.model import Limits
from edu.portal.preview.model import PreviewError
from edu.portal.preview.process import run_tool
from pathlib import Path
import shutil


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
