-- title: Unconfirmed | 完成情况待确认
-- about: Targets whose deadline has passed with no outcome on record, oldest first, and whom to
--   ask. They may well be met; nothing on record says so.
--   | 时限已过、没有记录说明完成情况的目标，最早的在前，并列出可询问的单位。没有记录不等于没有完成。
-- rows: target | 个目标
-- column: id | id | 编号 | id
-- column: outcome | outcome | 目标
-- column: ask | whom to ask | 可询问单位 | parties
-- column: due | due | 时限 | due
-- column: days | days past | 已过天数 | days
-- column: progress | progress | 进展 | progress
-- column: sought | not found | 未查到
-- column: basis | basis | 依据 | basis ask
-- figure: count(*) | unconfirmed | 待确认
-- figure: min(deadline) | earliest deadline | 最早截止日期
-- figure: sum(days > 365) | for more than a year | 已过一年以上
-- figure: sum(ask IS NULL) | nobody to ask | 未明确责任单位
-- timeline: deadline
SELECT
  CAST(julianday(:as_of) - julianday(t.deadline) AS INTEGER) AS days,
  t."by", t."in", t."from", t.until, t.every, t.when_en, t.when_zh, t.reckoned,
  t.id || coalesce('@' || t.occurrence, '') AS id, t.id AS target, t.occurrence,
  t.earlier_unconfirmed,
  t.outcome_en, t.outcome_zh,
  -- Whoever leads; where nobody does, those who are responsible.
  (SELECT group_concat(written, '; ') FROM (
    SELECT p.written FROM target_party AS p
    WHERE p.target = t.id AND p.role = CASE
      WHEN EXISTS (SELECT 1 FROM target_party AS l WHERE l.target = t.id AND l.role = 'lead')
        THEN 'lead' ELSE 'responsible'
    END
    ORDER BY p.action IS NULL, p.line
  )) AS ask,
  t.progress,
  'sought ' || substr(t.not_found, 1, 7) || ', nothing public' AS sought_en,
  substr(t.not_found, 1, 7) || '查找，未见公开' AS sought_zh,
  t.state, t.deadline, t.document, t.measure, t.action, m.title_en, m.title_zh
FROM due_row AS t
JOIN measure AS m ON m.id = t.measure
JOIN document AS d ON d.id = t.document
WHERE t.state IN ('unconfirmed', 'overdue') AND EXISTS (
  SELECT 1 FROM obligation AS o WHERE o.target = t.id AND o.occurrence IS t.occurrence
)
ORDER BY t.deadline, d.dated, d.id, m.position, t.id;
