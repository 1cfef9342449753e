-- title: Who leads | 牵头情况
SELECT department,
  count(DISTINCT mesure) AS measures  -- finding: OB123
FROM obligation
GROUP BY department
