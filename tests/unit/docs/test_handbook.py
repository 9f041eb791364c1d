"""The handbook for school staff: what it prints in bold is on the screen, what it shows and links to exists."""

from pathlib import Path
import pytest
import re
import sysconfig


ROOT = Path(__file__).parents[3]
HANDBOOK = ROOT / "docs" / "vi"
PICTURE_LIMIT = 120_000
CATALOGUES = (
    *sorted((ROOT / "src/edu.portal/edu/portal/locales/vi/LC_MESSAGES").glob("*.po")),
    *sorted((Path(sysconfig.get_path("purelib")) / "plone/app/locales/locales/vi/LC_MESSAGES").glob("*.po")),
)
DATA = (
    *sorted((ROOT / "profiles").glob("*/mandate/*.xml")),
    *sorted((ROOT / "profiles").glob("*/portlets.xml")),
    *sorted((ROOT / "src/edu.portal/edu/portal/forms/models").glob("*")),
    ROOT / "src/edu.portal/edu/portal/core/unit/kinds.json",
)
# Words that Plone and its form add-on show in English.
UNTRANSLATED = {"Install", "Define form actions", "Define form fields", "Settings…"}
VARIABLE = re.compile(r"\\\$\\\{[^}]*\\\}")


def messages():
    for catalogue in CATALOGUES:
        for found in re.finditer(r'^msgstr ((?:".*"\n?)+)', catalogue.read_text(encoding="utf-8"), re.MULTILINE):
            yield "".join(re.findall(r'"(.*)"', found[1])).replace('\\"', '"')


@pytest.fixture(scope="module")
def shown():
    """A function that tells whether a label is on the screen."""
    texts = {" ".join(text.split()) for text in messages()} - {""}
    patterns = [re.compile(VARIABLE.sub(".+", re.escape(text))) for text in texts if "${" in text and len(text) < 80]
    data = "\n".join(path.read_text(encoding="utf-8") for path in DATA)
    quoted = set(re.findall(r'"([^"\n]+)"', data)) | set(re.findall(r">([^<>\n]+)<", data))

    def is_shown(label):
        if label in texts | quoted | UNTRANSLATED or any(pattern.fullmatch(label) for pattern in patterns):
            return True
        head, colon, rest = label.partition(": ")
        return bool(colon) and is_shown(head) and is_shown(rest)

    return is_shown


PAGES = sorted(HANDBOOK.glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_bold_words_are_labels_of_the_screen(page, shown):
    found = re.findall(r"\*\*(.+?)\*\*", page.read_text(encoding="utf-8"), re.DOTALL)
    bold = {" ".join(label.split()) for label in found}
    assert {label for label in bold if not shown(label)} <= {"in đậm"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        assert target.startswith("http") or (page.parent / target).exists(), target


def test_pictures_are_small_and_all_used():
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    for picture in (HANDBOOK / "anh").iterdir():
        assert picture.stat().st_size <= PICTURE_LIMIT, picture.name
        assert f"anh/{picture.name}" in text
