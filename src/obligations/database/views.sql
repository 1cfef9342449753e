-- The meaning of dates and responsibilities, written once. Created twice: stored, over the stored
-- table `asked`, and for each question as TEMP views over its own. Each view is written so that
-- asking for a few measures costs no look at the others.

-- Ancestors (older) and descendants (newer) of a body along succession.leads_on, never siblings. Of
-- n bodies that follow one another these are n² rows: a question about one body follows the
-- succession from there.
CREATE VIEW kin AS
WITH RECURSIVE
  newer (department, other) AS (
    SELECT s.old, s.new FROM succession AS s WHERE s.leads_on
    UNION SELECT n.department, s.new
    FROM newer AS n JOIN succession AS s ON s.old = n.other AND s.leads_on
  )
SELECT n.department, n.other, 'newer' AS direction FROM newer AS n WHERE n.department <> n.other
UNION ALL SELECT n.other, n.department, 'older' FROM newer AS n WHERE n.department <> n.other;

-- Which bodies a generic party can mean: those of a level that it covers, and those that it names.
CREATE VIEW cover AS
SELECT c.generic, d.id AS department FROM department AS d JOIN covered AS c ON c.means = d.level
WHERE NOT d.generic
UNION SELECT c.generic, d.id FROM department AS d JOIN covered AS c ON c.means = d.id
WHERE NOT d.generic;

-- What has a deadline and a state of its own: a target, or each occurrence of one that recurs.
-- turn: the number of the occurrence. What holds from a day on has no deadline.
CREATE VIEW occurrence_deadline AS
SELECT t.*, o.number AS turn, o.name AS occurrence, o.asked,
  CASE WHEN o.target IS NOT NULL THEN o.deadline
    WHEN t."from" IS NOT NULL AND t.every IS NULL THEN NULL
    ELSE t.last_day END AS deadline
FROM target AS t LEFT JOIN occurrence AS o ON o.target = t.id;

-- Entries that count on the day asked: dated up to it, neither corrected nor withdrawn. judges: it
-- says what became of the thing; vain: it says that somebody looked and found nothing, and nothing
-- about the thing was recorded after it.
CREATE VIEW entry AS
SELECT p.*, p.status NOT IN ('in-progress', 'not-found') AS judges,
  p.status = 'not-found' AND NOT EXISTS (
    SELECT 1 FROM progress AS o WHERE o.thing = p.thing AND o.occurrence IS p.occurrence
      AND o.counts AND o.date <= a.as_of AND o.recorded > p.recorded
  ) AS vain
FROM progress AS p, asked AS a WHERE p.date <= a.as_of AND p.counts;

