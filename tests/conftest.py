"""Order of the run: the layers are stacked, and a lower one can no longer be used once a higher one stands."""

from hypothesis import settings
import os


# How long one example takes says more about the machine than about the code.
settings.register_profile("any-machine", deadline=None)
settings.load_profile("any-machine")

# The pure tests run without any plugin and must not load Plone.
if not os.environ.get("PYTEST_DISABLE_PLUGIN_AUTOLOAD"):
    pytest_plugins = ["edu.portal.testing.fixtures"]

HEIGHT_OF_FIXTURE = {
    "edu_functional": 1,
    "edu_integration": 1,
    "school_functional": 2,
    "school_integration": 2,
    "second_package": 3,
}


def height(item):
    return max((HEIGHT_OF_FIXTURE.get(name, 0) for name in item.fixturenames), default=0)


def pytest_collection_modifyitems(items):
    items.sort(key=height)
