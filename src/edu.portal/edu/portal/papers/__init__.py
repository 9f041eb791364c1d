"""Gateway: papers as files, DOCX and PDF. Knows the core and its libraries, not Plone."""
