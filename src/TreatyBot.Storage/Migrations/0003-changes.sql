-- When a document last changed what it answers with, or was withdrawn: the corpus' version then. What has changed since a version is found by it.
ALTER TABLE documents ADD COLUMN changed_version INTEGER NOT NULL DEFAULT 0;

CREATE INDEX documents_changed ON documents (changed_version);
