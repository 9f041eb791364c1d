"""News, notices, invitations and works by pupils: their sections, and what their pages say beside the text."""
