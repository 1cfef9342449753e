"""Task lists: tables whose rows are measures."""
