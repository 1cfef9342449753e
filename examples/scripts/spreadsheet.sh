#!/bin/sh
# All obligations of one department as CSV that Excel and WPS open rightly: one row for each role, measure or action, and deadline.
#   spreadsheet.sh Customs > customs.csv
#   OBLIGATIONS_LANG=zh spreadsheet.sh 海关总署 > 海关.csv
set -eu

department=${1:?"usage: spreadsheet.sh DEPARTMENT"}

obligations list --rows obligation --dept "$department" --format csv-excel
