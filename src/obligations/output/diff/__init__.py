"""What changed, as text."""
