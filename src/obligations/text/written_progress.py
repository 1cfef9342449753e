"""What is on record, as people read it: what became of a target, how far it is, what shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.text.speech import Speech
from obligations.text.tables import dates
from obligations.text.written_metrics import say_metric

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.records import (
        EvidenceRecord,
        MetricRecord,
        OccurrenceRecord,
        StandingRecord,
    )


def say_history(history: Sequence[OccurrenceRecord], lang: str) -> str:
    """Return what became of the occurrences of a target, and when the next one is due: "2023 met ·
    2024 unconfirmed · 2025 by 2025-03-31".
    """
    speech = Speech(lang)
    before = history[0]["number"] - 1
    said = [speech.say(dates.EARLIER, count=before)] if before else []
    to_come = False
    for one in history:
        # What is settled ahead of its time is no gap before the next that is to come.
        gap, passed = one["number"] > before + 1, not to_come
        before, to_come = one["number"], one["state"] in ("due-soon", "upcoming")
        if gap and not (passed and to_come):
            said.append("…")
        if to_come:
            said.append(speech.say(dates.DUE_BY, occurrence=one["occurrence"], day=one["deadline"]))
        else:
            said.append(f"{one['occurrence']} {speech.word(one['state'])}")
    return speech.facts(said)


def say_progress(record: StandingRecord, lang: str, metric: MetricRecord | None = None) -> str:
    """Return the last word on record where the state doesn't say it already, since when nothing was
    found, and how far it has come by its metric.
    """
    word = record["progress"]
    said = []
    if word and word != record["state"]:
        said.append(Speech(lang).word(word))
    said.append(say_not_found(record, lang))
    if metric and metric["reached"] is not None:
        said.append(say_metric(metric, lang))
    return Speech(lang).facts(said)


def say_not_found(record: StandingRecord, lang: str) -> str:
    """Say on which day somebody looked in vain for what became of it.

    Nothing where more was recorded since.
    """
    day = record["not_found"]
    if day:
        return Speech(lang).enclose(Speech(lang).word("not-found"), day)
    return ""


def say_evidence(item: EvidenceRecord, lang: str) -> str:
    """Return what shows an entry as it is cited, with how good it is."""
    speech, quality = Speech(lang), item.get("quality")
    said = (speech.choose(item["citation"]), speech.word(quality, "quality") if quality else "")
    return speech.facts(said)
