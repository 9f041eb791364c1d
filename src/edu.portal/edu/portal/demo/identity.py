"""Who the demonstration school is: its record, its superior units and their feeds."""

from edu.portal.demo.builder import load
from edu.portal.settings.site import read_site
from edu.portal.settings.unit import unit_record
import os
from plone import api
from typing import Any


def apply_identity(portal: Any) -> None:
    """Write the record of the unit, its superior units and the loopback hosts of their sample feeds."""
    data = load("unit")
    record = unit_record()
    for name, value in data["identity"].items():
        setattr(record, name, value)
    site = read_site()
    site.regimes = tuple(data["regimes"])
    site.superiors = [_superior(entry, data) for entry in data["superiors"]]
    site.feed_allowed_hosts = tuple(_host(entry, data) for entry in data["superiors"])
    site.setup_done = True
    portal.title = data["identity"]["name"]
    api.portal.set_registry_record("plone.site_title", data["identity"]["name"])


def _host(entry: dict[str, Any], data: dict[str, Any]) -> str:
    port = os.environ.get(entry["port"]["variable"]) or entry["port"]["default"]
    return f"{data['host']}:{port}"


def _superior(entry: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    url = f"http://{_host(entry, data)}"
    feeds = [{**feed, "url": f"{url}/rss/{feed['category']}"} for feed in data["feeds"]]
    return {"id": entry["id"], "kind": entry["kind"], "name": entry["name"], "url": f"{url}/", "feeds": feeds}
