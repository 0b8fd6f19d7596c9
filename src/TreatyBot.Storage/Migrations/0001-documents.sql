-- Documents, their revisions, readings and passages.
-- Times are ISO 8601 in UTC with seven decimals: they sort as text and keep what the file system gave.

-- One row: what every process asks to learn whether anything that answers has changed, and the next free passage id.
CREATE TABLE corpus (
    only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    version INTEGER NOT NULL,
    next_passage_id INTEGER NOT NULL
);

INSERT INTO corpus (only_row, version, next_passage_id) VALUES (1, 0, 1);

-- AUTOINCREMENT: an id stands in permalinks and is never given to another document.
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    collection TEXT NOT NULL,
    path TEXT NOT NULL,
    withdrawn_at TEXT
);

CREATE UNIQUE INDEX documents_live ON documents (collection, path) WHERE withdrawn_at IS NULL;

CREATE TABLE revisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES documents (id),
    source_sha256 TEXT NOT NULL,
    source_size INTEGER NOT NULL,
    source_modified TEXT NOT NULL
);

CREATE INDEX revisions_document ON revisions (document_id, id);

-- The text comes last: SQLite then lists the other columns without walking through it. For the same reason its lead is a column.
CREATE TABLE readings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    revision_id INTEGER NOT NULL REFERENCES revisions (id),
    reader TEXT NOT NULL,
    indexed_at TEXT NOT NULL,
    title TEXT,
    author TEXT,
    publisher TEXT,
    published TEXT,
    url TEXT,
    language TEXT,
    first_passage_id INTEGER NOT NULL,
    passage_count INTEGER NOT NULL,
    text_sha256 TEXT NOT NULL,
    lead TEXT NOT NULL,
    text TEXT NOT NULL
);

CREATE INDEX readings_revision ON readings (revision_id, id);

-- The id of a passage is its reading's first_passage_id plus its ordinal: consecutive by construction.
CREATE TABLE passages (
    reading_id INTEGER NOT NULL REFERENCES readings (id),
    ordinal INTEGER NOT NULL,
    range_start INTEGER NOT NULL,
    range_end INTEGER NOT NULL,
    heading_path TEXT NOT NULL,
    PRIMARY KEY (reading_id, ordinal)
) WITHOUT ROWID;

-- Every document that answers, with its newest revision and that revision's newest reading.
CREATE VIEW live_documents AS
SELECT
    d.id AS document_id, d.collection, d.path,
    v.id AS revision_id, v.source_sha256, v.source_size, v.source_modified,
    r.id AS reading_id, r.reader, r.indexed_at, r.text_sha256,
    r.title, r.author, r.publisher, r.published, r.url, r.language,
    r.first_passage_id, r.passage_count, r.lead
FROM documents d
JOIN revisions v ON v.id = (SELECT MAX(id) FROM revisions WHERE document_id = d.id)
JOIN readings r ON r.id = (SELECT MAX(id) FROM readings WHERE revision_id = v.id)
WHERE d.withdrawn_at IS NULL;
