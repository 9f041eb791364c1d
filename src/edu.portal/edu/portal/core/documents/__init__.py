"""Official documents as plain values: fields of work, bodies that issue them, relations, and sheets of many."""
