-- title: Departments by due year | 部门与到期年份
-- about: For how many targets due in each year a department answers.
--   | 各部门在各到期年份承担的目标数，按角色统计。
-- rows: assignment | 条分工
-- column: department | department | 部门 | department
-- column: year | year | 年份 | year
-- column: role | role | 角色 | letter
-- column: targets | targets | 目标数 | number
-- column: basis | basis | 依据 | sign
-- figure: count(DISTINCT CASE WHEN kind IS NOT 'generic' THEN department END) | departments | 部门
-- figure: nullif(count(DISTINCT CASE WHEN kind = 'generic' THEN department END), 0)
--   | generic parties | 泛指主体
-- figure: count(DISTINCT nullif(year, 'undated')) | years | 年份
-- matrix: department year role targets basis
WITH size AS (
  SELECT department, count(DISTINCT CASE WHEN role = 'lead' THEN target END) AS leads,
    count(DISTINCT target) AS targets
  FROM obligation WHERE target IS NOT NULL GROUP BY department
)
SELECT
  -- Where all of it passed to another heir than the body's own, that heir is named.
  o.department ||
    CASE WHEN count(*) = count(o.passed_to) AND min(o.passed_to) = max(o.passed_to)
      THEN '>' || min(o.passed_to) ELSE '' END AS department,
  coalesce(substr(o.deadline, 1, 4), substr(t.first_day, 1, 4), 'undated') AS year, o.role,
  count(DISTINCT o.target) AS targets, o.basis, p.kind
FROM obligation AS o
JOIN size AS s ON s.department IS o.department
JOIN target AS t ON t.id = o.target
LEFT JOIN department AS p ON p.id = o.department
GROUP BY o.department, year, o.role, o.basis
ORDER BY
  o.department IS NULL, coalesce(p.generic, 0), s.leads DESC, s.targets DESC, p.position,
  o.department, year,
  CASE o.role WHEN 'lead' THEN 1 WHEN 'co_responsible' THEN 2 ELSE 3 END,
  o.basis = 'inferred', o.basis = 'document';
