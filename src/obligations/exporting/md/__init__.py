"""The pages in Markdown."""
