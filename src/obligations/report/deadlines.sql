-- title: Deadlines | 完成时限
-- about: Targets by year and state: who answers, what is promised by when, and how much is reached.
--   | 按年份和状态列出各项目标：责任单位、目标内容、时限和进展。
-- rows: target | 个目标
-- column: year | year | 年份 | year
-- column: id | id | 编号 | id
-- column: outcome | outcome | 目标
-- column: who | who answers | 责任单位 | who
-- column: due | due | 时限 | due
-- column: state | state | 状态 | state
-- column: far | metric | 指标 | metric
-- column: progress | progress | 进展 | progress
-- column: basis | basis | 依据 | basis who
-- figure: nullif(sum(state = 'missed'), 0) | missed | 未完成
-- figure: nullif(sum(state = 'overdue'), 0) | overdue | 逾期
-- figure: sum(state = 'unconfirmed') | unconfirmed | 待确认
-- figure: nullif(sum(state = 'partly-met'), 0) | partly met | 部分完成
-- figure: sum(state IN ('due-soon', 'upcoming')) | still to come | 未到期
-- figure: nullif(sum(state = 'running'), 0) | running | 执行中
-- figure: sum(state = 'met') | met | 已完成
-- figure: nullif(sum(state = 'superseded'), 0) | superseded | 已被取代
-- figure: sum(state = 'undated') | undated | 无时限
-- figure: min(CASE WHEN deadline >= :as_of
--   AND state IN ('due-soon', 'upcoming', 'running') THEN deadline END)
--   | next deadline | 下一截止日期
-- group: year
-- timeline: deadline
-- The rows that the filters leave name the targets; who leads is read from all clauses, since a
-- filter by department hides the others.
SELECT
  coalesce(substr(t.deadline, 1, 4), substr(t.first_day, 1, 4), 'undated') AS year,
  t.state,
  t.id || coalesce('@' || t.occurrence, '') AS id, t.id AS target, t.occurrence,
  t.earlier_unconfirmed,
  t.outcome_en, t.outcome_zh,
  (SELECT group_concat(written, '; ') FROM (
    SELECT p.written FROM target_party AS p WHERE p.target = t.id AND p.role = 'lead'
    ORDER BY p.action IS NULL, p.line
  )) AS lead,
  (SELECT group_concat(written, '; ') FROM (
    SELECT p.written FROM target_party AS p WHERE p.target = t.id AND p.role = 'responsible'
    ORDER BY p.action IS NULL, p.line
  )) AS responsible,
  t."by", t."in", t."from", t.until, t.every, t.when_en, t.when_zh, t.reckoned,
  t.comparator, t.value, t.value_text, t.to_value_text, t.unit_en, t.unit_zh,
  t.baseline_text, t.baseline_at, t.reached, t.reached_text,
  -- What the state says already needs no second word; that somebody looked in vain is one.
  coalesce(nullif(t.progress, t.state), CASE WHEN t.not_found IS NOT NULL THEN 'not-found' END)
    AS progress,
  t.deadline, t.document, t.measure, t.action, m.title_en, m.title_zh, t.deliverable, t.strive
FROM due_row AS t
JOIN measure AS m ON m.id = t.measure
JOIN document AS d ON d.id = t.document
LEFT JOIN state_order AS s ON s.state = t.state -- of each row, not each row of every state
WHERE EXISTS (SELECT 1 FROM obligation AS o WHERE o.target = t.id AND o.occurrence IS t.occurrence)
ORDER BY year = 'undated', year, s.rank, t.deadline, d.dated, d.id, m.position, t.id;
