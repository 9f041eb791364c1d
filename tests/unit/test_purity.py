"""The core loads nothing but itself and the standard library."""

from pathlib import Path
import pkgutil
import pytest
import subprocess
import sys


PACKAGES = Path(__file__).resolve().parents[2] / "src" / "edu.portal"
PROBE = """
import importlib, pkgutil, sys
sys.path.insert(0, {path!r})
import edu.portal.{room}
for module in pkgutil.walk_packages(edu.portal.{room}.__path__, "edu.portal.{room}."):
    importlib.import_module(module.name)
foreign = sorted({{name.split(".")[0] for name in sys.modules}} & set({foreign!r}))
print(",".join(foreign))
"""
PLONE = ["AccessControl", "Acquisition", "Products", "ZODB", "Zope2", "collective", "persistent", "plone", "zope"]
LIBRARIES = ["feedparser", "lxml", "requests", "urllib3"]


@pytest.mark.parametrize(
    ("room", "foreign"), [("core", PLONE + LIBRARIES), ("net", PLONE), ("preview", PLONE), ("sheets", PLONE)]
)
def test_no_foreign_module_is_loaded(room, foreign):
    probe = PROBE.format(path=str(PACKAGES), room=room, foreign=foreign)
    result = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == ""


def test_the_probe_visits_the_rooms():
    rooms = {module.name for module in pkgutil.iter_modules([str(PACKAGES / "edu" / "portal" / "core")])}
    assert {"feeds", "mandate", "text", "unit"} <= rooms


def test_the_package_itself_imports_nothing():
    assert (PACKAGES / "edu" / "portal" / "__init__.py").read_text(encoding="utf-8").strip() == ""
