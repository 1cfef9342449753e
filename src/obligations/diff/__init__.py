"""Two states of a corpus → what changed in obligations.

`revisions` reads a state from git, `states` puts two of them side by side, `compare` tells what
changed as values. Nothing in here prints, and only what git or the file system refuses is raised.
"""
