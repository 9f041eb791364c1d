"""The child process that reads one file: ``python -m edu.portal.preview.worker <folder>``.

It finds ``job.json`` and ``source`` in the folder and leaves ``result.json`` and ``pictures`` there. Its memory, its
processor time and what it may write are limited before the first library is loaded, so that a bad file takes nothing
with it but this process.
"""

import contextlib
from dataclasses import asdict
from edu.portal.preview.model import BROKEN
from edu.portal.preview.model import DRAWING
from edu.portal.preview.model import ENCRYPTED
from edu.portal.preview.model import MEMORY
from edu.portal.preview.model import TOO_LARGE
from edu.portal.preview.model import Limits
from edu.portal.preview.model import Preview
from edu.portal.preview.model import PreviewError
import json
import os
from pathlib import Path
import resource
import sys
from typing import Any


JOB, SOURCE, RESULT, PICTURES = "job.json", "source", "result.json", "pictures"
_NICE = 10
_WITH_TOOL = 3


def main(arguments: list[str]) -> int:
    """Read the file in the folder that ``arguments`` name; the result says what went wrong. Returns 0."""
    folder = Path(arguments[0])
    job = json.loads((folder / JOB).read_text(encoding="utf-8"))
    limits = Limits(**job["limits"])
    limit_process(limits)
    try:
        preview = read_file((folder / SOURCE).read_bytes(), job["name"], folder, limits, job["ocr"])
        write_result(folder, preview)
    except PreviewError as error:
        _write(folder, {"error": error.code, "detail": error.detail})
    except MemoryError:
        _write(folder, {"error": MEMORY, "detail": ""})
    except RecursionError:
        _write(folder, {"error": BROKEN, "detail": "nested too deeply"})
    return 0


def limit_process(limits: Limits) -> None:
    """Limit processor time, size of written files and core dumps of this process and its children; be polite."""
    seconds = int(limits.hard_seconds + limits.ocr_seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.output, limits.output))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError):
        os.nice(_NICE)


def limit_memory(limits: Limits, times: int = 1) -> None:
    """Limit the memory of this process and of what it starts from now on.

    An office program needs more address space, so it is started before; a program that reads scans gets more.
    """
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory * times, limits.memory * times))


def read_file(data: bytes, name: str, folder: Path, limits: Limits, with_ocr: bool) -> Preview:
    """Return the preview of a file. Raises PreviewError."""
    from edu.portal.preview import legacy
    from edu.portal.preview import ocr
    from edu.portal.preview.detect import detect
    from edu.portal.preview.detect import needs_office
    from edu.portal.preview.pdf import read_pdf

    if len(data) > limits.bytes:
        raise PreviewError(TOO_LARGE, "bytes")
    kind = detect(data, name, limits)
    if kind == "encrypted":
        raise PreviewError(ENCRYPTED)
    if kind == "svg":
        raise PreviewError(DRAWING)
    if needs_office(kind):
        data, kind = legacy.to_pdf(data, kind, folder / "office", limits), "pdf"
    limit_memory(limits, _WITH_TOOL if with_ocr and kind == "pdf" else 1)
    preview = read_pdf(data, limits) if kind == "pdf" else _reader(kind)(data, name, limits)
    if kind == "pdf" and with_ocr and not preview.has_text:
        preview = ocr.read_scan(data, preview, folder / "ocr", limits)
    return preview


def _reader(kind: str) -> Any:
    from edu.portal.preview.docx import read_docx
    from edu.portal.preview.pictures import read_image
    from edu.portal.preview.plain import read_csv
    from edu.portal.preview.plain import read_html
    from edu.portal.preview.plain import read_text
    from edu.portal.preview.xlsx import read_xls
    from edu.portal.preview.xlsx import read_xlsx

    return {
        "docx": lambda data, name, limits: read_docx(data, limits),
        "xlsx": lambda data, name, limits: read_xlsx(data, limits),
        "xls": lambda data, name, limits: read_xls(data, limits),
        "html": lambda data, name, limits: read_html(data, limits),
        "image": lambda data, name, limits: read_image(data, limits),
        "txt": lambda data, name, limits: read_text(data, limits),
        "csv": read_csv,
    }[kind]


def write_result(folder: Path, preview: Preview) -> None:
    """Write a preview: its pictures one after the other into one file, the rest as JSON with their places in it."""
    values = asdict(preview)
    with (folder / PICTURES).open("wb") as target:

        def put(picture: Any) -> Any:
            place = target.tell()
            target.write(picture.pop("data"))
            return {**picture, "place": place, "length": target.tell() - place}

        for page in values["pages"]:
            page["large"], page["small"] = put(page["large"]), put(page["small"])
        values["pictures"] = [put(picture) for picture in values["pictures"]]
        values["thumbnail"] = put(values["thumbnail"]) if values["thumbnail"] else None
    _write(folder, {"preview": values})


def _write(folder: Path, values: dict[str, Any]) -> None:
    (folder / RESULT).write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
