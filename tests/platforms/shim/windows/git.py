"""Git exchanges line breaks when it checks files out, as its installer sets it there."""

import os


def hold() -> None:
    """Hold the rule, for git wherever it is called from."""
    count = int(os.environ.get("GIT_CONFIG_COUNT", "0"))
    if os.environ.get(f"GIT_CONFIG_KEY_{count - 1}") == "core.autocrlf":
        return  # a process further up has said so
    os.environ[f"GIT_CONFIG_KEY_{count}"] = "core.autocrlf"
    os.environ[f"GIT_CONFIG_VALUE_{count}"] = "true"
    os.environ["GIT_CONFIG_COUNT"] = str(count + 1)
