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


@pytest.mark.parametrize(
    "text, sentence",
    [
        (GOOD + '\nextra = "y"', "the key extra is unknown; remove it"),
        (
            GOOD.replace("submit", "submitt"),
            'the key submitt is unknown; write submit; the key submit is missing; add submit = "..."',
        ),
        (GOOD.replace('submit = "x "', "submit = 5"), 'the key submit needs a text; write submit = "..."'),
    ],
)
def test_wrong_keys_are_named_with_what_to_write(text, sentence):
    with pytest.raises(ValueError) as caught:
        read_definition(text)
    assert str(caught.value) == sentence


def test_what_is_no_toml_is_refused_with_its_line():
    with pytest.raises(ValueError, match="line 1"):
        read_definition("no toml =")
