#!/bin/sh
# What is due soon for one department, as Markdown on stdout: put it into a weekly mail.
#   weekly-mail.sh "Ministry of Commerce"        within 30 days
#   weekly-mail.sh "Ministry of Commerce" 90d    within 90 days
set -eu

department=${1:?"usage: weekly-mail.sh DEPARTMENT [DAYS, as 30d]"}
within=${2:-30d}

obligations due --dept "$department" --state due-soon --within "$within" --format md
