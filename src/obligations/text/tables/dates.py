"""The dates of targets, and the day that was asked about."""

from __future__ import annotations

from obligations.text.phrase import Phrase

BETWEEN_DATES = Phrase("between {first} and {last}", "{first}至{last}")
SINGLE_YEAR = Phrase("{year}", "{year}年")
YEARS = Phrase("between {first} and {last}", "{first}—{last}年")
RECKONED = Phrase("{when}, reckoned from “{terms}”", "{when}，据“{terms}”推算")
NAMED = Phrase("{terms}, {when}", "{terms}，即{when}")
STRIVE_TO = Phrase("strive to", "力争")
STRIVE_BY = Phrase("{when} (strive to)", "{when}（力争）")
STRIVE_ENCLOSED = Phrase("{when}, strive to", "力争{when}")
# What recurs.
AND_EARLIER = Phrase("{day}, and {count} before it", "{day}，此前另有{count}期")
EARLIER = Phrase("{count} earlier", "此前{count}期")
DUE_BY = Phrase("{occurrence} by {day}", "{occurrence} {day}前")
END_OF_EACH = Phrase("by the end of each {period}", "每年{period}前")
DAY_OF_YEAR = Phrase("by {day} {month} of each year", "每年{month}{day}日前")
DAY_OF_MONTH = Phrase("by day {day} of each month", "每月{day}日前")
END_OF_MONTHS = Phrase("{every} by the end of {months}", "{every}，{months}底前")
DAY_OF_MONTHS = Phrase("{every} by {day} {months}", "{every}，{months}的{day}日前")
MONTHS = Phrase("{months} and {last}", "{months}、{last}")
BEGINNING = Phrase("{every}, first {when}", "{every}，首次{when}")
RECURS_FROM = Phrase("{when}, from {since} on", "自{since}起{when}")
RECURS_UNTIL = Phrase("{when}, until {until}", "{when}，至{until}止")
RECURS_BETWEEN = Phrase("{when}, from {since} until {until}", "自{since}起{when}，至{until}止")
MONTH_NAMES = (
    Phrase("January", "1月"),
    Phrase("February", "2月"),
    Phrase("March", "3月"),
    Phrase("April", "4月"),
    Phrase("May", "5月"),
    Phrase("June", "6月"),
    Phrase("July", "7月"),
    Phrase("August", "8月"),
    Phrase("September", "9月"),
    Phrase("October", "10月"),
    Phrase("November", "11月"),
    Phrase("December", "12月"),
)
HALVES = (Phrase("H1", "上半年"), Phrase("H2", "下半年"))
QUARTERS = (
    Phrase("Q1", "一季度"),
    Phrase("Q2", "二季度"),
    Phrase("Q3", "三季度"),
    Phrase("Q4", "四季度"),
)
END = Phrase("{period}", "{period}末")
END_OF_MONTH = Phrase("{period}", "{period}底")
AS_OF = Phrase("as of {day}", "截至{day}")
AS_OF_SENTENCE = Phrase("As of {day}.", "截至{day}。")
TODAY = Phrase("today {day}", "今天 {day}")
STATE_AND_NEXT_DEADLINE = Phrase("{state}, next deadline {day}", "{state}，下一截止日期 {day}")
PERIOD_PASSED = Phrase("{period} passed", "{period} 已过")
PERIOD_TO_COME = Phrase("{period} to come", "{period} 未到")
