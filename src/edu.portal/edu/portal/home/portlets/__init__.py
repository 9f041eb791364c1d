"""The portlets of the front page; they can stand in every column of the site as well."""
