"""Reports: SQL files with a head, found, run and read as records."""
