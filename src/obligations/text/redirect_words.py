"""The table of words that people bring along from elsewhere, in English and Chinese, and what says
the same here.
"""

from __future__ import annotations

from obligations import vocabulary
from obligations.sentences import tell

# Why there is no such word: said beside the way.
OVERDUE = tell(
    "overdue is only said where a document says record: complete; elsewhere a deadline that"
    " has passed with no outcome on record is unconfirmed, and may well be met"
)
UNCHANGED = tell(
    "an entry is never changed: progress add ID --corrects ENTRY adds one that puts it right"
)

# Stands for the states of what has passed: which these are depends on whether all is recorded.
PASSED = "<passed>"
PASSED_STATES = "unconfirmed,missed"
BINDING = "must,will,forbid"  # the verbs that count for the mark
UNOWNED = "--without owner"
_OVERDUE = ("overdue", "late", "past-due", "expired", "逾期", "超期")
_DONE = ("done", "completed", "finished", "完成")

# Options that no command has; {} stands for the value that follows.
OPTIONS = {
    **dict.fromkeys(("--department", "--ministry", "--owner", "--assignee", "--部门"), "--dept {}"),
    **dict.fromkeys(("--lead", "--牵头"), "--dept {} --role lead"),
    **dict.fromkeys(("--responsible", "--负责"), "--dept {} --role responsible"),
    **dict.fromkeys(
        ("--year", "--quarter", "--month", "--deadline", "--到期", "--时限"), "--due {}"
    ),
    **dict.fromkeys(("--by", "--until", "--due-by", "--to"), "--due ..{}"),
    "--from": "--due {}..",
    **dict.fromkeys(("--today", "--now"), "--as-of {}"),
    **dict.fromkeys(("--tag", "--subject", "--主题"), "--topic {}"),
    **dict.fromkeys(("--query", "--keyword", "--关键词"), "--text {}"),
    **dict.fromkeys(("--order-by", "--order", "--sort-by"), "--sort {}"),
    "--fields": "--columns {}",
    **{f"--{kind}": f"--format {kind}" for kind in ("json", "jsonl", "csv")},
    **dict.fromkeys(("--overdue", "--late", "--逾期"), f"--state {PASSED}"),
    **dict.fromkeys(("--status", "--状态"), "--state {}"),
    **dict.fromkeys(("--binding", "--mandatory"), f"--modality {BINDING}"),
    **dict.fromkeys(("--no-owner", "--without-owner", "--unowned"), UNOWNED),
}
# Values of an option.
_STATES = {
    **dict.fromkeys(_OVERDUE, PASSED),
    **dict.fromkeys(_DONE, "met"),
    **dict.fromkeys(("due", "到期"), f"due-soon,{PASSED}"),
}
VALUES = {
    "--state": _STATES,
    "--fail-on": _STATES,
    "--status": dict.fromkeys(_DONE, "met"),
    "--role": {
        **dict.fromkeys(("owner", "leader"), "lead"),
        **dict.fromkeys(("support", "supporting"), "co"),
    },
    "--modality": dict.fromkeys(("binding", "有约束力"), BINDING),
    "--without": {
        **dict.fromkeys(("dept", "department", "部门"), "owner"),
        **dict.fromkeys(("deadline", "due"), "date"),
    },
}
# Who is meant where nobody is named.
NOBODY_TYPED = {"--dept": ("none", "nobody", "no", "无"), "--role": ("none", "nobody", "无")}
# The states of a document of which not all is recorded: these words are for readers of such.
_STATES_OF_OPEN = tuple(state for state in vocabulary.STATES if state != "overdue")
# The closed words that such options take.
SHOWN = {
    "--state": _STATES_OF_OPEN,
    "--fail-on": _STATES_OF_OPEN,
    "--status": vocabulary.STATUSES,
    "--role": vocabulary.ROLES,
    "--modality": vocabulary.MODALITIES,
    "--without": vocabulary.OPEN_POINTS,
}
# Kinds of export by what people call them, and the place that a hint writes to.
EXPORTS = {
    **dict.fromkeys(("xlsx", "excel"), "xlsx"),
    **dict.fromkeys(("ics", "ical", "calendar"), "ics"),
    **dict.fromkeys(("sqlite", "db"), "sqlite"),
    **dict.fromkeys(("pdf", "html", "docx"), "md"),
    **{name: name for name in ("atom", "datapackage", "md", "parquet")},
}
FILES_MEANT = {
    "xlsx": "measures.xlsx",
    "ics": "deadlines.ics",
    "atom": "measures.atom",
    "sqlite": "measures.db",
}
# What lists print and exports don't make.
LISTED = ("csv", "json", "jsonl")
# Commands, reports and what is asked of `progress`.
COMMANDS = {
    **dict.fromkeys(_OVERDUE, f"due --state {PASSED}"),
    **dict.fromkeys(("deadlines", "到期"), "due"),
    **dict.fromkeys(("next", "todo", "agenda"), "due"),
    **dict.fromkeys(("ministries", "bodies", "部门"), "departments"),
    "文件": "documents",
    **dict.fromkeys(("measures", "措施"), "list"),
    **dict.fromkeys(("obligations", "责任事项"), "list --rows obligation"),
    "query": "sql",
    "牵头": "list --role lead",
    **dict.fromkeys(("find", "grep", "搜索"), "search"),
    "ls": "list",
    **dict.fromkeys(("unowned", "orphans"), f"list {UNOWNED}"),
    "changes": "report changes",
    "lineage": "report lineage",
    "coverage": "report coverage",
    "matrix": "report matrix",
    "timeline": "report deadlines",
    **dict.fromkeys(("stats", "summary", "统计"), "report departments"),
    **dict.fromkeys(("site", "browse", "serve"), "export md -o measures-data"),
    "calendar": "export ics -o deadlines.ics",
    **dict.fromkeys(("log", "history", "进展"), "progress log"),
    "record": "progress add",
    "fix": "check --fix",
    **dict.fromkeys(("lint", "validate"), "check"),
    **dict.fromkeys(("add", "create", "新建"), "new document"),
    **dict.fromkeys(_DONE, "progress add --status met"),
}
REPORTS_MEANT = {
    **dict.fromkeys(_OVERDUE, f"deadlines --state {PASSED}"),
    **dict.fromkeys(("due", "timeline", "到期", "时限"), "deadlines"),
    **dict.fromkeys(("department", "stats", "summary", "牵头", "统计"), "departments"),
    **dict.fromkeys(("待确认", "unreported"), "unconfirmed"),
}
READING = ("list", "ls", "show", "history", "entries", "view", "记录")
CHANGING = ("correct", "remove", "delete", "edit", "undo", "withdraw")
