"""Gateway: packages of lessons, which are ZIP files with web pages and perhaps a SCORM manifest."""
