from edu.portal.core.forms.definition import read_definition
import pytest


GOOD = "\n".join(
    f'{key} = "x "'
    for key in (
        "id",
        "section",
        "name",
        "title",
        "description",
        "submit",
        "before",
        "thanks_title",
        "thanks_description",
    )
)


def test_a_definition_is_read_and_stripped():
    assert read_definition(GOOD).title == "x"


@pytest.mark.parametrize("text", [GOOD + '\nextra = "y"', GOOD.replace("submit", "submitt"), "no toml ="])
def test_other_keys_are_refused(text):
    with pytest.raises(ValueError):
        read_definition(text)
