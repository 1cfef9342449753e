"""OB1xx, the text of a file: pages of what the reader and the loader find, and the two rules on
values that say nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.check.rule import Problem
from obligations.sentences import tell
from obligations.text.language import find_language
from obligations.yaml_files.scalars import write_inline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.check.view.corpus import World
    from obligations.check.view.file import Subject

WRONG_ENCODING = """
The file is not UTF-8.

Chinese text in another encoding turns into something else without anybody noticing. Save the file
as UTF-8, with or without a byte order mark; the finding stands at the first byte that doesn't fit.

wrong:
    # saved as GBK or UTF-16
    title: {zh: 通知}
right:
    # saved as UTF-8
    title: {zh: 通知}
"""

DUPLICATE_KEY = """
A key is given twice in one mapping.

YAML readers drop one of the two without a word, and not all of them the same one. Here the first is
read.

wrong:
    section: 2
    kind: measure
    section: 3
right:
    section: 3
    kind: measure
"""

SYNTAX_ERROR = """
The file is not YAML.

Nothing in the file can be read, so that its measures are left out of every answer. The usual
reasons: a text with `: ` or ` #` in it, or one that starts with a sign such as `[`, `{`, `*` or
`"`, that isn't quoted; a line that is indented by one blank too few; a tab.

wrong:
    note: one thing: not two
right:
    note: "one thing: not two"
"""

ANCHOR_OR_ALIAS = """
An anchor `&name`, an alias `*name` or a merge key `<<`.

An alias makes one value stand in many places, where each should be read and changed by itself;
nested, a few lines grow to gigabytes.

wrong:
    measures:
      - responsibilities: &everybody [{basis: stated, responsible: [lighthouse-agency]}]
      - responsibilities: *everybody
right:
    measures:
      - responsibilities: [{basis: stated, responsible: [lighthouse-agency]}]
      - responsibilities: [{basis: stated, responsible: [lighthouse-agency]}]
"""

TAG = """
A tag such as `!!int` or `!name`.

Every value is read as it is written, and a field knows what it holds. A tag would change that for
one reader and not for the next.

wrong:
    number: !!int 7
right:
    number: 7
"""

OVERSIZED_FILE = """
The file is larger than a file of measures can be: 32 MiB, half a million values, a thousand keys in
one mapping or a thousand findings.

A document with all its measures takes some 100 KiB. What is hundreds of times as large was not
meant as one.

wrong:
    # a file of 33 MiB
right:
    # several documents, one file each
"""

DEEP_NESTING = """
More than 48 levels stand inside one another.

A measure needs no more than ten. Deeper files are mistakes, or made to bring a reader down.

wrong:
    note: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[deep]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
right:
    note: shallow
"""

CONTROL_CHARACTER = """
A control character that no text needs, a character that reverses the direction of a line or breaks
it invisibly, or an invisible tag.

It can't be seen in an editor, and makes the text say something else than it seems to: it steers the
terminal that shows it, lets a line run backwards, or ends a comment where nobody sees it. It is
looked for in comments and keys too, in reports and in settings. Tabs and the usual line breaks are
no control characters here.

wrong:
    # ESC stands for the character U+001B
    title: {en: "ESC[31mRepair the lamps"}
right:
    title: {en: Repair the lamps}
"""

UNKNOWN_KEY = """
A key that this record doesn't have.

What stands under it would be read by nobody. The finding names the nearest key that is known here;
[data.md](data.md) lists all of them.

wrong:
    tittle: {en: Repair the lamps}
right:
    title: {en: Repair the lamps}
"""

WRONG_VALUE = """
A value of another form than the field has.

A list where a text is needed, a word that is not in a closed list, a number with a sign, an id with
capitals. Values are read as they are written: `no` is a text and `012` no number.

wrong:
    kind: measurement
right:
    kind: measure
"""

UNREADABLE_FILE = """
A file that can't be read: no permission, a folder or pipe named like a file, a link that leads
nowhere or out of the folder, a name that ends in .yml or .YAML where .yaml is expected.

Its measures are left out of every answer. Nothing behind a link that leads out is opened, shown or
written: whoever sends measures could otherwise have a stranger's files read or changed.

wrong:
    # 2031.yaml is a link to ../2031.yaml, outside of measures/
right:
    # 2031.yaml is a file that everybody may read
