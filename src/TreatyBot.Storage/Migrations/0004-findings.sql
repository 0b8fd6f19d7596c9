-- What the last sync of each collection had to say of single files: what was refused, understood in part, or passed over.
CREATE TABLE findings (
    collection TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    path TEXT NOT NULL,
    kind INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (collection, ordinal)
) WITHOUT ROWID;
