"""Charts as SVG text, drawn on the server: no script, no picture to load, sharp on paper."""