"""

MERGE_CONFLICT = """
A merge or rebase stopped here, and the file was committed with the marks that git left in it.

Two branches changed the same lines, and nobody has chosen between them: the file is left out of
every answer. There is a finding at each mark. Keep what holds of both sides, remove the lines with
the marks, and tell git with `git add`.

wrong:
    # <<<<<<< HEAD, at the start of a line
    title: {en: Repair the lamps}
right:
    title: {en: Repair the lamps}
"""

UNUSED_IGNORE = """
A comment ignores a rule that finds nothing there.

The problem has gone, or stands on another line, and the next one of its kind would be hidden.
Remove the comment.

wrong:
    number: 7  # obligations: ignore[OB203] the text leaves out number six
right:
    number: 6
"""

IGNORE_WITHOUT_REASON = """
A comment ignores a rule and doesn't say why.

Whoever reads it next can't tell a considered exception from a way round the check. The reason
stands after the brackets.

wrong:
    number: 7  # obligations: ignore[OB203]
right:
    number: 7  # obligations: ignore[OB203] the text leaves out number six
"""

UNKNOWN_IGNORE = """
A comment ignores a code that no rule has, or that can't be ignored.

It has no effect. `obligations rule` lists the codes. What the reader of a file finds can't be
ignored: the file is left out of every answer until it is fixed.

wrong:
    number: 7  # obligations: ignore[OB2003] the text leaves out number six
right:
    number: 7  # obligations: ignore[OB203] the text leaves out number six
"""

EMBEDDED_REPOSITORY = """
A folder of measures, or one below it, holds a git repository of its own: a `.git`, or the files of
a bare repository.

The settings of a repository name commands, and git runs them when it is called in such a folder: a
change that somebody proposes would run there what they like. `obligations` calls git from the
repository around the measures alone; other programs may not. A folder of measures that is itself a
repository, because `--measures` names it, git registered it as a submodule, or none is around it,
is no finding.

wrong:
    # measures/ holds HEAD, objects/ and refs/
    id: 2031
right:
    # measures/ holds files of measures
    id: 2031
"""

BROKEN_REPORT = """
A report of one's own in `reports/` can't be run: its SQL, or a line at its head, is wrong.

Somebody asks for it when the answer is needed, and gets an error. It is told what
`obligations report` would say; nothing is run. [reports.md](reports.md) describes the head and the
tables.

wrong:
    SELECT departmnt FROM obligation
right:
    SELECT department FROM obligation
"""


def find_titles_without_language(file: Subject, _: World) -> Iterator[Problem]:
    """A title is written as a text, without the language that it is in.

    It is understood as what it looks like. Written with its language it can have the other one
    beside it.

    wrong:
        title: Repair the lamps
    right:
        title: {en: Repair the lamps}
    """
    for route, _id, _wording in file.wordings:
        written = file.find_value(route)
        if isinstance(written, str):
            text = write_inline(written, keep_plain=False, flow=True)
            fix = f"{{{find_language(written)}: {text}}}"
            yield Problem(
                route,
                tell("a title without its language"),
                tell("write {fix}", fix=fix),
                fix=fix,
                in_yaml=True,
            )


def find_missing_values(file: Subject, _: World) -> Iterator[Problem]:
    """A key that the record needs is missing, or a key stands there without a value.

    A key without a value was forgotten halfway, or says nothing: give it a value or leave it out.

    wrong:
        number: 7
        label:
        kind: measure
    right:
        number: 7
        kind: measure
    """
    # What is needed and missing the loader finds.
    for route, value in file.blanks:
        if value is None:
            yield Problem(
                route,
                tell("{key!r} has no value", key=route[-1]),
                tell("give it one, or remove the key"),
                on_key=True,
            )


def find_empty_lists(file: Subject, _: World) -> Iterator[Problem]:
    """A list or mapping with nothing in it.

    It reads as if somebody had looked and found nothing, where the key was only forgotten halfway.
    A field without a value is left out.

    wrong:
        number: 7
        targets: []
    right:
        number: 7
    """
    for route, value in file.blanks:
        if value is not None and route[-1] != "unit":
            message = tell("an empty mapping")
            if isinstance(value, list):
                message = tell("an empty list")
            yield Problem(route, message, tell("remove the key, or fill it in"))
