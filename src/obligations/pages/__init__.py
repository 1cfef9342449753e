"""Pages: what is shown of one measure, one department, one document, one line of descent."""