-- What shows an entry, a row an item in the order of its file: how good it is, and how it is cited
-- in each language, by who issued or published it, its title, official number and day; what has
-- none of these by its address. A measure of the corpus is official. A file of one's own is cited
-- with its place among the measures, `file_place`, and nothing is said of how good it is. In
-- Chinese a title within a title stands in single brackets.
CREATE VIEW cited_evidence AS
WITH item AS (
  SELECT p.file, p.position, e.key AS at, json_extract(e.value, '$.measure') AS measure,
    json_extract(e.value, '$.quality') AS quality,
    json_extract(e.value, '$.number') AS number, json_extract(e.value, '$.publisher') AS publisher,
    json_extract(e.value, '$.title') AS title,
    json_extract(e.value, '$.dated') AS dated, json_extract(e.value, '$.url') AS url,
    json_extract(e.value, '$.file') AS file_place,
    (SELECT group_concat(name, ', ') FROM (
      SELECT coalesce(d.abbr, d.short_en, d.en, d.zh, i.value) AS name
      FROM json_each(e.value, '$.issuers') AS i LEFT JOIN department AS d ON d.id = i.value
      ORDER BY i.key
    )) AS issuers_en,
    (SELECT group_concat(name, '、') FROM (
      SELECT coalesce(d.short_zh, d.zh, d.en, i.value) AS name
      FROM json_each(e.value, '$.issuers') AS i LEFT JOIN department AS d ON d.id = i.value
      ORDER BY i.key
    )) AS issuers_zh
  FROM progress AS p, json_each(p.evidence) AS e
), known AS (
  SELECT item.*, coalesce(issuers_en, publisher) AS source_en,
    CASE WHEN title LIKE issuers_zh || '%' THEN ''
      ELSE coalesce(issuers_zh, publisher) END AS source_zh,
    coalesce(title, number, file_place) AS named,
    CASE
      WHEN title GLOB '*[㐀-鿿]*'
        THEN '《' || replace(replace(title, '《', '〈'), '》', '〉') || '》'
      WHEN coalesce(issuers_zh, publisher) IS NULL THEN '“' || title || '”'
      ELSE '：“' || title || '”'
    END AS titled,
    CASE WHEN title IS NOT NULL THEN number END AS then_number,
    CASE WHEN coalesce(title, number) IS NOT NULL THEN file_place END AS then_file,
    CASE WHEN issuers_en IS NOT NULL THEN publisher END AS then_publisher
  FROM item
)
SELECT file, position, at, measure, url, file_place,
  CASE WHEN measure IS NOT NULL THEN 'official' WHEN file_place IS NULL THEN quality END AS quality,
  CASE WHEN measure IS NOT NULL THEN measure
    WHEN coalesce(source_en, named) IS NULL THEN coalesce(url, dated)
    ELSE coalesce(source_en || ': ' || named, source_en, named) || coalesce(' (' || nullif(substr(
      coalesce(', ' || then_number, '') || coalesce(', ' || dated, '')
        || coalesce(', ' || then_publisher, '')
        || coalesce(', ' || then_file, ''), 3), '') || ')', '')
  END AS citation_en,
  CASE WHEN measure IS NOT NULL THEN measure
    WHEN coalesce(source_zh, named) IS NULL THEN coalesce(url, dated)
    ELSE coalesce(coalesce(source_zh, '') || titled, number,
      coalesce(source_zh || '：', '') || file_place, source_zh) || coalesce('（' || nullif(substr(
      coalesce('，' || then_number, '') || coalesce('，' || dated, '')
        || coalesce('，' || then_publisher, '')
        || coalesce('，' || then_file, ''), 2), '') || '）', '')
  END AS citation_zh
FROM known;

-- Each entry with the citations of its evidence in one text, and the quality of the best: the words
-- stand in the order of the alphabet.
CREATE VIEW cited_entry AS
SELECT p.*,
  (SELECT group_concat(c.citation_en, '; ') FROM cited_evidence AS c WHERE c.file = p.file
    AND c.position = p.position) AS citation_en,
  (SELECT group_concat(c.citation_zh, '；') FROM cited_evidence AS c WHERE c.file = p.file
    AND c.position = p.position) AS citation_zh,
  (SELECT min(c.quality) FROM cited_evidence AS c WHERE c.file = p.file AND c.position = p.position)
    AS quality
FROM progress AS p;

-- The state of each target, and of each occurrence of one that recurs. in-progress changes no state
-- and stands in `progress` beside it; neither does not-found, whose day stands in `not_found` until
-- something else is recorded: said of the whole, it speaks of what was due by then. What was
-- superseded as a whole is so in what is due later and has no word of its own. What goes on without
-- end is judged while it does by nothing but that it was missed or superseded. (`w` has the word
-- looked up once, not for each place that names it.)
CREATE VIEW occurrence_state AS
SELECT s.*, CAST(s.reached_text AS NUMERIC) AS reached, (
    SELECT CASE
      WHEN s.every = 'regularly'
        THEN CASE WHEN w.word IN ('missed', 'superseded') THEN w.word ELSE 'undated' END
      WHEN s.every = 'continuously' AND coalesce(s.deadline >= a.as_of, 1) THEN CASE
        WHEN w.word IN ('missed', 'superseded') THEN w.word
        WHEN s.first_day > a.as_of THEN 'upcoming'
        ELSE 'running'
      END
      WHEN w.word IN ('met', 'missed', 'superseded') THEN w.word
      WHEN w.word IS NULL AND s.deadline > s.superseded THEN 'superseded'
      WHEN s."from" IS NOT NULL AND s.every IS NULL
        THEN CASE WHEN s.first_day > a.as_of THEN 'upcoming' ELSE 'running' END
      WHEN s.deadline IS NULL THEN 'undated'
      WHEN s.deadline < a.as_of THEN CASE
        WHEN w.word = 'partly-met' THEN 'partly-met'
        WHEN (SELECT d.record FROM document AS d WHERE d.id = s.document) = 'complete'
          THEN 'overdue'
        ELSE 'unconfirmed'
      END
      WHEN s.deadline <= a.soon THEN 'due-soon'
      -- An interval, 2026..2028, or 2026/2028 in a file that was exported.
      WHEN (instr(s."in", '..') OR instr(s."in", '/')) AND s.first_day <= a.as_of THEN 'running'
      ELSE 'upcoming'
    END FROM (SELECT s.word AS word) AS w
  ) AS state
