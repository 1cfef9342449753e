#!/bin/sh
# The lineage of one or more measures: what each builds on, and what continues it.
#   lineage.sh 2021-m07 2024-m08
set -eu

: "${1:?usage: lineage.sh MEASURE...}"

for measure in "$@"; do
  obligations trace "$measure"
done
