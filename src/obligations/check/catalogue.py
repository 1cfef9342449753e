"""All rules, listed by hand: code, name (it reads after "allow …"), severity, and the page or the
function that carries it.

OB8xx is found by `audit` alone, which holds a document against its source.
"""

from __future__ import annotations

from obligations.check.rule import Rule, make_rule
from obligations.check.rules import (
    audited,
    corrections,
    deadlines,
    entries,
    evidence,
    identity,
    invisible_characters,
    lineage,
    metrics,
    names,
    recurrence,
    references,
    responsibility,
    text,
    wording,
)
from obligations.findings import UserError, refuse_word
from obligations.sentences import tell

FAMILIES = {
    "OB1": "Text: what any reader of the file needs",
    "OB2": "References: ids, and what they point to",
    "OB3": "Responsibility: who answers, and on what basis",
    "OB4": "Dates and metrics: by when, and how much",
    "OB5": "Lineage: what continues what",
    "OB6": "Progress: what became of it",
    "OB7": "Wording: how it is said",
    "OB8": "Sources: what `audit` finds in them",
}

RULES: tuple[Rule, ...] = (
    make_rule("OB101", "wrong-encoding", "error", text.WRONG_ENCODING),
    make_rule("OB102", "duplicate-key", "error", text.DUPLICATE_KEY),
    make_rule("OB103", "syntax-error", "error", text.SYNTAX_ERROR),
    make_rule("OB104", "anchor-or-alias", "error", text.ANCHOR_OR_ALIAS),
    make_rule("OB105", "tag", "error", text.TAG),
    make_rule("OB106", "oversized-file", "error", text.OVERSIZED_FILE),
    make_rule("OB107", "deep-nesting", "error", text.DEEP_NESTING),
    make_rule("OB108", "control-character", "error", text.CONTROL_CHARACTER),
    make_rule("OB109", "unknown-key", "error", text.UNKNOWN_KEY),
    make_rule("OB110", "wrong-value", "error", text.WRONG_VALUE),
    make_rule("OB111", "missing-value", "error", text.find_missing_values),
    make_rule("OB112", "empty-list", "error", text.find_empty_lists),
    make_rule("OB113", "unreadable-file", "error", text.UNREADABLE_FILE),
    make_rule("OB114", "unused-ignore", "warning", text.UNUSED_IGNORE),
    make_rule("OB115", "ignore-without-reason", "warning", text.IGNORE_WITHOUT_REASON),
    make_rule("OB116", "unknown-rule-in-ignore", "warning", text.UNKNOWN_IGNORE),
    make_rule("OB118", "escaped-control", "error", invisible_characters.find_escaped_controls),
    make_rule("OB119", "embedded-repository", "error", text.EMBEDDED_REPOSITORY),
    make_rule("OB120", "invisible-sign", "warning", invisible_characters.find_invisible_signs),
    make_rule("OB121", "merge-conflict", "error", text.MERGE_CONFLICT),
    make_rule("OB122", "title-without-language", "info", text.find_titles_without_language),
    make_rule("OB123", "broken-report", "error", text.BROKEN_REPORT),
    make_rule("OB201", "id-unlike-file-name", "error", identity.find_foreign_id),
    make_rule("OB202", "duplicate-id", "error", identity.find_duplicate_ids),
    make_rule("OB203", "numbering-gap", "warning", identity.find_gaps),
    make_rule("OB204", "loose-id", "error", identity.find_loose_ids),
    make_rule("OB205", "unknown-department", "error", references.find_unknown_departments),
    make_rule("OB206", "department-by-name", "error", references.find_named_departments),
    make_rule("OB207", "unknown-measure", "error", references.find_unknown_measures),
    make_rule("OB208", "unknown-section", "error", references.find_unknown_sections),
    make_rule("OB209", "unknown-topic", "error", references.find_unknown_topics),
    make_rule("OB210", "unknown-addressee", "error", references.find_unknown_addressees),
    make_rule("OB211", "unknown-parent-action", "error", references.find_unknown_parents),
    make_rule("OB212", "unknown-parent-measure", "error", references.find_unknown_wholes),
    make_rule("OB221", "unfit-address", "error", references.find_unfit_addresses),
    make_rule("OB222", "taken-name", "error", names.find_taken_names),
    make_rule(
        "OB301", "co-responsible-without-lead", "error", responsibility.find_co_responsible_alone
    ),
    make_rule("OB302", "body-in-two-roles", "error", responsibility.find_repeated_bodies),
    make_rule(
        "OB303", "signatory-as-responsible", "info", responsibility.find_signatories_as_owners
    ),
    make_rule("OB304", "body-of-another-time", "error", responsibility.find_bodies_of_another_time),
    make_rule(
        "OB305",
        "misplaced-document-clause",
        "error",
        responsibility.find_misplaced_document_clauses,
    ),
    make_rule("OB306", "passed-to-no-successor", "error", responsibility.find_false_heirs),
    make_rule("OB307", "unexplained-clause", "error", responsibility.find_unexplained_clauses),
    make_rule("OB308", "nobody-responsible", "info", responsibility.find_unowned_measures),
    make_rule("OB309", "empty-clause", "error", responsibility.find_empty_clauses),
    make_rule("OB311", "unfinished-draft", "warning", responsibility.find_unfinished_drafts),
    make_rule("OB312", "unresolved-body", "warning", responsibility.find_unresolved_bodies),
    make_rule(
        "OB313",
        "unresolved-outside-draft",
        "error",
        responsibility.find_unresolved_outside_drafts,
    ),
    make_rule("OB401", "impossible-date", "error", deadlines.IMPOSSIBLE_DATE),
    make_rule("OB402", "several-dates", "error", deadlines.find_several_dates),
    make_rule("OB403", "repeated-date", "warning", deadlines.find_repeated_dates),
    make_rule("OB404", "target-before-document", "error", deadlines.find_targets_before_document),
    make_rule("OB405", "metric-without-unit", "error", metrics.find_metrics_without_unit),
    make_rule("OB406", "misused-recurrence", "error", recurrence.find_misused_recurrence),
    make_rule("OB407", "reversed-period", "error", deadlines.find_reversed_periods),
    make_rule("OB408", "unfit-range", "error", metrics.find_unfit_ranges),
    make_rule("OB409", "unexplained-reckoning", "error", deadlines.find_unexplained_reckonings),
    make_rule("OB410", "empty-series", "error", recurrence.find_empty_series),
    make_rule("OB501", "link-to-itself", "error", lineage.find_links_to_self),
    make_rule("OB502", "link-to-later-document", "error", lineage.find_links_to_later),
    make_rule("OB503", "circular-links", "error", lineage.find_circular_links),
    make_rule("OB504", "repeated-link", "warning", lineage.find_repeated_links),
    make_rule("OB505", "link-to-no-action", "error", lineage.find_links_to_no_action),
    make_rule("OB506", "unexplained-link", "warning", lineage.find_unexplained_links),
    make_rule("OB507", "evidence-without-link", "info", lineage.find_untied_evidence),
    make_rule("OB601", "unknown-subject", "error", entries.find_unknown_subjects),
    make_rule("OB602", "removed-subject", "error", entries.find_removed_subjects),
    make_rule("OB603", "entry-in-future", "error", entries.find_entries_in_future),
    make_rule("OB604", "entry-before-document", "error", entries.find_entries_before_document),
    make_rule("OB605", "outcome-without-evidence", "error", entries.find_unproven_outcomes),
    make_rule("OB606", "correction-of-nothing", "error", corrections.find_corrections_of_nothing),
    make_rule("OB607", "value-without-metric", "error", entries.find_values_without_metric),
    make_rule("OB608", "second-correction", "warning", corrections.find_second_corrections),
    make_rule("OB609", "rewritten-entry", "error", corrections.find_rewritten_entries),
    make_rule("OB610", "contradicting-entries", "warning", entries.find_contradictions),
    make_rule("OB611", "entries-in-one-list", "warning", entries.find_listed_entries),
    make_rule("OB612", "bare-withdrawal", "error", corrections.find_bare_withdrawals),
    make_rule("OB613", "loose-number", "warning", evidence.find_loose_numbers),
    make_rule("OB614", "contradicting-citations", "warning", evidence.find_contradicting_citations),
    make_rule("OB615", "secondary-evidence", "info", evidence.find_secondary_evidence),
    make_rule(
        "OB616",
        "outcome-on-secondary-evidence",
        "error",
        evidence.find_outcomes_on_secondary_evidence,
    ),
    make_rule("OB617", "altered-evidence", "error", evidence.find_altered_files),
    make_rule("OB618", "unknown-occurrence", "error", entries.find_unknown_occurrences),
    make_rule("OB619", "entry-on-series", "info", entries.find_entries_on_series),
    make_rule("OB620", "met-short-of-promise", "warning", entries.find_values_short_of_promise),
    make_rule("OB701", "missing-translation", "warning", wording.find_missing_translations),
    make_rule("OB702", "placeholder", "warning", wording.find_placeholders),
    make_rule("OB703", "long-summary", "warning", wording.find_long_summaries),
    make_rule("OB704", "full-stop", "warning", wording.find_full_stops),
    make_rule("OB705", "swapped-language", "warning", wording.find_swapped_languages),
    make_rule("OB707", "missing-summary", "info", wording.find_missing_summaries),
    make_rule("OB801", "missing-measure", "error", audited.MISSING_MEASURE),
    make_rule("OB802", "extra-measure", "error", audited.EXTRA_MEASURE),
    make_rule("OB803", "other-label", "error", audited.OTHER_LABEL),
    make_rule("OB804", "other-roles", "error", audited.OTHER_ROLES),
    make_rule("OB805", "other-dates", "error", audited.OTHER_DATES),
    make_rule("OB806", "other-figures", "error", audited.OTHER_FIGURES),
    make_rule("OB807", "other-head", "error", audited.OTHER_HEAD),
    make_rule("OB808", "changed-source", "error", audited.CHANGED_SOURCE),
)
RULES_BY_CODE = {rule.code: rule for rule in RULES}


def find_rule(code: str) -> Rule:
    """Return the rule of a code, or of a name. Raises UserError with the nearest ones."""
    if rule := RULES_BY_CODE.get(code.upper()):
        return rule
    for rule in RULES:
        if rule.name == code.lower():
            return rule
    family = [rule.code for rule in RULES if rule.code.startswith(code.upper())]
    if family:
        raise UserError(
            tell("the codes of several rules begin with {code!r}", code=code),
            tell("name one: {family:, }", family=family),
        )
    known = [word for rule in RULES for word in (rule.code, rule.name)]
    raise refuse_word("rule", code, known, tell("obligations rule lists them"))
