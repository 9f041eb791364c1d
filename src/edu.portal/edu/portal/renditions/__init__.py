"""Files shown in the page: a queue after each upload, the results beside the object, the viewer."""
