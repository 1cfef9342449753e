-- title: Who leads | 牵头情况
-- finding on the next line: OB123
-- figure: sum(mesures) | measures | 项措施
SELECT department, count(DISTINCT measure) AS measures
FROM obligation
GROUP BY department