FROM (
  SELECT d.*,
    (SELECT e.status FROM entry AS e WHERE e.thing = d.id AND e.occurrence IS d.occurrence
      AND e.judges
     ORDER BY e.date DESC, e.recorded DESC, e.id DESC LIMIT 1) AS word,
    (SELECT e.status FROM entry AS e WHERE e.thing = d.id AND e.occurrence IS d.occurrence
      AND e.status <> 'not-found'
     ORDER BY e.date DESC, e.recorded DESC, e.id DESC LIMIT 1) AS progress,
    (SELECT max(e.date) FROM entry AS e WHERE e.thing = d.id AND e.status = 'not-found'
      AND (e.occurrence IS d.occurrence OR e.occurrence IS NULL AND d.deadline < e.date)
      AND NOT EXISTS (
        SELECT 1 FROM entry AS o WHERE o.thing = d.id AND o.occurrence IS d.occurrence
          AND o.recorded > e.recorded
      )) AS not_found,
    (SELECT e.value_text FROM entry AS e WHERE e.thing = d.id AND e.occurrence IS d.occurrence
      AND e.value_text IS NOT NULL
     ORDER BY e.date DESC, e.recorded DESC, e.id DESC LIMIT 1) AS reached_text,
    CASE WHEN d.turn IS NOT NULL THEN (
      SELECT min(e.date) FROM entry AS e
      WHERE e.thing = d.id AND e.occurrence IS NULL AND e.status = 'superseded'
    ) END AS superseded
  FROM occurrence_deadline AS d
) AS s, asked AS a;

-- The states of occurrences alone, by what decides which of them is told of. A question makes a
-- table of it: all that is asked of series comes back to it.
CREATE VIEW series_state AS
SELECT s.id AS target, s.turn, s.deadline, s.asked, s.word, s.state
FROM occurrence_state AS s WHERE s.turn IS NOT NULL;

-- Each occurrence of what recurs with its state.
CREATE VIEW target_occurrence AS
SELECT s.id || '@' || s.occurrence AS id, s.id AS target, s.measure, s.action, s.document, s.turn,
  s.occurrence, s.deadline, s.state, s.progress, s.not_found, s.reached, s.reached_text
FROM occurrence_state AS s WHERE s.turn IS NOT NULL;

-- How many occurrences before another one have passed and nothing on record says what became of
-- them. Those that have no row are counted: they have no entry, and are superseded from the first
-- on that is due after all of it was.
CREATE VIEW unconfirmed_before AS
SELECT c.target, c.turn, c.count - (
  SELECT count(*) FROM series_state AS s
  WHERE s.target = c.target AND s.turn < c.count AND s.state NOT IN ('unconfirmed', 'overdue')
) AS unconfirmed
FROM (
  SELECT o.target, o.number AS turn, min(o.number, coalesce((
    SELECT min(l.number) FROM occurrence AS l WHERE l.target = o.target AND l.deadline > (
      SELECT min(e.date) FROM entry AS e
      WHERE e.thing = o.target AND e.occurrence IS NULL AND e.status = 'superseded'
    )
  ), o.number)) AS count
  FROM occurrence AS o
) AS c;

-- The occurrence that decides the state of its series: the last that has passed, where that is open
-- or was missed; else the first to come that is not settled; else the last of which anything is
-- known.
CREATE VIEW deciding_occurrence AS
SELECT t.id AS target, coalesce(
  (SELECT s.turn FROM series_state AS s
   WHERE s.target = t.id AND s.state IN ('unconfirmed', 'overdue', 'missed', 'partly-met')
     AND s.turn = (
       SELECT o.number FROM occurrence AS o WHERE o.target = t.id AND o.deadline < a.as_of
       ORDER BY o.deadline DESC LIMIT 1
     )),
  (SELECT s.turn FROM series_state AS s
   WHERE s.target = t.id AND s.deadline >= a.as_of AND s.state NOT IN ('met', 'superseded')
   ORDER BY s.turn LIMIT 1),
  (SELECT s.turn FROM series_state AS s
   WHERE s.target = t.id AND (s.deadline < a.as_of OR s.word IS NOT NULL)
   ORDER BY s.turn DESC LIMIT 1),
  0
) AS turn
FROM target AS t, asked AS a WHERE t.recur_count IS NOT NULL;

