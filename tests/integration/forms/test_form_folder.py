"""A package brings forms by one registration, and a wrong file of it is named."""

from edu.portal.forms import service
from edu.portal.forms.definitions import SHIPPED
from edu.portal.forms.definitions import FormFolder
from edu.portal.forms.definitions import load_shipped_forms
from edu.portal.forms.interfaces import IFormCollection
from pathlib import Path
import pytest
import shutil
from zope.component import getGlobalSiteManager


MODELS = Path(service.__file__).parent / "models"


@pytest.fixture
def folder(tmp_path):
    """A folder with a form of its own in a section of ours."""
    for name in ("gop-y.xml", "gop-y-actions.xml", "gop-y.toml"):
        shutil.copy(MODELS / name, tmp_path / name.replace("gop-y", "hoi-dap"))
    definition = tmp_path / "hoi-dap.toml"
    text = definition.read_text(encoding="utf-8").replace('id = "gop-y"', 'id = "hoi-dap"')
    definition.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def registered(folder):
    """The folder, registered as a package does it."""
    collection = FormFolder(folder)
    getGlobalSiteManager().registerUtility(collection, IFormCollection, "so_vidu")
    yield collection
    getGlobalSiteManager().unregisterUtility(collection, IFormCollection, "so_vidu")


def test_forms_of_all_packages_come_in_order(portal, registered):
    assert load_shipped_forms() == (*SHIPPED.forms, *registered.forms)


def test_a_form_of_another_package_is_created_once(school, registered):
    assert service.seed_forms(school) == ("hoi-dap",)
    assert service.seed_forms(school) == ()


def test_of_two_forms_with_one_id_one_is_created(school, registered):
    getGlobalSiteManager().registerUtility(registered, IFormCollection, "an_other")
    try:
        assert service.seed_forms(school) == ("hoi-dap",)
    finally:
        getGlobalSiteManager().unregisterUtility(registered, IFormCollection, "an_other")


@pytest.mark.parametrize(
    "name, old, new, problem",
    [
        ("hoi-dap.toml", "submit =", "sumbit =", "the key sumbit is unknown; write submit; "),
        ("hoi-dap.toml", 'title = "Gửi góp ý"', "title = 1", 'the key title needs a text; write title = "..."'),
        ("hoi-dap.toml", 'id = "hoi-dap"', 'id = "gop-y"', 'the key id has to be the name of the file; write id = "'),
        ("hoi-dap.toml", 'id = "hoi-dap"', "id = hoi-dap", "line 2"),
    ],
)
def test_a_wrong_definition_names_file_and_key(folder, name, old, new, problem):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError) as caught:
        FormFolder(folder)
    assert str(caught.value).startswith(f"{path}: ")
    assert problem in str(caught.value)


@pytest.mark.parametrize("name", ["hoi-dap.xml", "hoi-dap-actions.xml"])
def test_a_missing_model_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(ValueError, match="the file is missing") as caught:
        FormFolder(folder)
    assert str(folder / name) in str(caught.value)


def test_a_folder_without_forms_is_a_mistake(tmp_path):
    with pytest.raises(ValueError, match="add the definition"):
        FormFolder(tmp_path)
