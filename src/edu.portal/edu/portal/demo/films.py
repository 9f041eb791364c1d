"""Albums, films and songs of the demonstration school; its pictures are drawn, so no child is shown."""

from edu.portal.core.consent.decide import Consent
from edu.portal.demo.builder import DRAWER
from edu.portal.demo.builder import Builder
from edu.portal.demo.builder import load
from edu.portal.demo.builder import picture
from plone.namedfile.file import NamedBlobFile
from typing import Any


STATED = {"consent": Consent.NONE_SHOWN.value}


def add_albums(builder: Builder) -> None:
    """Add the albums with their pictures, those of drawings in a sub-section of their own."""
    section = builder.section("album-anh")
    if section is None:
        return
    for data in load("albums"):
        folder = section
        if "within" in data:
            folder, _new = builder.add(section, "Folder", data["within"], data["days"])
        album, _new = builder.add(
            folder,
            "edu.Album",
            data["title"],
            data["days"],
            description=data["summary"],
            day=builder.calendar.ago(data["days"]),
            place=data["place"],
            credit=data["credit"],
            **STATED,
        )
        for name, title, words in data["pictures"]:
            builder.add(album, "Image", title, data["days"], name=name, image=picture(name), alt=words)


def add_media(builder: Builder) -> None:
    """Add the films and the songs."""
    for section, items in load("media").items():
        folder = builder.section(section)
        if folder is None:
            continue
        for data in items:
            kind = "edu.Video" if section == "video" else "edu.Audio"
            builder.add(folder, kind, data["title"], data["days"], **_fields(data), **STATED)


def _fields(data: dict[str, Any]) -> dict[str, Any]:
    plain = ("duration", "url", "credit", "transcript", "author", "performer", "licence", "lyrics")
    fields = {name: data[name] for name in plain if data.get(name)}
    fields["description"] = data["summary"]
    for name in ("file", "captions"):
        if name in data:
            fields[name] = NamedBlobFile((DRAWER / "media" / data[name]).read_bytes(), filename=data[name])
    shown = data.get("poster") or data.get("picture")
    if shown:
        fields["image"] = picture(shown)
    return fields
