"""Goes wrong while it is imported."""

raise RuntimeError("thrown while importing")
