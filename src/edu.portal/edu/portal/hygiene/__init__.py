"""Stored text is Unicode in one form: NFC when it is saved, old encodings recognised, old content found and mended."""
