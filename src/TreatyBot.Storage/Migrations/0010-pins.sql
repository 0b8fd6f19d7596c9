-- Quotes that trusted people have put to questions, subscriptions to topics, and two reasons in the place of one.

-- The quote is kept as a place in a reading, never as text: what is withdrawn is shown to nobody.
CREATE TABLE pins (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    question TEXT NOT NULL,
    collection TEXT NOT NULL,
    document_id INTEGER NOT NULL REFERENCES documents (id),
    reading_id INTEGER NOT NULL REFERENCES readings (id),
    range_start INTEGER NOT NULL,
    range_end INTEGER NOT NULL,
    heading_path TEXT NOT NULL,
    owner TEXT NOT NULL,
    pinned_at TEXT NOT NULL,
    review_by TEXT NOT NULL,
    UNIQUE (question, reading_id, range_start, range_end)
);

-- seen_reading: every reading up to this one has been looked at for it.
CREATE TABLE subscriptions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    topic TEXT NOT NULL,
    platform TEXT NOT NULL,
    space TEXT,
    channel TEXT,
    place_kind TEXT NOT NULL,
    asker_platform TEXT NOT NULL,
    asker_id TEXT NOT NULL,
    locale TEXT,
    reply_to TEXT,
    seen_reading INTEGER NOT NULL
);

-- feedback.reason is WrongPassage, OutOfDate, Incomplete, Unclear, Other (with words), or null where none was given.
UPDATE feedback SET reason = 'Incomplete' WHERE reason = 'NotAnswered';
