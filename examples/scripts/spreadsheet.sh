#!/bin/sh
# All obligations of one department as CSV: one row for each role, measure or action, and deadline.
#   spreadsheet.sh Customs > customs.csv
set -eu

department=${1:?"usage: spreadsheet.sh DEPARTMENT"}

obligations list --rows obligation --dept "$department" --format csv
