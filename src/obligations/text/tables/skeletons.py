"""The comments of records to fill in, and what a new folder says of itself."""

from __future__ import annotations

from obligations.text.phrase import Phrase

# One of several words
ONE_OF = Phrase("{first} or {last}", "{first}或 {last}")

# A document
FILL_TITLE = Phrase(
    "short, in our own words; en: or zh: or both", "自拟的简短标题；zh 和 en 写其一，也可都写"
)
FILL_ISSUERS = Phrase(
    "who issued it, by the ids of departments.yaml", "发文机关，填 departments.yaml 中的编号"
)
FILL_DATED = Phrase("the day it was signed: 2031-03-02", "成文日期，如 2031-03-02")
FILL_NUMBER = Phrase("its official number, as printed", "发文字号，照原文填写")
FILL_ADDRESSEES = Phrase("whom it is sent to", "主送机关")

# A measure
FILL_SUMMARY = Phrase("one to three sentences", "一至三句话")
FILL_RESPONSIBILITIES = Phrase(
    "who answers: responsible, or lead with co_responsible",
    "责任分工：只写 responsible（负责），或写 lead（牵头）和 co_responsible（分工负责）",
)
FILL_TARGETS = Phrase(
    "what is promised, by when (by, in or from), how often (every), how much",
    "目标：承诺什么，时限（by、in 或 from），频次（every），数量（metric）",
)
FILL_UNIT = Phrase("per cent of the lamps", "盏灯")
FILL_ACTIONS = Phrase("what is asked for, one by one", "举措：要求做的事，逐项列出")

# A department
FILL_BODY_KIND = Phrase(
    "what sort of body it is; generic for one that stands for many",
    "机构类型；“有关部门”一类的泛指主体填 generic",
)
FILL_NAME = Phrase(
    "as people read it; abbr: [OPS] below it for abbreviations",
    "供人阅读的名称；有缩写的，在下一行写 abbr: [OPS]",
)
EXAMPLE_OF_BODY = Phrase(
    "An example: put your own bodies in its place.", "此条为示例，请换成自己的机构。"
)

# A folder
EXTENDS = Phrase(
    "What this folder stands on: the data that comes with the program, or folders seen from here.",
    "本文件夹以哪些数据为基础：程序内置的数据（shipped），或以本文件为起点的文件夹路径。",
)
HOOKS = Phrase(
    "With `pre-commit install` these run at each commit. They call the program that is installed.",
    "运行 `pre-commit install` 后，每次提交时都会执行以下检查；调用的是已安装的程序。",
)
NO_LINE_IS_OBEYED = Phrase(
    "While data is printed, the runner obeys no line of it; the annotations come after that.",
    "输出数据期间，运行器不执行其中的任何命令行；标注在此之后输出。",
)
README_OF_LAYER = Phrase(
    """\
# Measures

The data that comes with `obligations`, and on top of it what stands in `measures/`: documents,
bodies and progress of our own. `obligations.toml` says what is extended; updates need no merge.
""",
    """\
# 措施数据

以 `obligations` 内置的数据为基础，`measures/` 中另存本单位自己的文件、机构和进展。
所依据的数据写在 `obligations.toml` 中；内置数据更新时无需合并。
""",
)
README_OF_FOLDER = Phrase(
    """\
# Measures

`measures/` holds one YAML file a document, the registry of departments and the closed lists.
`measures/progress/` says what became of them, one file an entry: branches merge without a conflict.
""",
    """\
# 措施数据

`measures/` 中每份文件对应一个 YAML 文件，另有部门名录和主题等固定词表。
`measures/progress/` 记录进展，每条记录一个文件，合并分支时不会冲突。
""",
)
README = Phrase(
    """\
Ask with `obligations list`, `obligations due`, `obligations show ID`, answered from these files.
Check with `obligations check` after a change; `.github/workflows/measures.yml` does at each push.
Editors that know YAML schemas complete and underline: the first line of each file names its schema.
`obligations schema --write` renews the schemas when the registry or a closed list has changed.
""",
    """\
查询用 `obligations list`、`obligations due`、`obligations show 编号`，答案都来自这些文件。
修改后用 `obligations check` 检查；每次推送时，`.github/workflows/measures.yml` 会自动检查。
支持 YAML 模式（schema）的编辑器可自动补全并标出错误：每个文件的首行写明所用的模式。
部门名录或词表有改动时，用 `obligations schema --write` 更新模式文件。
""",
)
