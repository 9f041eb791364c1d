"""Projects and tenders of the demonstration school, in every stage."""

from edu.portal.core.text.unicode import slug
from edu.portal.demo.builder import Builder
from edu.portal.demo.builder import load
from edu.portal.demo.builder import pdf
from edu.portal.demo.sheets import sheet
from typing import Any


def add_procurements(builder: Builder) -> None:
    """Add the projects, where the unit owes the section."""
    folder = builder.section("du-an-dau-thau-mua-sam")
    if folder is None:
        return
    head = load("unit")["identity"]["name"]
    for data in load("procurement"):
        title = builder.fill(data["title"])
        days = {f"{name}_on": builder.calendar.ago(ago) for name, ago in data["steps"].items()}
        newest = min(ago for ago in data["steps"].values() if ago >= 0)
        builder.add(
            folder,
            "edu.Procurement",
            title,
            newest,
            description=data["summary"],
            kind=data["kind"],
            method=data["method"],
            number_raw=data["number"],
            budget=data["budget"],
            fund_source=data["fund"],
            contractor=data.get("contractor"),
            amount=data.get("amount"),
            result_note=data.get("note", ""),
            file=_paper(builder, head, data),
            **days,
        )


def _paper(builder: Builder, head: str, data: dict[str, Any]) -> Any:
    if "file" not in data:
        return None
    title, text = data["file"]
    note = builder.fill(data["title"])
    return pdf(sheet(head=head, title=title, note=note, text=[builder.fill(line) for line in text]), slug(title)[:60])
