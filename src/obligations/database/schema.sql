-- The compiled measures: one file that can be thrown away at any time, since all of it comes from
-- the YAML. Every row of a document carries the document's id, so that a changed file is replaced
-- row by row. Two-language texts stand in two columns, *_en and *_zh. Positions count from 0 in the
-- order of the file; those of lists and registries of layers above begin far behind.

-- What the file is: the versions it was written with, and the day that the stored views are asked
-- about.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;

-- The files it was compiled from. stamp: what the file system said of it (size, times, inode) as
-- one number; racy: written so shortly before compiling that the same stamp proves nothing.
CREATE TABLE file (path TEXT PRIMARY KEY, stamp INTEGER, racy INTEGER, digest TEXT,
  document TEXT) WITHOUT ROWID;

-- The folders of entries of progress: one stamp for all files of each, where none of them was racy.
CREATE TABLE folder (path TEXT PRIMARY KEY, stamp INTEGER) WITHOUT ROWID;

-- What was wrong with a file when it was read; told: the message with what it was made of, as JSON;
-- left_out: nothing of it could be used.
CREATE TABLE load_finding (path TEXT, position INTEGER, line INTEGER, column INTEGER, code TEXT,
  message TEXT, told TEXT, hint TEXT, left_out INTEGER);

-- The layers that the measures stand in, from the bottom up; version: of the data that comes with
-- the program. The columns `layer` below name the layer that a row is from.
CREATE TABLE layer (name TEXT PRIMARY KEY, position INTEGER, version TEXT) WITHOUT ROWID;

-- The closed lists. What measures can be about.
CREATE TABLE topic (id TEXT PRIMARY KEY, position INTEGER, en TEXT, zh TEXT,
  layer TEXT) WITHOUT ROWID;
-- Whom actions can speak to.
CREATE TABLE addressee (id TEXT PRIMARY KEY, position INTEGER, en TEXT, zh TEXT,
  layer TEXT) WITHOUT ROWID;
-- The names by which one thing is known, folded: a search for one finds the others of its language.
CREATE TABLE synonym (language TEXT, thing INTEGER, name TEXT, layer TEXT);

-- The registry: bodies and generic parties.
CREATE TABLE department (
  id TEXT PRIMARY KEY, position INTEGER, kind TEXT, level TEXT, generic INTEGER,
  en TEXT, zh TEXT, official_en TEXT, official_zh TEXT, short_en TEXT, short_zh TEXT, abbr TEXT,
  parent TEXT, nameplate_of TEXT, existed_from TEXT, existed_opened TEXT, existed_to TEXT,
  existed_closed TEXT,
  code TEXT, note_en TEXT, note_zh TEXT, layer TEXT
) WITHOUT ROWID;
-- Every name that finds a body; key: the normalised name. kind: name, abbr, other, query,
-- translation, former.
CREATE TABLE department_name (key TEXT, department TEXT, kind TEXT, name TEXT, since TEXT,
  until TEXT, layer TEXT);
CREATE INDEX department_name_key ON department_name (key);
CREATE INDEX department_name_department ON department_name (department);
-- Names that several bodies share; means: whom it is taken to mean, null: the program asks.
CREATE TABLE ambiguous_name (key TEXT, name TEXT, means TEXT, candidate TEXT, position INTEGER,
  layer TEXT);
CREATE INDEX ambiguous_name_key ON ambiguous_name (key);
-- Chinese signs that count as one, in one row: those of `written`, each folded into the sign at its
-- place in `folded`. The keys above are.
CREATE TABLE sign_table (written TEXT, folded TEXT);
-- What became of a body. leads_on: a search for one finds the other.
CREATE TABLE succession (old TEXT, new TEXT, type TEXT, weight TEXT, date TEXT, share_en TEXT,
  share_zh TEXT, source_en TEXT, source_zh TEXT, verified INTEGER, leads_on INTEGER, layer TEXT);
CREATE INDEX succession_old ON succession (old);
CREATE INDEX succession_new ON succession (new);
-- Whom a generic party can mean, as the registry says it: a level, or the id of a body.
CREATE TABLE covered (generic TEXT, means TEXT, layer TEXT,
  PRIMARY KEY (means, generic)) WITHOUT ROWID;

-- The official instruments. record: complete where all that becomes of it is recorded, so that what
-- nothing is said of has not been done; else open.
CREATE TABLE document (
  id TEXT PRIMARY KEY, number TEXT, kind TEXT, title_en TEXT, title_zh TEXT, heading_en TEXT,
  heading_zh TEXT,
  dated TEXT, published TEXT, record TEXT, external TEXT, draft INTEGER, file TEXT, layer TEXT
) WITHOUT ROWID;
-- Who issued a document, in the order of the signatures.
CREATE TABLE issuer (document TEXT, position INTEGER, department TEXT,
  PRIMARY KEY (document, position)) WITHOUT ROWID;
