"""The form of the card, the columns of the sheet and the data behind both say the same."""

from babel.messages.pofile import read_po
from edu.portal.core.feeds.model import CATEGORIES
from edu.portal.core.setup import fields
from edu.portal.core.setup.choices import words_of
from edu.portal.core.setup.sheet import read_sheet
from edu.portal.core.setup.sheet import template
from edu.portal.core.unit import OWNERSHIPS
from edu.portal.core.unit.kinds import FALLBACK
from edu.portal.core.unit.kinds import KINDS
from edu.portal.core.unit.palettes import PALETTES
import json
from pathlib import Path
import pytest
import subprocess
import sys
import unicodedata


ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "src/edu.portal/edu/portal"
FOLDER = PACKAGE / "distributions/truong-hoc"
SCHEMA = json.loads((FOLDER / "schema.json").read_text(encoding="ascii"))
FORM = SCHEMA["schema"]["properties"]


def choices(property_):
    return {one["const"]: one["title"] for one in property_["oneOf"]}


def po():
    with (PACKAGE / "locales/vi/LC_MESSAGES/edu.portal.po").open("rb") as stream:
        return {message.id: message.string for message in read_po(stream)}


def test_the_form_is_derived_from_the_data():
    command = [sys.executable, str(ROOT / "tools/derive_form.py"), "--check"]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_kind_and_palette_can_be_chosen():
    assert choices(FORM["unit"]["properties"]["types"]["items"]) == {kind.id: kind.title for kind in KINDS}
    offered = choices(FORM["look"]["properties"]["palette"])
    assert offered.pop("") == fields.FIELDS["palette"].default
    assert offered == {palette.id: palette.title for palette in PALETTES.values()}


def test_every_place_with_letters_of_its_own_can_be_chosen():
    letters = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "profiles/default/mandate").glob("*.xml"))
    offered = choices(FORM["letters"]["properties"]["regimes"]["items"])
    assert {"hcm", "hn-longbien", "phong-dien"} <= set(offered)
    assert "vn" not in offered
    for place in offered:
        assert f'jurisdiction="{place}"' in letters
    assert FORM["letters"]["properties"]["regimes"]["default"] == []


def test_the_lists_in_the_words_are_those_of_the_code():
    assert tuple(fields.OWNERSHIPS) == OWNERSHIPS
    assert tuple(fields.CATEGORY_TITLES) == CATEGORIES
    assert set(fields.SUPERIOR_KINDS) == set(FALLBACK.superiors) == set(fields.SUPERIOR["columns"])
    assert set(fields.WORDS["types"]) == {kind.id for kind in KINDS}


@pytest.mark.parametrize(
    ("msgid", "text"),
    [
        ("Full name of the unit", fields.FIELDS["title"].title),
        ("Landline telephone", fields.FIELDS["phone"].title),
        ("E-mail address of the unit", fields.FIELDS["email"].title),
        ("Year of foundation", fields.FIELDS["founding_year"].title),
        ("Serves lunch at school", fields.FIELDS["boarding"].title),
        ("News", fields.CATEGORY_TITLES["tin-tuc"]),
        ("Notices", fields.CATEGORY_TITLES["thong-bao"]),
        ("Documents", fields.CATEGORY_TITLES["van-ban"]),
        ("Invitations", fields.CATEGORY_TITLES["thu-moi"]),
        ("Department of education and training of the province", fields.SUPERIOR_KINDS["so"]),
        ("Education office of the district", fields.SUPERIOR_KINDS["phong"]),
        ("People's committee of the commune", fields.SUPERIOR_KINDS["ubnd"]),
        ("Other superior unit", fields.SUPERIOR_KINDS["khac"]),
    ],
)
def test_one_thing_has_one_name_in_form_and_portal(msgid, text):
    assert po()[msgid] == text


def test_everything_people_read_is_composed_vietnamese():
    def texts(value):
        if isinstance(value, dict):
            for key, item in value.items():
                yield from [item] if key in ("title", "description", "submitText") else texts(item)
        elif isinstance(value, list):
            for item in value:
                yield from texts(item)

    found = [text for text in texts(SCHEMA) if isinstance(text, str)]
    assert len(found) > 50
    for text in found:
        assert text == unicodedata.normalize("NFC", text).strip()
        assert text


def test_every_field_of_the_form_says_what_to_write():
    groups = [FORM, *(FORM[group.name]["properties"] for group in fields.GROUPS)]
    asked = {name: one for group in groups for name, one in group.items() if one.get("type") not in ("object", "null")}
    hidden = {
        name
        for name, look in SCHEMA["uischema"].items()
        if isinstance(look, dict) and look.get("ui:widget") == "hidden"
    }
    for name, one in asked.items():
        if name not in hidden:
            assert one["title"] and one["description"], name


def test_no_two_titles_of_columns_mean_the_same():
    seen = {}
    for name, rule in fields.FIELDS.items():
        if name != "superiors":
            for title in {words_of(title) for title in (rule.title, name, *rule.also)}:
                assert seen.setdefault(title, name) == name


def test_the_template_has_a_column_for_every_question():
    row = read_sheet(template()).rows[0]
    assert set(row.answers) == set(fields.FIELDS)


def test_the_profiles_of_the_card_are_those_of_a_classic_site_and_ours():
    profiles = json.loads((FOLDER / "profiles.json").read_text(encoding="utf-8"))["base"]
    assert profiles[-1] == "edu.portal:default"
    assert "plonetheme.barceloneta:default" in profiles
