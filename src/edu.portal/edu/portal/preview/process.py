"""Running a program of the host: no shell, a small environment, an end to its time."""

from collections.abc import Sequence
import contextlib
from edu.portal.preview.model import BROKEN
from edu.portal.preview.model import TIME
from edu.portal.preview.model import PreviewError
import os
from pathlib import Path
import signal
import subprocess


_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TESSDATA_PREFIX")


def environment(folder: Path) -> dict[str, str]:
    """Return what a child may know of this process: where programs are; its home is ``folder``."""
    known = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**known, "HOME": str(folder), "TMPDIR": str(folder)}


def run_tool(command: Sequence[str], folder: Path, seconds: float) -> bytes:
    """Run a program in ``folder`` and return what it printed.

    Raises PreviewError: ``time`` when it did not end, then it and its children are killed; ``broken`` when it failed.
    """
    try:
        child = subprocess.Popen(  # noqa: S603 - a list of our own, no shell
            list(command),
            cwd=folder,
            env=environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise PreviewError(BROKEN, str(error)) from error
    try:
        printed, _nothing = child.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise PreviewError(TIME, command[0]) from error
    finally:
        end_group(child)
    if child.returncode:
        raise PreviewError(BROKEN, f"{Path(command[0]).name} ended with {child.returncode}")
    return bytes(printed)


def end_group(child: "subprocess.Popen[bytes]") -> None:
    """Kill a child that leads a session, with what it has started, and wait for it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    for stream in (child.stdin, child.stdout, child.stderr):
        if stream is not None:
            stream.close()
