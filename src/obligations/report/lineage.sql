-- title: Lineage | 沿革
-- about: Tasks from document to document, by topic: which were taken up later, and which no later
--   document mentions. A missing link doesn't mean that a task was dropped.
--   | 各主题的任务在历次文件中的延续：哪些被后续文件承接，哪些后续文件未再提及。没有关联不等于任务
--   被取消。
-- rows: line | 条
-- column: topic | topic | 主题
-- column: path | from document to document | 历次文件 | path
-- column: title | task | 任务
-- column: fate | fate | 去向 | word
-- figure: count(DISTINCT CASE WHEN fate = 'taken-up' THEN id END) | taken up later | 后续有承接
-- figure: nullif(count(DISTINCT CASE WHEN fate = 'replaced' THEN id END), 0) | replaced | 已被取代
-- figure: nullif(count(DISTINCT CASE WHEN fate = 'ended' THEN id END), 0) | ended | 已终止
-- figure: sum(fate = 'not-mentioned') | measures not mentioned later | 后续未提及的措施
-- figure: sum(fate = 'newest') | measures new in the newest document | 最新文件新增的措施
-- group: topic
-- flowchart: path
WITH RECURSIVE tie AS (
  -- A tie between two provisions, each a measure or an action: the earlier one first, and what the
  -- later one does to it.
  SELECT l.to_id AS earlier, coalesce(l.action, l.measure) AS later, l.measure,
    CASE WHEN max(l.relation = 'ends') THEN 'ended'
      WHEN max(l.relation = 'replaces') THEN 'replaced' ELSE 'taken-up' END AS fate
  FROM link AS l JOIN measure AS m ON m.id = l.to_measure
  GROUP BY 1, 2, 3
), step AS (
  -- Only the next step: what is also reached by way of another provision is left out.
  SELECT t.* FROM tie AS t WHERE NOT EXISTS (
    SELECT 1 FROM tie AS a JOIN tie AS b ON b.earlier = a.later
    WHERE a.earlier = t.earlier AND b.later = t.later AND a.later NOT IN (t.earlier, t.later)
  )
), asked_measure AS (
  SELECT DISTINCT measure FROM obligation
), walk AS (
  SELECT s.earlier AS root, s.earlier AS here, s.earlier AS path, 1 AS length, NULL AS fate,
    substr(s.earlier, 1, instr(s.earlier || '.', '.') - 1) IN (SELECT measure FROM asked_measure)
      AS asked
  FROM (SELECT DISTINCT earlier FROM step WHERE earlier NOT IN (SELECT later FROM step)) AS s
  UNION ALL
  SELECT w.root, s.later, w.path || '; ' || s.later, w.length + 1, s.fate,
    w.asked OR s.measure IN (SELECT measure FROM asked_measure)
  FROM walk AS w JOIN step AS s ON s.earlier = CASE
    -- What took up the action itself; where nothing did, what took up its measure as a whole.
    WHEN EXISTS (SELECT 1 FROM step AS n WHERE n.earlier = w.here) THEN w.here
    ELSE substr(w.here, 1, instr(w.here || '.', '.') - 1)
  END
  WHERE w.length < 20 AND instr('; ' || w.path || '; ', '; ' || s.later || '; ') = 0
  -- Ties that branch at every step would give lines without end.
  LIMIT 100000
), line AS (
  SELECT w.root, w.path, w.fate FROM walk AS w
  WHERE w.asked AND w.length > 1
    AND NOT EXISTS (SELECT 1 FROM walk AS n WHERE n.root = w.root AND n.path LIKE w.path || '; %')
  UNION ALL
  SELECT a.measure, a.measure, CASE
    WHEN d.dated < (SELECT max(dated) FROM document) THEN 'not-mentioned' ELSE 'newest' END
  FROM asked_measure AS a JOIN measure AS m ON m.id = a.measure
  JOIN document AS d ON d.id = m.document
  WHERE NOT EXISTS (SELECT 1 FROM link AS l WHERE l.to_measure = a.measure)
    AND (d.dated < (SELECT max(dated) FROM document)
      OR NOT EXISTS (SELECT 1 FROM link AS l WHERE l.measure = a.measure))
)
SELECT
  coalesce(t.en, t.id, 'no topic') AS topic_en, coalesce(t.zh, t.id, '未归类') AS topic_zh,
  coalesce(x.what_en, m.title_en) AS title_en, coalesce(x.what_zh, m.title_zh) AS title_zh,
  l.path, l.fate, l.root AS id, m.document, t.id AS topic_id
FROM line AS l
LEFT JOIN action AS x ON x.id = l.root
JOIN measure AS m ON m.id = coalesce(x.measure, l.root)
JOIN document AS d ON d.id = m.document
LEFT JOIN topic AS t ON t.id = coalesce(
  (SELECT topic FROM measure_topic AS a WHERE a.measure = m.id AND a.action = x.id
    ORDER BY a.position LIMIT 1),
  (SELECT topic FROM measure_topic AS a WHERE a.measure = m.id AND a.action IS NULL
    ORDER BY a.position LIMIT 1)
)
ORDER BY t.id IS NULL, t.position, t.id, l.fate IN ('not-mentioned', 'newest'), d.dated, d.id,
  m.position, x.number, l.path;
