"""Official documents: number, dates, files, and which document replaces or amends which."""
