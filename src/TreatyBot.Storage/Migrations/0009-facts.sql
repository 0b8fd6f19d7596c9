-- What a reading states of names and of other documents, as JSON. A table of its own: behind the text of a reading every list of documents
-- would have to walk through that text.
CREATE TABLE reading_facts (
    reading_id INTEGER NOT NULL PRIMARY KEY REFERENCES readings (id),
    facts TEXT NOT NULL
);

DROP VIEW live_documents;

CREATE VIEW live_documents AS
SELECT
    d.id AS document_id, d.collection, d.path,
    v.id AS revision_id, v.source_sha256, v.source_size, v.source_modified,
    r.id AS reading_id, r.reader, r.indexed_at, r.text_sha256,
    r.title, r.author, r.publisher, r.published, r.url, r.language,
    r.first_passage_id, r.passage_count, r.lead, f.facts
FROM documents d
JOIN revisions v ON v.id = (SELECT MAX(id) FROM revisions WHERE document_id = d.id)
JOIN readings r ON r.id = (SELECT MAX(id) FROM readings WHERE revision_id = v.id)
LEFT JOIN reading_facts f ON f.reading_id = r.id
WHERE d.withdrawn_at IS NULL;
