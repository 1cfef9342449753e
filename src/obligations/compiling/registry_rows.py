"""The registry, the closed lists and who looks after what here, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.compiling.cells import pair
from obligations.ids import measure_of
from obligations.registry import list_further_names, list_names
from obligations.text.name_keys import fold_wording, normalise_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from obligations.compiling.cells import TableRows
    from obligations.corpus import LoadedFile
    from obligations.model import Assignment, DepartmentsFile, Synonyms, Term


def make_terms(rows: TableRows, file: LoadedFile, _: Mapping[int, str]) -> None:
    """Add the rows of topics or of addressees."""
    terms: tuple[Term, ...] = file.record
    rows[file.kind.removesuffix("s")] = [
        (term.id, position, *pair(term.name)) for position, term in enumerate(terms)
    ]


def make_assignments(rows: TableRows, file: LoadedFile, _: Mapping[int, str]) -> None:
    """Add who looks after what."""
    assignments: tuple[Assignment, ...] = file.record
    rows["assignment"] = [
        (one.of, position, measure_of(one.of), one.owner, *pair(one.note))
        for position, one in enumerate(assignments)
    ]


def make_synonyms(rows: TableRows, file: LoadedFile, signs: Mapping[int, str]) -> None:
    """Add the names by which one thing is known."""
    things: tuple[Synonyms, ...] = file.record
    rows["synonym"] = [
        (language, position, fold_wording(name, signs))
        for position, thing in enumerate(things)
        for language, names in (("en", thing.en), ("zh", thing.zh))
        for name in names
    ]


def make_departments(rows: TableRows, file: LoadedFile, signs: Mapping[int, str]) -> None:
    """Add the bodies of a registry, with all names that find them and what became of them."""
    record: DepartmentsFile = file.record
    for position, d in enumerate(record.departments):
        if d.existed:
            existed = (d.existed.from_, d.existed.opened, d.existed.to, d.existed.closed)
        else:
            existed = (None,) * 4
        names = (*pair(d.name), *pair(d.official), *pair(d.short), d.abbr[0] if d.abbr else None)
        rows["department"].append(
            (
                d.id,
                position,
                d.kind,
                d.level,
                int(d.is_generic),
                *names,
                d.parent,
                d.nameplate_of,
                *existed,
                d.code,
                *pair(d.note),
            )
        )
        rows["department_name"].extend(list_names(d, signs))
        for s in d.successors:
            verified = int(s.verified is not False)
            said = (*pair(s.share), *pair(s.source))
            how = (s.type, s.weight, s.date, *said, verified, int(s.leads_on))
            rows["succession"].append((d.id, s.to, *how))
        rows["covered"].extend((d.id, means) for means in d.cover if d.is_generic)
    rows["department_name"].extend(list_further_names(record.names, signs))
    for shared in record.ambiguous:
        key = normalise_name(shared.name, signs)
        rows["ambiguous_name"].extend(
            (key, shared.name, shared.means, other, at)
            for at, other in enumerate(shared.candidates)
        )
