"""Permissions that code asks for; declared in permissions.zcml, given to roles in profiles/default/rolemap.xml."""

MANAGE_SETTINGS = "edu.portal: Manage Settings"
MANAGE_ATTESTATIONS = "edu.portal: Manage Attestations"
MANAGE_ALERTS = "edu.portal: Manage Alerts"
MANAGE_FEEDS = "edu.portal: Manage Feeds"
ADD_DISCLOSURE = "edu.portal: Add Disclosure"
OVERRIDE_RETENTION = "edu.portal: Override Retention"
