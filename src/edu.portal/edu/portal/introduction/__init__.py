"""The guided page that introduces a school, and what its check tells editors."""
