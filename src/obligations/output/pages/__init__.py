"""Pages: what is shown of one measure, one department, one line of descent."""