-- Whom a document is sent to.
CREATE TABLE document_addressee (document TEXT, position INTEGER, department TEXT,
  PRIMARY KEY (document, position)) WITHOUT ROWID;
-- The texts that a document was read from.
CREATE TABLE source (
  document TEXT, position INTEGER, language TEXT, title TEXT, url TEXT, retrieved TEXT,
  note_en TEXT, note_zh TEXT,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;
-- The headings above measures.
CREATE TABLE section (
  document TEXT, number INTEGER, label TEXT, title_en TEXT, title_zh TEXT, heading_en TEXT,
  heading_zh TEXT, PRIMARY KEY (document, number)
) WITHOUT ROWID;

-- Numbered provisions; closing = 1: provisions without a number after the last one.
CREATE TABLE measure (
  id TEXT PRIMARY KEY, document TEXT, position INTEGER, number INTEGER, closing INTEGER, label TEXT,
  section INTEGER, parent TEXT, kind TEXT,
  title_en TEXT, title_zh TEXT, heading_en TEXT, heading_zh TEXT, summary_en TEXT, summary_zh TEXT,
  text_en TEXT, text_zh TEXT
) WITHOUT ROWID;
CREATE INDEX measure_document ON measure (document, position);
CREATE INDEX measure_parent ON measure (parent) WHERE parent IS NOT NULL;
-- What a measure is about, or an action where that is something else.
CREATE TABLE measure_topic (measure TEXT, action TEXT, document TEXT, position INTEGER, topic TEXT);
CREATE INDEX measure_topic_measure ON measure_topic (measure);
CREATE INDEX measure_topic_topic ON measure_topic (topic);
CREATE INDEX measure_topic_document ON measure_topic (document);

-- Single things that a measure asks for.
CREATE TABLE action (
  id TEXT PRIMARY KEY, measure TEXT, document TEXT, number INTEGER, parent TEXT, modality TEXT,
  what_en TEXT, what_zh TEXT,
  deliverable TEXT, owned INTEGER, text_en TEXT, text_zh TEXT
) WITHOUT ROWID;  -- owned: it has a clause of its own
CREATE INDEX action_measure ON action (measure, number);
CREATE INDEX action_document ON action (document);
-- Whom an action speaks to; never a responsible party.
CREATE TABLE action_addressee (action TEXT, measure TEXT, document TEXT, position INTEGER,
  addressee TEXT);
CREATE INDEX action_addressee_addressee ON action_addressee (addressee);
CREATE INDEX action_addressee_measure ON action_addressee (measure);
CREATE INDEX action_addressee_document ON action_addressee (document);
-- Where an action is to happen, as the text names it.
CREATE TABLE place (action TEXT, measure TEXT, document TEXT, position INTEGER, en TEXT, zh TEXT);
CREATE INDEX place_measure ON place (measure);
CREATE INDEX place_document ON place (document);
-- Who only receives what is reported.
CREATE TABLE recipient (action TEXT, measure TEXT, document TEXT, position INTEGER,
  department TEXT);
CREATE INDEX recipient_measure ON recipient (measure);
CREATE INDEX recipient_document ON recipient (document);

-- Who answers for what: one row a party of a clause. action is null where the clause holds for the
-- measure; a document's clause stands here once for each measure that it holds for, with basis
-- 'document'.
CREATE TABLE responsibility (
  measure TEXT, action TEXT, document TEXT, clause INTEGER, position INTEGER, department TEXT,
  role TEXT, basis TEXT, passed_to TEXT,
  because_en TEXT, because_zh TEXT
);
CREATE INDEX responsibility_department ON responsibility (department);
CREATE INDEX responsibility_passed_to ON responsibility (passed_to) WHERE passed_to IS NOT NULL;
CREATE INDEX responsibility_measure ON responsibility (measure);
CREATE INDEX responsibility_document ON responsibility (document);
-- Whom a draft names and no registry has, as printed; in the order of its clauses.
CREATE TABLE unresolved (measure TEXT, action TEXT, document TEXT, clause INTEGER, position INTEGER,
  role TEXT, printed TEXT);
CREATE INDEX unresolved_measure ON unresolved (measure);
CREATE INDEX unresolved_document ON unresolved (document);

-- Promised results. An amount is a number that can be compared and summed; *_text: as printed;
-- *_millionths: exact. reckoned: its date isn't the text's but was reckoned from its terms (when).
-- first_day, last_day: the days of by, in or from, or those between which it goes on. has_date: a
-- day follows from what the text says. Of what recurs recur_first is the deadline of the first
-- occurrence, recur_count how many there are, recur_day the day of the month on which they are due,
-- or the last of one that is shorter.
CREATE TABLE target (
  id TEXT PRIMARY KEY, measure TEXT, action TEXT, document TEXT, number INTEGER,
  "by" TEXT, "in" TEXT, "from" TEXT, until TEXT, every TEXT, when_en TEXT, when_zh TEXT,
  because_en TEXT, because_zh TEXT, reckoned INTEGER,
  strive INTEGER, outcome_en TEXT, outcome_zh TEXT,
  comparator TEXT, value NUMERIC, value_text TEXT, value_millionths INTEGER,
  to_value NUMERIC, to_value_text TEXT, to_value_millionths INTEGER, unit_en TEXT, unit_zh TEXT,
  baseline NUMERIC, baseline_text TEXT, baseline_millionths INTEGER, baseline_at TEXT,
  deliverable TEXT,
  first_day TEXT, last_day TEXT, has_date INTEGER,
  recur_first TEXT, recur_day INTEGER, recur_count INTEGER
) WITHOUT ROWID;
CREATE INDEX target_measure ON target (measure);
CREATE INDEX target_document ON target (document);
CREATE INDEX target_recurring ON target (id) WHERE recur_count IS NOT NULL;
-- The occurrences of what recurs that the day asked about and what is on record make worth a look,
-- numbered from 0; name: the period in which it is due. asked: it lies in the period asked for.
-- Those that are left out have no entry.
CREATE TABLE occurrence (
  target TEXT, number INTEGER, name TEXT, deadline TEXT, asked INTEGER,
  PRIMARY KEY (target, number)
) WITHOUT ROWID;
CREATE INDEX occurrence_due ON occurrence (target, deadline);

-- Ties to earlier measures and actions. to_id as written, to_measure the measure that it belongs
-- to.
CREATE TABLE link (
  measure TEXT, action TEXT, document TEXT, position INTEGER, relation TEXT, to_id TEXT,
  to_measure TEXT, because_en TEXT, because_zh TEXT
);
CREATE INDEX link_measure ON link (measure);
CREATE INDEX link_to_measure ON link (to_measure);
CREATE INDEX link_document ON link (document);

-- What became of it. thing: the measure, action or target that it is about; occurrence: of what
-- recurs the occurrence, by its name, empty where it speaks of the whole. id: the first digits of
-- digest, which follows from what the entry says; fact: the same without the day it was recorded;
-- evidence and corrects are JSON. The columns from same_as on follow from all entries about the
-- same thing: same_as is the id of the entry that it only repeats, depth how many corrections lead
-- to it, corrected_by the correction that holds; withdrawn: whether that withdrew it; counts: it
-- speaks on the days from its date on. position counts from 0 in its file.
CREATE TABLE progress (
  file TEXT, position INTEGER, id TEXT, digest TEXT, fact TEXT, of TEXT, thing TEXT,
  occurrence TEXT, measure TEXT, date TEXT,
  recorded TEXT, status TEXT, value NUMERIC, value_text TEXT, value_millionths INTEGER,
  evidence TEXT, note_en TEXT, note_zh TEXT, corrects TEXT,
  same_as TEXT, depth INTEGER, corrected_by TEXT, withdrawn INTEGER, counts INTEGER, layer TEXT,
  PRIMARY KEY (file, position)
) WITHOUT ROWID;
CREATE INDEX progress_thing ON progress (thing, occurrence, date);
CREATE INDEX progress_measure ON progress (measure);

-- Who at home looks after a measure, an action or a target: no responsibility of the text's.
CREATE TABLE assignment (of TEXT, position INTEGER, measure TEXT, department TEXT, note_en TEXT,
  note_zh TEXT, layer TEXT);
CREATE INDEX assignment_measure ON assignment (measure);
CREATE INDEX assignment_of ON assignment (of);

-- Everything that a search looks through: the folded texts of a measure or of an action (unit), a
-- line each, and the stems of their English words with a blank around each. (Long rows: a table
-- with rowids wastes fewer pages on them.)
CREATE TABLE wording (unit TEXT PRIMARY KEY, measure TEXT, document TEXT, folded TEXT, stems TEXT);
CREATE INDEX wording_document ON wording (document);
-- The English words of all texts that were ever compiled into this file, with their stems.
CREATE TABLE stem (word TEXT PRIMARY KEY, stem TEXT) WITHOUT ROWID;
CREATE INDEX stem_stem ON stem (stem);

-- The day that the views below are asked about, and the last day that counts as soon.
-- every_occurrence: of what recurs each occurrence that is asked for has a row, not the last and
-- the next alone. A question shadows it by a TEMP table.
CREATE TABLE asked (as_of TEXT, soon TEXT, every_occurrence INTEGER);
