"""Units and staff of the demonstration school; all names are invented."""

from edu.portal.content.people.confirming import confirm
from edu.portal.content.people.confirming import read_confirmation
from edu.portal.demo.builder import Builder
from edu.portal.demo.builder import load
from edu.portal.demo.texts import bullets
from typing import Any


DAYS = 90
SITE_OWNER = "admin"
MAIL_DOMAIN = "c2bokenh@hcm.edu.vn"


def add_people(builder: Builder) -> None:
    """Add every unit with its people, in the order of the data file."""
    folder = builder.section("co-cau-to-chuc")
    if folder is None:
        return
    for data in load("people"):
        unit, _new = builder.add(
            folder,
            "edu.OrgUnit",
            data["title"],
            data.get("days", DAYS),
            kind=data["kind"],
            description=data["summary"],
            functions=bullets(data["functions"]),
            duties=bullets(data["duties"]),
            powers=bullets(data.get("powers", ())),
            phone=data.get("phone"),
            email=data.get("email"),
        )
        _confirm(builder, unit, data)
        for person in data["people"]:
            _confirm(builder, _add_person(builder, unit, person), person)


def _add_person(builder: Builder, unit: Any, data: dict[str, Any]) -> Any:
    person, _new = builder.add(
        unit,
        "edu.StaffMember",
        data["name"],
        data.get("days", DAYS),
        position=data["position"],
        subjects=data.get("subjects"),
        duties=data.get("duties"),
        phone=data.get("phone", "(028) 3855 0000"),
        email=f"{data['mail']}.{MAIL_DOMAIN}" if "mail" in data else None,
    )
    return person


def _confirm(builder: Builder, content: Any, data: dict[str, Any]) -> None:
    """Entries with ``confirmed`` were found right so many days ago, unless somebody has confirmed them since."""
    if "confirmed" in data and read_confirmation(content) is None:
        confirm(content, SITE_OWNER, builder.calendar.ago(data["confirmed"]))
