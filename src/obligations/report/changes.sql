-- title: Changes | 新增进展
-- about: Progress made or recorded in the period, and the deadlines that passed in it; without
--   a first day, everything on record up to the last. For changes from document to document, see
--   the report “Lineage”.
--   | 期间发生或登记的进展，以及期间届满的时限；未指定起始日的，列出截至最后一日的全部记录。文件
--   之间的变化见报表“沿革”。
-- rows: record | 条进展
-- column: date | date | 日期 | day
-- column: of | of | 事项 | id
-- column: status | status | 进展 | word
-- column: what | what was asked | 所提要求
-- column: note | what became of it | 说明
-- column: who | who answers | 责任单位 | who
-- column: far | metric | 指标 | metric
-- column: citation | shown by | 依据 | citation
-- column: quality | quality | 来源性质 | word
-- column: recorded | entered | 登记日期 | day
-- column: remark | remark | 备注 | word
-- column: late | late | 补录 | word
-- column: basis | basis | 责任依据 | basis who
-- group: part
-- figure: sum(remark IS NOT 'passed') | on record | 进展记录
-- figure: sum(status = 'met' AND coalesce(remark, '') NOT IN ('corrected', 'passed')) | met
--   | 已完成
-- figure: nullif(sum(status = 'partly-met' AND coalesce(remark, '') NOT IN ('corrected',
--   'passed')), 0) | partly met | 部分完成
-- figure: sum(status = 'in-progress' AND coalesce(remark, '') NOT IN ('corrected', 'passed'))
--   | in progress | 推进中
-- figure: nullif(sum(status = 'missed' AND coalesce(remark, '') NOT IN ('corrected', 'passed')), 0)
--   | missed | 未完成
-- figure: nullif(sum(status = 'superseded' AND coalesce(remark, '') NOT IN ('corrected',
--   'passed')), 0) | superseded | 已被取代
-- figure: nullif(sum(status = 'not-found' AND coalesce(remark, '') NOT IN ('corrected', 'passed')),
--   0) | not found | 未查到
-- figure: nullif(sum(late IS NOT NULL), 0) | entered late | 补录
-- figure: nullif(sum(remark = 'passed'), 0) | deadlines passed | 时限已过
-- The obligations that the filters leave name the measures and actions, and the targets of both.
WITH chosen_unit AS (
  SELECT target AS id FROM obligation WHERE target IS NOT NULL
  UNION SELECT unit FROM obligation
  UNION SELECT measure FROM obligation WHERE part IS NULL
  UNION SELECT x.id FROM obligation AS o JOIN action AS x ON x.measure = o.measure
  WHERE o.part IS NULL AND NOT x.owned
),
happened AS (
SELECT
  p.date, p.of, p.status,
  CASE WHEN coalesce(p.note_en, p.note_zh) IS NOT NULL
    THEN coalesce(t.outcome_en, x.what_en, m.title_en) END AS what_en,
  CASE WHEN coalesce(p.note_en, p.note_zh) IS NOT NULL
    THEN coalesce(t.outcome_zh, x.what_zh, m.title_zh) END AS what_zh,
  -- The note of the entry; where it has none, what it is about.
  CASE WHEN coalesce(p.note_en, p.note_zh) IS NULL
    THEN coalesce(t.outcome_en, x.what_en, m.title_en) ELSE p.note_en END AS note_en,
  CASE WHEN coalesce(p.note_en, p.note_zh) IS NULL
    THEN coalesce(t.outcome_zh, x.what_zh, m.title_zh) ELSE p.note_zh END AS note_zh,
  t.comparator, t.value, t.value_text, t.to_value_text, t.unit_en, t.unit_zh,
  t.baseline_text, t.baseline_at, p.value AS reached, p.value_text AS reached_text,
  (SELECT group_concat(written, '; ') FROM (
    SELECT a.written FROM party AS a WHERE a.measure = p.measure AND a.role = 'lead'
      AND (a.action IS coalesce(t.action, x.id) OR a.action IS NULL AND NOT coalesce(y.owned, 0))
    ORDER BY a.action IS NULL, a.line
  )) AS lead,
  (SELECT group_concat(written, '; ') FROM (
    SELECT a.written FROM party AS a WHERE a.measure = p.measure AND a.role = 'responsible'
      AND (a.action IS coalesce(t.action, x.id) OR a.action IS NULL AND NOT coalesce(y.owned, 0))
    ORDER BY a.action IS NULL, a.line
  )) AS responsible,
  (SELECT group_concat(coalesce(json_extract(e.value, '$.measure'), json_extract(e.value, '$.url'),
    json_extract(e.value, '$.file'), json_extract(e.value, '$.title'),
    json_extract(e.value, '$.number')), '; ') FROM json_each(p.evidence) AS e)
    AS evidence,
  p.citation_en, p.citation_zh, p.quality,
  p.recorded,
  CASE WHEN p.corrected_by IS NOT NULL THEN 'corrected'
    WHEN p.corrects <> '[]' THEN 'correction' END AS remark,
  CASE WHEN p.date < :since THEN 'late' END AS late,
  p.measure, p.file, p.id, p.corrects, p.depth
FROM cited_entry AS p
JOIN measure AS m ON m.id = p.measure
LEFT JOIN target AS t ON t.id = p.thing
LEFT JOIN action AS x ON x.id = p.of
LEFT JOIN action AS y ON y.id = coalesce(t.action, x.id)
WHERE p.date <= :as_of AND p.same_as IS NULL AND NOT p.withdrawn AND p.status <> 'withdrawn'
  AND (:since IS NULL OR p.date >= :since OR p.recorded BETWEEN :since AND :as_of)
  AND p.thing IN (SELECT id FROM chosen_unit)
UNION ALL
-- A deadline passes at the end of its day.
SELECT
  t.deadline, t.id || coalesce('@' || t.occurrence, ''), t.state, NULL, NULL,
  t.outcome_en, t.outcome_zh, t.comparator, t.value,
  t.value_text, t.to_value_text, t.unit_en, t.unit_zh,
  t.baseline_text, t.baseline_at, t.reached, t.reached_text,
  (SELECT group_concat(p.written, '; ') FROM target_party AS p WHERE p.target = t.id
    AND p.role = 'lead'),
  (SELECT group_concat(p.written, '; ') FROM target_party AS p WHERE p.target = t.id
    AND p.role = 'responsible'),
  NULL, NULL, NULL, NULL, NULL, 'passed', NULL, t.measure, NULL, NULL, NULL, 0
FROM occurrence_state AS t
WHERE t.deadline >= :since AND t.deadline < :as_of AND t.id IN (SELECT id FROM chosen_unit)
)
SELECT
  date, of, status, what_en, what_zh, note_en, note_zh,
  comparator, value, value_text, to_value_text, unit_en, unit_zh,
  baseline_text, baseline_at, reached, reached_text,
  lead, responsible, evidence, citation_en, citation_zh,
  quality, recorded, remark, late, measure, file, id, corrects,
  -- Told in this order: what became of things in the period, what is older and was entered in it,
  -- where nothing was found.
  CASE WHEN status = 'not-found' THEN 3 WHEN late IS NOT NULL THEN 2
    WHEN :since IS NOT NULL THEN 1 END AS chapter,
  CASE WHEN status = 'not-found' THEN 'Sought in vain'
    WHEN late IS NOT NULL THEN 'Earlier, and entered in this period'
    WHEN :since IS NOT NULL THEN 'In this period' ELSE 'On record' END AS part_en,
  CASE WHEN status = 'not-found' THEN '查找未得' WHEN late IS NOT NULL THEN '期前发生、期内登记'
    WHEN :since IS NOT NULL THEN '期间进展' ELSE '全部记录' END AS part_zh
FROM happened
ORDER BY chapter, date, recorded, depth, id, of;
