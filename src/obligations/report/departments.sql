-- title: Departments | 部门
-- about: One row per department: measures by role and by basis, targets unconfirmed and met, and
--   the next deadline.
--   | 每个部门一行：按角色和依据统计措施数，列出待确认和已完成的目标、下一截止日期。
-- column: department | department | 部门 | department
-- column: lead | lead | 牵头 | number
-- column: co_responsible | co-responsible | 分工负责 | number
-- column: alone | alone | 单独负责 | number
-- column: jointly | jointly | 共同负责 | number
-- column: stated | stated | 文件明确 | number
-- column: document | from the document | 按文件总体要求 | number
-- column: inferred | inferred | 推定 | number
-- column: unconfirmed | unconfirmed | 待确认 | number
-- column: met | met | 已完成 | bar targets
-- column: next_deadline | next deadline | 下一截止日期 | day
-- figure: count(CASE WHEN kind IS NOT 'generic' THEN department END) | departments | 部门
-- figure: nullif(sum(kind = 'generic'), 0) | generic parties | 泛指主体
-- figure: sum(lead > 0) | leading | 牵头
-- figure: sum(unconfirmed > 0 AND department IS NOT NULL) | with something unconfirmed
--   | 有目标待确认的部门
-- figure: max(CASE WHEN department IS NULL THEN measures END) | measures with nobody named
--   | 未明确责任单位的措施
SELECT
  -- Where all of it passed to another heir than the body's own, that heir is named.
  o.department ||
    CASE WHEN count(*) = count(o.passed_to) AND min(o.passed_to) = max(o.passed_to)
      THEN '>' || min(o.passed_to) ELSE '' END AS department,
  count(DISTINCT CASE WHEN o.role = 'lead' THEN o.measure END) AS lead,
  count(DISTINCT CASE WHEN o.role = 'co_responsible' THEN o.measure END) AS co_responsible,
  count(DISTINCT CASE WHEN o.role = 'responsible' AND c.parties = 1 THEN o.measure END) AS alone,
  count(DISTINCT CASE WHEN o.role = 'responsible' AND c.parties > 1 THEN o.measure END) AS jointly,
  count(DISTINCT CASE WHEN o.basis = 'stated' THEN o.measure END) AS stated,
  count(DISTINCT CASE WHEN o.basis = 'document' THEN o.measure END) AS document,
  count(DISTINCT CASE WHEN o.basis = 'inferred' THEN o.measure END) AS inferred,
  count(DISTINCT CASE WHEN o.state IN ('unconfirmed', 'overdue') THEN o.target END) AS unconfirmed,
  count(DISTINCT CASE WHEN o.state = 'met' THEN o.target END) AS met,
  count(DISTINCT o.target) AS targets,
  min(CASE WHEN o.deadline >= :as_of AND o.state NOT IN ('met', 'missed', 'superseded')
    THEN o.deadline END) AS next_deadline,
  count(DISTINCT o.measure) AS measures,
  d.kind, d.level
FROM obligation AS o
LEFT JOIN department AS d ON d.id = o.department
-- How many answer in the same clause, whoever the filters leave.
LEFT JOIN (
  SELECT p.line, count(*) OVER (PARTITION BY p.measure, p.action, p.clause, p.role) AS parties
  FROM party AS p
) AS c ON c.line = o.line
GROUP BY o.department
ORDER BY o.department IS NULL, coalesce(d.generic, 0), lead DESC, measures DESC, d.position,
  o.department;
