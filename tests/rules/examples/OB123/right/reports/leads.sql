-- title: Who leads | 牵头情况
-- figure: sum(measures) | measures | 项措施
SELECT department, count(DISTINCT measure) AS measures
FROM obligation
WHERE :since IS NULL OR role = 'lead'
GROUP BY department
