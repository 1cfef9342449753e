"""The outline of a text: its labels as a tree, and which provisions are measures."""
