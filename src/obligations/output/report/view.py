"""A report for people: its title, its headline figures, a timeline, its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from obligations.output.column import Style
from obligations.output.report.columns import explain_letters
from obligations.output.report.flowchart import render_flowchart
from obligations.output.report.matrix import pivot
from obligations.text.speech import Speech, agree
from obligations.text.tables import dates

if TYPE_CHECKING:
    from datetime import date

    from obligations.output.column import Column
    from obligations.output.glyphs import Glyphs
    from obligations.records import ReportRow
    from obligations.report.run import ReportAnswer

    # A heading, a header, rows, and the records of the rows.
    ShownTable = tuple[str, list[str], list[list[str]], list[ReportRow]]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with its records in order, what is shown of it, and what stands above and below its
    rows.

    `known` are all its columns, `shown` those that make the table. `group`: the column that makes
    headings. `as_matrix`: in two dimensions. `whole`: nothing in a cell is cut.
    """

    answer: ReportAnswer
    records: list[ReportRow]
    known: dict[str, Column[ReportRow]]
    shown: list[Column[ReportRow]]
    group: Column[ReportRow] | None
    as_matrix: bool
    as_of: date
    lang: str
    signs: Glyphs
    before: list[str]
    after: list[str]
    whole: bool = False

    @property
    def title(self) -> str:
        """What stands on top: the title and the day."""
        day = self.speech.say(dates.AS_OF, day=self.as_of)
        return f"{self.speech.choose(self.answer.report.title)} · {day}"

    @property
    def about(self) -> str:
        """What the report is about."""
        return self.speech.choose(self.answer.report.about)

    @property
    def speech(self) -> Speech:
        """The language, as what is said in it."""
        return Speech(self.lang)

    @property
    def style(self) -> Style:
        """How its cells are written."""
        return Style(self.lang, human=True, whole=self.whole)

    def list_figures(self) -> list[tuple[str, str]]:
        """Return the headline figures: value and label, which fits the value."""
        figures = (
            (_say_value(value), self.speech.say(figure.label))
            for figure, value in self.answer.figures
        )
        return [(value, agree(label, value)) for value, label in figures]

    def list_tables(self) -> list[ShownTable]:
        """Return the tables: heading, header, rows, and the records of the rows."""
        matrix = self.answer.report.matrix
        if self.as_matrix and matrix:
            header, rows = pivot(self.records, matrix, self.known, self.style)
            return [("", header, rows, [])]
        header = [column.heading(self.lang) for column in self.shown]
        return [
            (
                heading,
                header,
                [[column.cell(record, self.style) for column in self.shown] for record in members],
                members,
            )
            for heading, members in self._group().items()
        ]

    def list_timeline(self) -> tuple[list[str], list[list[str]]] | None:
        """Return header and rows of the timeline as a table: how many of each state fall into each
        period; None where there is none.
        """
        from obligations.output.report.timeline import count_timeline  # most reports draw none

        name = self.answer.report.timeline
        if name:
            days = [
                (str(record[name]), str(record.get("state")))
                for record in self.records
                if record[name] is not None
            ]
        else:
            days = []
        return count_timeline(days, self.as_of, self.lang)

    def draw_flowchart(self, members: list[ReportRow]) -> str:
        """Return the flowchart of the records of a table; empty where the report has none."""
        name = self.answer.report.flowchart
        if name:
            cells = [record[name] for record in members]
            paths = [[str(step) for step in path] for path in cells if isinstance(path, list)]
        else:
            paths = []
        return render_flowchart(paths, self.answer.titles, self.lang)

    def _group(self) -> dict[str, list[ReportRow]]:
        if self.group is None:
            return {"": self.records}
        groups: dict[str, list[ReportRow]] = {}
        for record in self.records:
            groups.setdefault(self.group.cell(record, self.style) or "–", []).append(record)
        return {
            self.speech.enclose(
                heading, self.speech.count(len(members), self.answer.report.rows)
            ): members
            for heading, members in groups.items()
        }

    @property
    def kinds(self) -> list[str]:
        """What the columns of its table hold."""
        return [column.kind for column in self.shown]

    def list_notes(self) -> list[str]:
        """Return what stands below the rows."""
        return [*self.after[:1], *self.explain_cells(), *self.after[1:]]

    def explain_cells(self) -> list[str]:
        """Return what the letters and signs in the cells of a matrix mean."""
        matrix = self.answer.report.matrix
        filling = [
            column.kind
            for column in self.answer.columns
            if self.as_matrix and matrix and column.name in matrix.cells
        ]
        return explain_letters(filling, self.lang)


def _say_value(value: str | float) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.1f}"
    return str(value)
