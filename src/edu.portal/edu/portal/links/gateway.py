"""The way to the network of the live site: through the guard, which lets the hosts of the settings through."""

from edu.portal.core.links.model import Answer
from edu.portal.links.service import Ask
from edu.portal.net.probe import probe
from edu.portal.settings.site import read_site


def site_ask() -> Ask:
    """Return the question for the current site. The settings are read now, in the caller's thread and transaction."""
    hosts = tuple(read_site().feed_allowed_hosts or ())

    def ask(url: str) -> Answer:
        return probe(url, hosts)

    return ask
