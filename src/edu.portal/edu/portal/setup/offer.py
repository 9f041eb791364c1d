"""What can be chosen before there is a site: the places and palettes that this package ships."""

from edu.portal.core.mandate.merge import merge
from edu.portal.core.mandate.model import NATIONAL
from edu.portal.core.mandate.reader import read_document
from edu.portal.core.setup.choices import Offer
from edu.portal.core.unit.palettes import PALETTES
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def shipped_offer() -> Offer:
    """Return the places of the shipped letters by title, national letters left out, and the shipped palettes."""
    folder = files("edu.portal").joinpath("profiles", "default", "mandate")
    letters = sorted((item for item in folder.iterdir() if item.name.endswith(".xml")), key=lambda item: item.name)
    catalog = merge(read_document(item.read_bytes(), item.name) for item in letters)
    issuing = {source.jurisdiction for source in catalog.sources} - {NATIONAL}
    places = {place.id: place.title for place in catalog.jurisdictions if place.id in issuing}
    return Offer(
        regimes=dict(sorted(places.items(), key=lambda place: place[1])),
        palettes={palette.id: palette.title for palette in PALETTES.values()},
    )
