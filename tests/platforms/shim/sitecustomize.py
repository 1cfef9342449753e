"""Python imports this when it starts, wherever this folder is on PYTHONPATH: rules of Windows, held
on a system that has none of them, in the tests and in every process that they start.

`RULES_OF_WINDOWS` names the rules, separated by blanks; without it nothing is changed.
"""

import os

if asked := os.environ.get("RULES_OF_WINDOWS", "").split():
    import windows

    windows.hold(asked)