-- The state of each target on the day asked, of what recurs that of the occurrence that decides;
-- superseded, from the day on that all of it was. earlier_unconfirmed: how many passed before the
-- last that has passed, and nothing on record says what became of them.
CREATE VIEW target_state AS
SELECT t.*, s.turn, s.occurrence, s.deadline, s.word, s.not_found, s.reached,
  s.reached_text,
  CASE WHEN s.superseded IS NULL THEN s.progress ELSE 'superseded' END AS progress,
  CASE WHEN s.superseded IS NULL THEN s.state ELSE 'superseded' END AS state,
  CASE WHEN s.turn IS NOT NULL THEN coalesce((
    SELECT u.unconfirmed FROM unconfirmed_before AS u WHERE u.target = t.id AND u.turn = (
      SELECT o.number FROM occurrence AS o, asked AS a
      WHERE o.target = t.id AND o.deadline < a.as_of ORDER BY o.deadline DESC LIMIT 1
    )
  ), 0) END AS earlier_unconfirmed
FROM target AS t JOIN occurrence_state AS s ON s.id = t.id AND (
  s.turn IS NULL OR s.turn = (SELECT d.turn FROM deciding_occurrence AS d WHERE d.target = t.id)
);

-- The first occurrence asked for that has not passed and is neither met nor superseded.
CREATE VIEW next_occurrence AS
SELECT t.id AS target, (
  SELECT s.turn FROM series_state AS s, asked AS a
  WHERE s.target = t.id AND s.asked AND s.deadline >= a.as_of
    AND s.state NOT IN ('met', 'superseded')
  ORDER BY s.turn LIMIT 1
) AS turn
FROM target AS t WHERE t.recur_count IS NOT NULL;

-- What is due: each target, and of what recurs, among the occurrences asked for, the last that has
-- passed unless it is met or superseded, and the first to come that is neither; where there is no
-- such one, the last that has passed, else the first. Or every occurrence asked for.
CREATE VIEW due_row AS
SELECT s.*, CASE
    WHEN s.deadline < a.as_of AND NOT a.every_occurrence THEN (
      SELECT u.unconfirmed FROM unconfirmed_before AS u WHERE u.target = s.id AND u.turn = s.turn
    )
    WHEN s.turn IS NOT NULL THEN 0
  END AS earlier_unconfirmed
FROM occurrence_state AS s, asked AS a
WHERE s.turn IS NULL OR s.asked AND CASE
  WHEN a.every_occurrence THEN 1
  WHEN s.deadline >= a.as_of THEN s.turn = coalesce(
    (SELECT n.turn FROM next_occurrence AS n WHERE n.target = s.id),
    (SELECT min(o.number) FROM occurrence AS o
     WHERE o.target = s.id AND o.asked AND NOT EXISTS (
       SELECT 1 FROM occurrence AS p WHERE p.target = s.id AND p.asked AND p.deadline < a.as_of
     ))
  )
  ELSE s.turn = (
    SELECT o.number FROM occurrence AS o
    WHERE o.target = s.id AND o.asked AND o.deadline < a.as_of ORDER BY o.deadline DESC LIMIT 1
  ) AND (
    s.state NOT IN ('met', 'superseded')
    OR (SELECT n.turn FROM next_occurrence AS n WHERE n.target = s.id) IS NULL
  )
END;

-- The order in which the states of its targets decide the state of a measure or action.
CREATE VIEW state_order AS
SELECT 1 AS rank, 'missed' AS state
UNION ALL SELECT 2, 'overdue'
UNION ALL SELECT 3, 'unconfirmed'
UNION ALL SELECT 4, 'partly-met'
UNION ALL SELECT 5, 'due-soon'
UNION ALL SELECT 6, 'upcoming'
UNION ALL SELECT 7, 'running'
UNION ALL SELECT 8, 'met'
UNION ALL SELECT 9, 'superseded'
UNION ALL SELECT 10, 'undated';

-- The state of each action: its own entries by the same words, else the first that one of its
-- targets has. in-progress stands beside it.
CREATE VIEW action_state AS
SELECT s.id, s.measure, s.progress, s.not_found,
  (  -- in a row of its own: a column of s is looked up anew at each place that names it
    SELECT CASE
      WHEN w.word IN ('met', 'missed', 'superseded') THEN w.word
      WHEN w.word = 'partly-met' AND coalesce(w.rolled, 'unconfirmed') IN ('unconfirmed', 'overdue')
        THEN 'partly-met'
      ELSE coalesce(w.rolled, 'undated')
    END FROM (SELECT s.word AS word, s.rolled AS rolled) AS w
  ) AS state
