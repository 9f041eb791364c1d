"""Test layers, stacked: a stock Plone, then the add-on, then a school."""

import os
from plone.app.testing import PLONE_FIXTURE
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PloneSandboxLayer
from plone.app.testing import applyProfile


class StockLayer(PloneSandboxLayer):
    """A stock site beside the loaded add-on: nothing is installed."""

    defaultBases = (PLONE_FIXTURE,)

    def setUpZope(self, app: object, configurationContext: object) -> None:
        """Load the package and everything that it needs."""
        os.environ.setdefault("EDU_PORTAL_SCHEDULER", "off")
        import edu.portal

        self.loadZCML(package=edu.portal)


STOCK_FIXTURE = StockLayer()


class AddOnLayer(PloneSandboxLayer):
    """A stock site with the profile ``edu.portal:default``."""

    defaultBases = (STOCK_FIXTURE,)

    def setUpPloneSite(self, portal: object) -> None:
        """Install the profile of the layer."""
        applyProfile(portal, "edu.portal:default")


ADD_ON_FIXTURE = AddOnLayer()


class SchoolLayer(PloneSandboxLayer):
    """A site that became a lower secondary school with ``edu.portal:thcs``."""

    defaultBases = (ADD_ON_FIXTURE,)

    def setUpPloneSite(self, portal: object) -> None:
        """Install the profile of the layer."""
        applyProfile(portal, "edu.portal:thcs")


SCHOOL_FIXTURE = SchoolLayer()

STOCK_INTEGRATION = IntegrationTesting(bases=(STOCK_FIXTURE,), name="EduPortalStock:Integration")
STOCK_FUNCTIONAL = FunctionalTesting(bases=(STOCK_FIXTURE,), name="EduPortalStock:Functional")
EDU_INTEGRATION = IntegrationTesting(bases=(ADD_ON_FIXTURE,), name="EduPortal:Integration")
EDU_FUNCTIONAL = FunctionalTesting(bases=(ADD_ON_FIXTURE,), name="EduPortal:Functional")
SCHOOL_INTEGRATION = IntegrationTesting(bases=(SCHOOL_FIXTURE,), name="EduPortalSchool:Integration")
SCHOOL_FUNCTIONAL = FunctionalTesting(bases=(SCHOOL_FIXTURE,), name="EduPortalSchool:Functional")
