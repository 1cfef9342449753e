"""OB4xx, how much: metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.check.rule import Problem
from obligations.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.check.view.corpus import World
    from obligations.check.view.file import Subject
    from obligations.findings import Route


def find_metrics_without_unit(file: Subject, _: World) -> Iterator[Problem]:
    """A metric says how many, and not of what.

    A number without its unit can't be compared with what was reached. The unit says what is
    counted, with any threshold that each item has to pass.

    wrong:
        metric: {comparator: about, value: 40, unit: {}}
    right:
        metric: {comparator: about, value: 40, unit: {en: harbours with a spare lamp}}
    """
    for route, _id, target in file.targets:
        if target.metric and not (target.metric.unit.en or target.metric.unit.zh):
            yield judge_missing_unit((*route, "metric", "unit"))


def judge_missing_unit(route: Route) -> Problem:
    """Say what is wrong with a metric without a unit."""
    return Problem(route, tell("a metric without a unit"), tell("say in `unit` what is counted"))


def find_unfit_ranges(file: Subject, _: World) -> Iterator[Problem]:
    """A range without its upper number, an upper number without a range, or one that isn't above
    the lower.

    `between` needs `to`, which stands beside nothing else: otherwise nobody knows how much is
    promised.

    wrong:
        metric: {comparator: between, value: 3, to: 1, unit: {en: harbours}}
    right:
        metric: {comparator: between, value: 1, to: 3, unit: {en: harbours}}
    """
    for route, _id, target in file.targets:
        metric = target.metric
        if metric is None:
            continue
        if metric.comparator == "between" and metric.to is None:
            yield Problem(
                (*route, "metric"),
                tell("a range without its upper number"),
                tell("give it in `to`"),
            )
        elif metric.to is not None and metric.comparator != "between":
            yield Problem(
                (*route, "metric", "to"),
                tell("`to` beside `comparator: {comparator}`", comparator=metric.comparator),
                tell("write `comparator: between`, or leave `to` out"),
                on_key=True,
            )
        elif metric.to is not None and metric.to <= metric.value:
            yield Problem(
                (*route, "metric", "to"),
                tell("{to} is not above {value}", to=metric.to, value=metric.value),
                tell("write the lower number in `value`, the upper one in `to`"),
            )
