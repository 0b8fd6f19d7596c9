-- The vectors of readings, one sheet a reading and encoder. Derived: rows may be deleted at any time, and are made again.
CREATE TABLE vectors (
    reading_id INTEGER NOT NULL REFERENCES readings (id),
    model TEXT NOT NULL,
    sheet BLOB NOT NULL
);

CREATE UNIQUE INDEX vectors_reading ON vectors (reading_id, model);
