"""``edu-portal mandate lint``: the letters of a package beside ours, without a site."""

from edu.portal.ops.cli import main
from pathlib import Path
import pytest
import shutil
import subprocess
import sys


ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "examples/so-vi-du/src/so_vidu"
RULES = str(PACKAGE / "rules.py")


@pytest.fixture
def package(tmp_path):
    """A copy of the example package, for mistakes."""
    return Path(shutil.copytree(PACKAGE, tmp_path / "so_vidu"))


def lint(capsys, *arguments):
    code = main(["mandate", "lint", *map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out.splitlines(), printed.err.splitlines()


@pytest.mark.parametrize("folder, files", [(".", 2), ("profiles/default", 1), ("profiles/default/mandate", 1)])
def test_a_package_a_profile_or_a_folder_is_checked(capsys, folder, files):
    code, out, err = lint(capsys, PACKAGE / folder, "--rules", RULES)
    assert (code, out, err) == (0, [f"Đã kiểm tra {files} tệp, không có lỗi."], [])


def test_every_mistake_has_its_place_and_what_to_write(capsys, package):
    letter = package / "profiles/default/mandate/12-sgddt.xml"
    text = letter.read_text(encoding="utf-8")
    letter.write_text(text.replace("goc-phu-huynh", "goc-phu-huyn").replace("drills-held", "drill-held", 1))
    code, out, err = lint(capsys, package, "--rules", RULES)
    assert (code, out) == (1, [])
    assert err == [
        f"{letter}:9: section an-toan-truong-hoc has the unknown parent goc-phu-huyn; write goc-phu-huynh",
        f"{letter}:26: criterion an-toan-truong-hoc.dien-tap names the unknown rule drill-held; write drills-held",
    ]


def test_a_file_that_cannot_be_read_is_named(capsys, package):
    letter = package / "profiles/uninstall/mandate/12-sgddt.xml"
    letter.write_text("<mandate>")
    code, _out, err = lint(capsys, package)
    assert code == 1
    assert [line.partition(": ")[0] for line in err] == [f"{letter}:1"]


def test_an_id_of_ours_is_taken(capsys, package):
    letter = package / "profiles/default/mandate/12-sgddt.xml"
    text = letter.read_text(encoding="utf-8")
    letter.write_text(text.replace('id="bao-tin-an-toan"', 'id="thong-bao"', 1))
    code, _out, err = lint(capsys, package, "--rules", RULES)
    assert code == 1
    assert any("section thong-bao is declared more than once; write another id" in line for line in err)
    assert any(line.startswith(f"{letter}:") for line in err)


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (["{tmp}"], "Trong {tmp} không có tệp mandate/*.xml nào."),
        (["{tmp}/none"], "Trong {tmp}/none không có tệp mandate/*.xml nào."),
        ([str(PACKAGE), "--rules", "{tmp}/rules.py"], "Không có tệp quy tắc {tmp}/rules.py."),
    ],
)
def test_what_is_not_there_is_named(capsys, tmp_path, arguments, sentence):
    code, _out, err = lint(capsys, *(argument.format(tmp=tmp_path) for argument in arguments))
    assert (code, err) == (1, [sentence.format(tmp=tmp_path)])


def test_zope_is_not_needed():
    code = (
        "import sys, edu.portal.mandate.cli; print(sorted({'zope', 'plone', 'ZODB', 'Products'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT / "src/edu.portal")
    assert result.stdout == "[]\n", result.stderr
