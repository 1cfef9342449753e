#!/bin/sh
# How many measures each department leads on, the most first. A body counts under the name it had when the document was issued.
# Any other question of this kind is a SELECT as well; the queries can't change anything.
set -eu

obligations sql "
  SELECT department, count(DISTINCT measure)
  FROM obligation
  WHERE role = 'lead'
  GROUP BY department
  ORDER BY 2 DESC"
