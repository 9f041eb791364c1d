"""Names of the permissions; declared in permissions.zcml, given to roles in profiles/default/rolemap.xml."""

ADD_LEGAL_DOCUMENT = "edu.portal: Add Legal Document"
ADD_ORG_UNIT = "edu.portal: Add Organisational Unit"
ADD_STAFF_MEMBER = "edu.portal: Add Staff Member"
MANAGE_SETTINGS = "edu.portal: Manage Settings"
MANAGE_FEEDS = "edu.portal: Manage Feeds"
VIEW_SUBMISSIONS = "edu.portal: View Submissions"
