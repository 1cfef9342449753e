"""The figures that a text promises."""
