"""When something is due: the dates of a text, and what they say."""
