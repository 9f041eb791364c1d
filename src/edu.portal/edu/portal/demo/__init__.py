"""The demonstration school: a fictitious Trường THCS Bờ Kênh whose content is as old as its creation says."""
