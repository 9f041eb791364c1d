"""Gateway to spreadsheets: read tables out of XLSX, XLS, CSV and TSV files, write XLSX. No Plone in here."""
