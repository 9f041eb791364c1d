"""The wheel and the sdist hold everything, and a plain pip-installed Plone runs from the wheel alone."""

import os
from pathlib import Path
import pytest
import shutil
import subprocess
import sys
import tarfile
import zipfile


ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples/so-vi-du"
ESSENTIAL = (
    "edu/portal/configure.zcml",
    "edu/portal/profiles/default/metadata.xml",
    "edu/portal/profiles/default/types/edu.LegalDocument.xml",
    "edu/portal/profiles/default/mandate/10-chuyen-muc.xml",
    "edu/portal/profiles/thcs/metadata.xml",
    "edu/portal/profiles/uninstall/metadata.xml",
    "edu/portal/forms/models/gop-y.xml",
    "edu/portal/core/setup/fields.toml",
    "edu/portal/distributions/truong-hoc/schema.json",
    "edu/portal/distributions/truong-hoc/profiles.json",
    "edu/portal/distributions/truong-hoc/image.png",
    "edu/portal/theme/manifest.cfg",
    "edu/portal/theme/rules.xml",
    "edu/portal/theme/index.html",
    "edu/portal/locales/vi/LC_MESSAGES/edu.portal.po",
)
ZOPE_CONF = """\
%define INSTANCE {folder}
instancehome $INSTANCE
clienthome $INSTANCE
<zodb_db main>
  <blobstorage>
    blob-dir $INSTANCE/blobs
    <filestorage>
      path $INSTANCE/Data.fs
    </filestorage>
  </blobstorage>
  mount-point /
</zodb_db>
"""


@pytest.fixture(scope="session")
def distributions(tmp_path_factory):
    """Build the sdist and, from it, the wheel; return their paths by kind."""
    target = tmp_path_factory.mktemp("dist")
    result = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), str(ROOT)],
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-4000:]
    return {"sdist": next(target.glob("*.tar.gz")), "wheel": next(target.glob("*.whl"))}


@pytest.fixture(scope="session")
def installed(distributions, tmp_path_factory):
    """Unpack the wheel as pip would and return the folder."""
    target = tmp_path_factory.mktemp("site-packages")
    with zipfile.ZipFile(distributions["wheel"]) as wheel:
        wheel.extractall(target)
    return target


def test_the_example_package_is_no_part_of_it(distributions):
    with zipfile.ZipFile(distributions["wheel"]) as wheel:
        assert [name for name in wheel.namelist() if "so_vidu" in name or "examples" in name] == []


def test_the_example_package_can_be_built(tmp_path):
    copy = shutil.copytree(EXAMPLE, tmp_path / "so-vi-du", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(tmp_path), str(copy)]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-4000:]
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        built = {name for name in wheel.namelist() if name.startswith("so_vidu/")}
    assert built == {path.relative_to(copy / "src").as_posix() for path in (copy / "src/so_vidu").rglob("*.*")}


@pytest.mark.parametrize("name", ESSENTIAL)
def test_the_wheel_holds(installed, name):
    assert (installed / name).is_file()


def test_the_wheel_holds_the_compiled_catalogue_and_the_theme_s_style(installed):
    assert (installed / "edu/portal/locales/vi/LC_MESSAGES/edu.portal.mo").stat().st_size > 1000
    assert list((installed / "edu/portal/theme").rglob("*.css"))
    assert list((installed / "edu/portal/theme").rglob("*.woff2"))


@pytest.mark.parametrize("name", ESSENTIAL)
def test_the_sdist_holds(distributions, name):
    with tarfile.open(distributions["sdist"]) as sdist:
        names = [member.name for member in sdist.getmembers()]
    assert any(member.endswith(f"src/edu.portal/{name}") for member in names)


def test_the_wheel_holds_no_tests_and_no_theme_sources(installed):
    names = [path.relative_to(installed).as_posix() for path in installed.rglob("*")]
    assert not [name for name in names if "node_modules" in name or name.endswith(".scss") or name.startswith("tests")]


def test_a_plain_plone_becomes_a_school_from_the_wheel_alone(installed, tmp_path):
    conf = tmp_path / "zope.conf"
    conf.write_text(ZOPE_CONF.format(folder=tmp_path), encoding="utf-8")
    (tmp_path / "blobs").mkdir()
    command = ["site", "create", "--id", "truong", "--profile", "edu.portal:thcs"]
    result = subprocess.run(
        [sys.executable, "-m", "edu.portal.ops.cli", *command],
        env={**os.environ, "PYTHONPATH": str(installed), "EDU_PORTAL_ZOPE_CONF": str(conf)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr[-4000:]
    assert (tmp_path / "Data.fs").stat().st_size > 1_000_000
