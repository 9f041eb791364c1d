"""Every page, viewlet and REST service has a browser layer and the permission that was judged right for it."""

import json
from pathlib import Path
from xml.etree import ElementTree


ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "edu.portal" / "edu" / "portal"
JUDGED = json.loads((ROOT / "tests" / "corpus" / "doors.json").read_text(encoding="utf-8"))
DOORS = ("page", "viewlet", "service", "resource", "resourceDirectory", "view", "formlet", "portletRenderer")
# Views of a type of ours that keep personal data in, so they must not depend on the layer.
WITHOUT_LAYER = {"page view", "page content-core"}


def doors():
    for path in sorted(PACKAGE.rglob("*.zcml")):
        for element in ElementTree.parse(path).iter():
            tag = element.tag.rpartition("}")[2]
            if tag in DOORS:
                yield f"{tag} {element.get('name')}", element


def test_every_door_has_the_permission_that_was_judged():
    assert {name: element.get("permission") for name, element in doors()} == JUDGED


def test_every_door_opens_on_our_sites_only():
    without = {name for name, element in doors() if not (element.get("layer") or "").endswith("Layer")}
    assert without == WITHOUT_LAYER


def test_what_everybody_may_open_is_part_of_a_page_or_harmless():
    public = {name for name, permission in JUDGED.items() if permission == "zope.Public"}
    assert {name for name in public if not name.startswith("viewlet ")} == {
        "page edu-crest",
        # Asks for View itself, or for a signed address: a lesson runs without the cookies of its reader.
        "page edu-package",
        "page edu-palette.css",
        "page index.html",
        "page sitemap",
        "resource edu-album-upload.js",
        "resource edu-gallery.js",
        "resource edu-player.js",
        "resource edu-alerts.js",
        "resource edu-learning.js",
        "resource edu-lesson-frame.js",
        "resource edu-same-number.js",
        "resource edu-search.js",
        "resource edu-word-count.js",
    }