FROM (
  SELECT x.id, x.measure,
    (SELECT e.status FROM entry AS e WHERE e.thing = x.id AND e.judges
     ORDER BY e.date DESC, e.recorded DESC, e.id DESC LIMIT 1) AS word,
    (SELECT e.status FROM entry AS e WHERE e.thing = x.id AND e.status <> 'not-found'
     ORDER BY e.date DESC, e.recorded DESC, e.id DESC LIMIT 1) AS progress,
    (SELECT max(e.date) FROM entry AS e WHERE e.thing = x.id AND e.vain) AS not_found,
    (SELECT o.state FROM target_state AS t JOIN state_order AS o ON o.state = t.state
     WHERE t.measure = x.measure AND t.action = x.id ORDER BY o.rank LIMIT 1) AS rolled
  FROM action AS x
) AS s;

-- The state and the next deadline of each measure: an entry on the whole of it decides, else its
-- own and its actions' targets.
CREATE VIEW measure_state AS
SELECT s.id, s.progress, s.not_found,
  (
    SELECT CASE
      WHEN w.word IN ('met', 'missed', 'superseded') THEN w.word
      WHEN w.word = 'partly-met' AND coalesce(w.rolled, 'unconfirmed') IN ('unconfirmed', 'overdue')
        THEN 'partly-met'
      ELSE coalesce(w.rolled, 'undated')
    END FROM (SELECT s.word AS word, s.rolled AS rolled) AS w
  ) AS state,
  CASE WHEN s.word IN ('met', 'missed', 'superseded') THEN NULL ELSE (
    SELECT min(t.deadline) FROM occurrence_state AS t, asked AS a
    WHERE t.measure = s.id AND t.deadline >= a.as_of
      AND t.state NOT IN ('met', 'missed', 'superseded')
  ) END AS next_deadline
FROM (
  SELECT m.id,
    (SELECT e.status FROM entry AS e WHERE e.thing = m.id AND e.judges
     ORDER BY e.date DESC, e.recorded DESC, e.id DESC LIMIT 1) AS word,
    (SELECT e.status FROM entry AS e WHERE e.thing = m.id AND e.status <> 'not-found'
     ORDER BY e.date DESC, e.recorded DESC, e.id DESC LIMIT 1) AS progress,
    (SELECT max(e.date) FROM entry AS e WHERE e.thing = m.id AND e.vain) AS not_found,
    (SELECT o.state FROM target_state AS t JOIN state_order AS o ON o.state = t.state
      WHERE t.measure = m.id ORDER BY o.rank LIMIT 1) AS rolled
  FROM measure AS m
) AS s;

-- How hard an obligation is: four marks of a measure with all its actions.
CREATE VIEW measure_marks AS
SELECT m.id,
  EXISTS (SELECT 1 FROM responsibility AS r WHERE r.measure = m.id AND r.basis = 'stated') AS owner,
  EXISTS (SELECT 1 FROM target AS t WHERE t.measure = m.id AND t.has_date) AS date,
  EXISTS (SELECT 1 FROM target AS t WHERE t.measure = m.id
    AND (t.comparator IS NOT NULL OR t.deliverable IS NOT NULL))
    OR EXISTS (SELECT 1 FROM action AS x WHERE x.measure = m.id AND x.deliverable IS NOT NULL)
      AS metric,
  EXISTS (SELECT 1 FROM action AS x WHERE x.measure = m.id
    AND x.modality IN ('must', 'will', 'forbid')) AS binding
FROM measure AS m;

-- How hard a single action is, by the same four marks: an owner is its own clause's, or its
-- measure's where it has none.
CREATE VIEW action_marks AS
SELECT x.id, x.measure,
  EXISTS (SELECT 1 FROM responsibility AS r WHERE r.measure = x.measure AND r.basis = 'stated'
    AND (r.action = x.id OR r.action IS NULL AND NOT x.owned)) AS owner,
  EXISTS (SELECT 1 FROM target AS t WHERE t.measure = x.measure AND t.action = x.id
    AND t.has_date) AS date,
  x.deliverable IS NOT NULL
    OR EXISTS (SELECT 1 FROM target AS t WHERE t.measure = x.measure AND t.action = x.id
    AND (t.comparator IS NOT NULL OR t.deliverable IS NOT NULL)) AS metric,
  x.modality IN ('must', 'will', 'forbid') AS binding
