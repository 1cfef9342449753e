-- The days on which what recurs falls due, around the day asked; ago: 0 the next, 1 the last that has passed, 2 the one before it. Stored it
-- is a view; a question makes a table of it, since all that is asked about deadlines and entries comes back to it.
CREATE VIEW occurrence AS
SELECT n.target, n.day,
  CASE
    WHEN n.day < n.as_of THEN row_number() OVER (PARTITION BY n.target, n.day < n.as_of ORDER BY n.day DESC)
    ELSE 1 - row_number() OVER (PARTITION BY n.target, n.day < n.as_of ORDER BY n.day)
  END AS ago
FROM (
  SELECT s.id AS target, s.as_of,
    -- What would fall behind the last day that SQLite knows stands on it.
    coalesce(
      CASE
        WHEN s.recur_day IS NULL THEN date(s.start, '+1 month', '-1 day')
        ELSE min(date(s.start, '+' || (s.recur_day - 1) || ' days'), date(s.start, '+1 month', '-1 day'))
      END,
      '9999-12-31'
    ) AS day
  FROM (
    -- Step 0 is the next month that fits, the one asked about included: its day may have passed or not.
    SELECT t.id, t.recur_day, a.as_of, date(substr(a.as_of, 1, 7) || '-01', printf('%+d months',
      ((t.recur_month - CAST(substr(a.as_of, 6, 2) AS INTEGER)) % t.recur_months + t.recur_months) % t.recur_months
      + step.number * t.recur_months
    )) AS start
    FROM target AS t, asked AS a, (SELECT -2 AS number UNION ALL SELECT -1 UNION ALL SELECT 0 UNION ALL SELECT 1) AS step
    WHERE t.recur_months IS NOT NULL
  ) AS s
) AS n;
