"""Every section is shown by the display mode that the letter asks for (289/VP-CNTT, column "hình thức hiển thị")."""

from edu.portal.mandate.service import resolved_mandate
from edu.portal.mandate.service import section_folder
from pathlib import Path
import pytest
import tomllib


LETTER = "289-vp-cntt-2017"
TABLE = tomllib.loads((Path(__file__).resolve().parents[2] / "corpus" / "mandate" / "display-modes.toml").read_text())


@pytest.mark.parametrize("row", TABLE["row"], ids=lambda row: row["section"])
def test_the_section_is_shown_as_the_letter_asks(school, row):
    display = resolved_mandate(school).display(row["section"])
    folder = section_folder(school, row["section"])
    if folder is None:
        assert row.get("only"), f"{row['section']} is not there"
        return
    assert display.view in TABLE["views"][row["mode"]]
    assert folder.getLayout() == display.view
    assert folder.restrictedTraverse(f"@@{display.view}")


def test_the_table_names_every_section_of_the_letter(school):
    resolved = resolved_mandate(school)
    named = {row["section"] for row in TABLE["row"]} | set(TABLE["beside"])
    asked = {
        section.id
        for section in resolved.sections
        if any(citation.source == LETTER for citation in section.citations)
        and resolved.display(section.id).view != "edu-overview"
    }
    assert asked
    assert asked <= named