FROM action AS x;

-- What a party of the measure owes: the measure's own targets, and those of its actions that name
-- nobody.
CREATE VIEW measure_duty AS
SELECT t.* FROM target_state AS t
WHERE t.action IS NULL OR EXISTS (SELECT 1 FROM action AS x WHERE x.id = t.action AND NOT x.owned);

-- One department, one role, one measure or action, one deadline: a party of an action owes that
-- action's targets. `unit` is the measure or action that is owed, of what recurs a row for each
-- occurrence that is due; `part` the action whose clause it is, null for a clause of the measure.
-- Where nobody is named the department is null.
CREATE VIEW obligation AS
SELECT o.department, o.role, o.basis, o.passed_to, o.measure, o.part,
  coalesce(o.part, t.action) AS action,
  coalesce(o.part, t.action, o.measure) AS unit, t.id AS target, t.occurrence,
  t."by", t."in", t."from", t.until, t.every, t.when_en, t.when_zh, t.reckoned,
  t.deadline, t.earlier_unconfirmed,
  coalesce(t.state, CASE WHEN o.part IS NULL
    THEN (SELECT s.state FROM measure_state AS s WHERE s.id = o.measure)
    ELSE (SELECT s.state FROM action_state AS s WHERE s.id = o.part) END) AS state,
  CASE WHEN t.id IS NOT NULL THEN t.progress
    WHEN o.part IS NULL THEN (SELECT s.progress FROM measure_state AS s WHERE s.id = o.measure)
    ELSE (SELECT s.progress FROM action_state AS s WHERE s.id = o.part) END AS progress,
  CASE WHEN t.id IS NOT NULL THEN t.not_found
    WHEN o.part IS NULL THEN (SELECT s.not_found FROM measure_state AS s WHERE s.id = o.measure)
    ELSE (SELECT s.not_found FROM action_state AS s WHERE s.id = o.part) END AS not_found,
  t.outcome_en, t.outcome_zh, t.comparator, t.value, t.value_text, t.value_millionths,
  t.to_value, t.to_value_text, t.to_value_millionths, t.unit_en, t.unit_zh,
  t.baseline, t.baseline_text, t.baseline_millionths, t.baseline_at, t.reached, t.reached_text,
  t.strive, t.deliverable,
  m.document, m.title_en, m.title_zh, m.kind, m.section, m.position, o.line
FROM (
  SELECT r.measure, r.action AS part, r.department, r.role, r.basis, r.passed_to, r.rowid AS line
  FROM responsibility AS r
  UNION ALL
  SELECT n.id, NULL, NULL, NULL, NULL, NULL, 0 FROM measure AS n
  WHERE NOT EXISTS (SELECT 1 FROM responsibility AS r WHERE r.measure = n.id AND r.action IS NULL)
    AND (
      NOT EXISTS (SELECT 1 FROM responsibility AS r WHERE r.measure = n.id)
      OR EXISTS (SELECT 1 FROM measure_duty AS t WHERE t.measure = n.id)
    )
) AS o
JOIN measure AS m ON m.id = o.measure
LEFT JOIN due_row AS t ON t.measure = o.measure AND (
  t.action IS o.part OR o.part IS NULL
    AND EXISTS (SELECT 1 FROM action AS x WHERE x.id = t.action AND NOT x.owned)
);

-- A party of a clause as reports write it: the id, "~" where it is inferred or "§" where it comes
-- from the document, and after ">" the heir that the matter went to.
CREATE VIEW party AS
SELECT r.measure, r.action, r.document, r.clause, r.department, r.role, r.basis, r.rowid AS line,
  r.department || CASE r.basis WHEN 'inferred' THEN '~' WHEN 'document' THEN '§'
    ELSE '' END || coalesce('>' || r.passed_to, '') AS written
FROM responsibility AS r;

-- Who answers for a target: the parties of its action, and those of its measure where the action
-- has no stated clause.
CREATE VIEW target_party AS
SELECT t.id AS target, p.*
FROM target AS t JOIN party AS p ON p.measure = t.measure AND (
  p.action IS t.action
  OR p.action IS NULL AND NOT EXISTS (SELECT 1 FROM action AS x WHERE x.id = t.action AND x.owned)
);
