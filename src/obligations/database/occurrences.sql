-- The days on which what recurs falls due, around the day asked; ago: 0 the next, 1 the last that
-- has passed, 2 the one before it. Stored it is a view; a question makes a table of it, since all
-- that is asked about deadlines and entries comes back to it.
CREATE VIEW occurrence AS
WITH RECURSIVE
-- Months are counted from the year 0 on. The next that fits includes the one asked about: its day
-- may have passed or not.
recurring AS (
  SELECT r.*,
    r.asked + ((r.recur_month - 1 - r.asked) % r.recur_months + r.recur_months) % r.recur_months
      AS next
  FROM (
    SELECT t.id, t.recur_day, t.recur_month, t.recur_months, a.as_of,
      substr(a.as_of, 1, 4) * 12 + substr(a.as_of, 6, 2) - 1 AS asked,
      -- Every deadline from a day on, where that is asked for, but none before the document; and
      -- two that stand before it.
      min(a.as_of, coalesce(max(a.since, d.dated), a.as_of)) AS reach
    FROM target AS t JOIN document AS d ON d.id = t.document, asked AS a
    WHERE t.recur_months IS NOT NULL
  ) AS r
),
month AS (
  SELECT id, recur_day, recur_months, as_of, next + recur_months AS number,
    substr(reach, 1, 4) * 12 + substr(reach, 6, 2) - 1 - 2 * recur_months AS earliest
  FROM recurring
  UNION ALL
  SELECT id, recur_day, recur_months, as_of, number - recur_months, earliest
  FROM month
  WHERE number - recur_months >= max(earliest, 0)
)
SELECT n.target, n.day,
  CASE
    WHEN n.day < n.as_of
      THEN row_number() OVER (PARTITION BY n.target, n.day < n.as_of ORDER BY n.day DESC)
    ELSE 1 - row_number() OVER (PARTITION BY n.target, n.day < n.as_of ORDER BY n.day)
  END AS ago
FROM (
  SELECT s.id AS target, s.as_of,
    -- What would fall behind the last day that SQLite knows stands on it.
    coalesce(
      CASE
        WHEN s.recur_day IS NULL THEN date(s.start, '+1 month', '-1 day')
        ELSE min(date(s.start, '+' || (s.recur_day - 1) || ' days'),
          date(s.start, '+1 month', '-1 day'))
      END,
      '9999-12-31'
    ) AS day
  FROM (
    SELECT id, recur_day, as_of, printf('%04d-%02d-01', number / 12, number % 12 + 1) AS start
    FROM month
  ) AS s
) AS n;
