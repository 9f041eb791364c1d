"""Starts the child process that reads a file, waits for it, and takes what it left."""

from dataclasses import asdict
from dataclasses import dataclass
from edu.portal.preview.model import BROKEN
from edu.portal.preview.model import CRASH
from edu.portal.preview.model import TIME
from edu.portal.preview.model import TOO_LARGE
from edu.portal.preview.model import Limits
from edu.portal.preview.model import PreviewError
from edu.portal.preview.ocr import ocr_program
from edu.portal.preview.process import end_group
from edu.portal.preview.process import environment
from edu.portal.preview.worker import JOB
from edu.portal.preview.worker import PICTURES
from edu.portal.preview.worker import RESULT
from edu.portal.preview.worker import SOURCE
import json
import os
from pathlib import Path
import subprocess
import sys
import tempfile
from typing import Any


DEFAULT = Limits()
COMPLAINTS = "complaints"
_LAST_WORDS = 500
_PLAIN_RESULT = 40 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Packed:
    """A preview ready to be stored: plain values as of ``model.Preview``, where each picture has ``place`` and
    ``length`` in ``pictures`` instead of its data.
    """

    values: dict[str, Any]
    pictures: bytes


def convert(data: bytes, name: str, limits: Limits = DEFAULT, with_ocr: bool | None = None) -> Packed:
    """Return the preview of a file, read in a child process. ``with_ocr``: by default where the host has a program.

    Raises PreviewError; whatever the file does to the child (memory, time, a crash of a library) is an error code.
    """
    if len(data) > limits.bytes:
        raise PreviewError(TOO_LARGE, "bytes")
    ocr = bool(ocr_program()) if with_ocr is None else with_ocr
    with tempfile.TemporaryDirectory(prefix="edu-preview-") as place:
        folder = Path(place)
        (folder / SOURCE).write_bytes(data)
        job = {"name": name, "limits": asdict(limits), "ocr": ocr}
        (folder / JOB).write_text(json.dumps(job), encoding="utf-8")
        _run(folder, limits.hard_seconds + (limits.ocr_seconds if ocr else 0))
        return _taken(folder)


def _run(folder: Path, seconds: float) -> None:
    known = {
        **environment(folder),
        "PYTHONPATH": os.pathsep.join(map(os.path.abspath, filter(None, sys.path))),
        "OMP_THREAD_LIMIT": "1",
    }
    complaints = (folder / COMPLAINTS).open("wb")
    child = subprocess.Popen(  # noqa: S603 - our own module, no shell
        [sys.executable, "-m", "edu.portal.preview.worker", str(folder)],
        cwd=folder,
        env=known,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=complaints,
        start_new_session=True,
    )
    complaints.close()
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise PreviewError(TIME, f"more than {seconds:g} s") from error
    finally:
        end_group(child)


def _taken(folder: Path) -> Packed:
    result = folder / RESULT
    if not result.is_file():
        raise PreviewError(CRASH, (folder / COMPLAINTS).read_bytes()[-_LAST_WORDS:].decode("utf-8", "replace"))
    if result.stat().st_size > _PLAIN_RESULT:
        raise PreviewError(TOO_LARGE, "result")
    try:
        values = json.loads(result.read_text(encoding="utf-8"))
    except ValueError as error:
        raise PreviewError(BROKEN, str(error)) from error
    if "error" in values:
        raise PreviewError(values["error"], values.get("detail", ""))
    return Packed(values["preview"], (folder / PICTURES).read_bytes())
