-- title: Departments by document | 部门与文件
-- about: In how many measures of each document a department has a role.
--   | 各部门在各文件中承担的措施数，按角色统计。
-- rows: assignment | 条分工
-- column: department | department | 部门 | department
-- column: document | document | 文件
-- column: role | role | 角色 | letter
-- column: measures | measures | 措施数 | number
-- column: basis | basis | 依据 | sign
-- figure: count(DISTINCT CASE WHEN kind IS NOT 'generic' THEN department END) | departments | 部门
-- figure: nullif(count(DISTINCT CASE WHEN kind = 'generic' THEN department END), 0)
--   | generic parties | 泛指主体
-- figure: count(DISTINCT document) | documents | 文件
-- matrix: department document/dated role measures basis
WITH size AS (
  SELECT department, count(DISTINCT CASE WHEN role = 'lead' THEN measure END) AS leads,
    count(DISTINCT measure) AS measures
  FROM obligation GROUP BY department
)
SELECT
  -- Where all of it passed to another heir than the body's own, that heir is named.
  o.department ||
    CASE WHEN count(*) = count(o.passed_to) AND min(o.passed_to) = max(o.passed_to)
      THEN '>' || min(o.passed_to) ELSE '' END AS department,
  o.document, o.role, count(DISTINCT o.measure) AS measures, o.basis, d.dated, p.kind
FROM obligation AS o
JOIN size AS s ON s.department IS o.department
JOIN document AS d ON d.id = o.document
LEFT JOIN department AS p ON p.id = o.department
GROUP BY o.department, o.document, o.role, o.basis
ORDER BY
  o.department IS NULL, coalesce(p.generic, 0), s.leads DESC, s.measures DESC, p.position,
  o.department, d.dated, o.document,
  CASE o.role WHEN 'lead' THEN 1 WHEN 'co_responsible' THEN 2 ELSE 3 END,
  o.basis = 'inferred', o.basis = 'document';
