-- title: Coverage | 任务要素
-- about: How firm the obligations are, by document and topic: how many measures have a stated
--   owner, a date, a deliverable or metric, and a binding verb, how many have all four, and how
--   many neither owner nor date. A measure with several topics counts under each of them.
--   | 按文件和主题统计措施的四项任务要素：有责任单位、有时限、有成果或指标、有约束力；既无责任
--   单位又无时限的，列为责任和时限均未明确。有多个主题的措施在各主题下分别计入。
-- rows: topic | 个主题
-- column: document | document | 文件
-- column: topic | topic | 主题
-- column: measures | measures | 措施数 | number
-- column: owner | owner | 有责任单位 | bar measures
-- column: date | date | 有时限 | bar measures
-- column: metric | metric | 有成果或指标 | bar measures
-- column: binding | binding | 有约束力 | bar measures
-- column: hard | all four | 四项齐备 | number
-- column: open | neither owner nor date | 责任和时限均未明确 | number
-- figure: (SELECT count(*) FROM measure WHERE NOT closing AND id IN (SELECT measure FROM
--   obligation)) | measures | 措施
-- figure: (SELECT nullif(count(*), 0) FROM measure WHERE closing AND id IN (SELECT measure FROM
--   obligation)) | closing provisions | 结尾条款
-- figure: (SELECT sum(owner) FROM measure_marks WHERE id IN (SELECT measure FROM obligation))
--   | stated owner | 有责任单位
-- figure: (SELECT sum(date) FROM measure_marks WHERE id IN (SELECT measure FROM obligation))
--   | date | 有时限
-- figure: (SELECT sum(metric) FROM measure_marks WHERE id IN (SELECT measure FROM obligation))
--   | deliverable or metric | 有成果或指标
-- figure: (SELECT sum(binding) FROM measure_marks WHERE id IN (SELECT measure FROM obligation))
--   | binding verb | 有约束力
-- group: document
WITH asked_measure AS (
  SELECT DISTINCT document, measure FROM obligation
), about AS (
  SELECT a.document, a.measure, x.topic
  FROM asked_measure AS a LEFT JOIN measure_topic AS x ON x.measure = a.measure AND x.action IS NULL
)
SELECT a.document, coalesce(t.en, a.topic, 'no topic') AS topic_en,
  coalesce(t.zh, a.topic, '未归类') AS topic_zh,
  count(*) AS measures, sum(k.owner) AS owner, sum(k.date) AS date, sum(k.metric) AS metric,
  sum(k.binding) AS binding,
  sum(k.owner + k.date + k.metric + k.binding = 4) AS hard,
  sum(NOT k.owner AND NOT k.date) AS open,
  group_concat(CASE WHEN NOT k.owner AND NOT k.date THEN a.measure END, '; ') AS open_measures,
  a.topic AS topic_id
FROM about AS a
JOIN measure_marks AS k ON k.id = a.measure
JOIN document AS d ON d.id = a.document
LEFT JOIN topic AS t ON t.id = a.topic
GROUP BY a.document, a.topic
ORDER BY d.dated, a.document, a.topic IS NULL, measures DESC, t.position, a.topic;
