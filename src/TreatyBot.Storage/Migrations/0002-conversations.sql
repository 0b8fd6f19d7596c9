-- Accepted events, their replies, the question log, feedback.

CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_key TEXT NOT NULL UNIQUE,
    platform TEXT NOT NULL,
    space TEXT,
    channel TEXT,
    thread TEXT,
    place_kind TEXT NOT NULL,
    asker_platform TEXT NOT NULL,
    asker_id TEXT NOT NULL,
    question TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    locale TEXT,
    collection TEXT,
    only_me INTEGER NOT NULL,
    reply_to TEXT,
    accepted_at TEXT NOT NULL,
    claimed_by TEXT,
    claimed_at TEXT,
    finished_at TEXT,
    message_id TEXT,
    closed_reason TEXT
);

CREATE INDEX events_unfinished ON events (platform, id) WHERE finished_at IS NULL;

CREATE TABLE replies (
    event_id INTEGER NOT NULL PRIMARY KEY REFERENCES events (id),
    stored_at TEXT NOT NULL,
    reply TEXT NOT NULL
);

-- The console and the web page are logged too, and their questions are no events: hence no reference.
CREATE TABLE question_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_key TEXT NOT NULL,
    asker TEXT NOT NULL,
    thread TEXT,
    question TEXT NOT NULL,
    outcome TEXT NOT NULL,
    confidence REAL NOT NULL,
    elapsed_ticks INTEGER NOT NULL,
    answered_at TEXT NOT NULL
);

CREATE INDEX question_log_thread ON question_log (thread, id);

CREATE TABLE feedback (
    event_key TEXT NOT NULL,
    asker_platform TEXT NOT NULL,
    asker_id TEXT NOT NULL,
    helpful INTEGER NOT NULL,
    given_at TEXT NOT NULL,
    PRIMARY KEY (event_key, asker_platform, asker_id)
);
