"""Who is named: lists of bodies and classes, and whom the registry knows."""
