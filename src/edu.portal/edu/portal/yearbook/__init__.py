"""The statistics yearbook as readers see it, its entry form, import and export."""
