"""Whether the links of the site still lead somewhere: checked in the background, told as facts."""
