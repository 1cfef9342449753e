"""What a model refused, as a finding that leads to the right form."""

from __future__ import annotations

from obligations.refusals.explain import NO_LIST as NO_LIST
from obligations.refusals.explain import explain_errors as explain_errors
