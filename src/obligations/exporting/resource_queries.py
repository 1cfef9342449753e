"""The tables of the data package in SQL: each SELECT gives the columns of its resource, in their
order.

They read `temp.chosen`, the measures that are exported, and `temp.fitting`, what fits the filters
itself.
"""

from __future__ import annotations


def _fits(table: str) -> str:
    return f"EXISTS (SELECT 1 FROM temp.fitting AS f WHERE f.id = {table}.id)"


def _join(column: str, table: str, where: str) -> str:
    return (
        f"(SELECT group_concat({column}, '; ') FROM (SELECT {column} FROM {table} WHERE {where}"
        " ORDER BY position))"
    )


# Whoever is named without being in the registry is in as well: no responsibility, no assignment and
# no document is without its departments.
SELECT_DEPARTMENTS = """
SELECT id, kind, level, generic, en, zh, official_en, official_zh, abbr, parent, existed_from,
  existed_to FROM department
UNION ALL
SELECT n.id, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM (
  SELECT r.department AS id FROM temp.chosen AS c JOIN responsibility AS r ON r.measure = c.id
  UNION SELECT a.department FROM temp.chosen AS c JOIN assignment AS a ON a.measure = c.id
  UNION SELECT r.passed_to FROM temp.chosen AS c JOIN responsibility AS r ON r.measure = c.id
  UNION SELECT i.department FROM temp.chosen AS c JOIN measure AS m ON m.id = c.id
    JOIN issuer AS i ON i.document = m.document
) AS n WHERE n.id NOT IN (SELECT id FROM department)
ORDER BY 1
"""
SELECT_DOCUMENTS = f"""
SELECT d.id, d.number, d.kind, d.title_en, d.title_zh, d.dated, d.published, d.draft, d.record,
  {_join("department", "issuer", "document = d.id")},
  (SELECT s.url FROM source AS s WHERE s.document = d.id AND s.url IS NOT NULL
    ORDER BY s.position LIMIT 1) AS url
FROM document AS d WHERE d.id IN (SELECT m.document FROM temp.chosen AS c
  JOIN measure AS m ON m.id = c.id) ORDER BY d.dated, d.id
"""
SELECT_MEASURES = f"""
SELECT m.id, m.document, m.number, m.label, m.closing, m.parent,
  m.section, s.title_en, s.title_zh, m.kind,
  m.title_en, m.title_zh,
  m.summary_en, m.summary_zh,
  {_join("topic", "measure_topic", "measure = m.id AND action IS NULL")},
  (SELECT r.basis FROM responsibility AS r WHERE r.measure = m.id
    ORDER BY instr('stated document inferred', r.basis) LIMIT 1),
  t.state, t.next_deadline, k.owner, k.date, k.metric, k.binding, {_fits("m")}
FROM temp.chosen AS c JOIN measure AS m ON m.id = c.id JOIN measure_state AS t ON t.id = m.id
  JOIN measure_marks AS k ON k.id = m.id
  LEFT JOIN section AS s ON s.document = m.document AND s.number = m.section
ORDER BY c.position
"""
_ITS_OWN = "measure = x.measure AND action = x.id"  # the index is that of measures
SELECT_ACTIONS = f"""
SELECT x.id, x.measure, x.document, x.number, x.parent, x.modality, x.what_en, x.what_zh,
  x.deliverable,
  {_join("addressee", "action_addressee", _ITS_OWN)},
  {_join("topic", "measure_topic", _ITS_OWN)}, s.state, {_fits("x")}
FROM temp.chosen AS c JOIN action AS x ON x.measure = c.id JOIN action_state AS s ON s.id = x.id
ORDER BY c.position, x.number
"""
SELECT_TARGETS = f"""
SELECT t.id, t.measure, t.action, t.document, edtf(t."by"), edtf(t."in"), edtf(t."from"),
  edtf(t.until), t.every, t.when_en, t.when_zh, t.reckoned, t.occurrence,
  t.deadline, t.earlier_unconfirmed, t.because_en, t.because_zh, t.strive, t.outcome_en,
  t.outcome_zh, t.comparator, t.value_text, t.to_value_text, t.unit_en, t.unit_zh,
  t.baseline_text, edtf(t.baseline_at), t.reached_text, t.deliverable, t.state,
  t.progress, {_fits("t")}
FROM temp.chosen AS c JOIN target_state AS t ON t.measure = c.id
ORDER BY c.position, t.action IS NOT NULL, t.id
"""
SELECT_OCCURRENCES = """
SELECT o.id, o.target, o.measure, o.action, o.document, o.occurrence, o.deadline, o.state,
  o.progress, o.reached_text
FROM temp.chosen AS c JOIN target_occurrence AS o ON o.measure = c.id
ORDER BY c.position, o.action IS NOT NULL, o.target, o.turn
"""
SELECT_RESPONSIBILITIES = """
SELECT r.measure, r.action, r.document, r.clause, r.department, r.role, r.basis, r.passed_to,
  r.because_en, r.because_zh
FROM temp.chosen AS c JOIN responsibility AS r ON r.measure = c.id
ORDER BY c.position, r.action IS NOT NULL, r.action, r.clause, r.position
"""
SELECT_ASSIGNMENTS = """
SELECT a.of, a.measure, a.department, a.note_en, a.note_zh, a.layer
FROM temp.chosen AS c JOIN assignment AS a ON a.measure = c.id
ORDER BY c.position, length(a.of), a.of, a.position
"""
SELECT_OBLIGATIONS = """
SELECT o.unit, o.department, o.role, o.basis, o.document, o.measure, o.action, o.target,
  o.occurrence, edtf(o."by"), edtf(o."in"), edtf(o."from"), edtf(o.until),
  o.every, o.when_en, o.when_zh, o.reckoned, o.deadline, o.state
FROM temp.asked_obligation AS o JOIN document AS d ON d.id = o.document
  LEFT JOIN action AS x ON x.id = o.action
ORDER BY d.dated, d.id, o.position, o.action IS NOT NULL, x.number, o.line, o.target, o.deadline
"""
SELECT_LINKS = """
SELECT l.measure, l.action, l.document, l.relation, l.to_id, l.to_measure, l.because_en,
  l.because_zh
FROM temp.chosen AS c JOIN link AS l ON l.measure = c.id
ORDER BY c.position, l.action IS NOT NULL, l.action, l.position
"""
SELECT_PROGRESS = """
SELECT p.id, p.of, p.measure, p.date, p.recorded, p.status, p.value_text, p.evidence,
  p.quality, p.citation_en, p.citation_zh, p.note_en, p.note_zh, p.corrects, p.corrected_by,
  p.withdrawn, p.counts, p.file
FROM temp.chosen AS c JOIN cited_entry AS p ON p.measure = c.id
  WHERE p.date <= (SELECT as_of FROM temp.asked) AND p.same_as IS NULL
ORDER BY p.date, p.recorded, p.depth, p.id
"""
