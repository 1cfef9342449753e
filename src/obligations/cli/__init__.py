"""The command line: what is typed becomes one question, its output and an exit code."""
