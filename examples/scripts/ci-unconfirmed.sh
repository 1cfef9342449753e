#!/bin/sh
# For a scheduled job: print the deadlines that have passed without a report, and fail (exit 1) where there is one.
# Arguments are further filters.
#   ci-unconfirmed.sh --document 2021
set -eu

obligations due --state unconfirmed --fail-on unconfirmed "$@"
