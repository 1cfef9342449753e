"""Who must do what by when: policy measures as plain YAML, and the questions asked of them."""

# A literal: asking `importlib.metadata` for it would cost every start a third of its time.
__version__ = "0.1.0"
# The day up to which the data that comes with the program tells: raised whenever it changes.
DATA_VERSION = "2026-11-29"
