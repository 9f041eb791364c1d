from edu.portal.testing.fixtures import *  # noqa: F403
