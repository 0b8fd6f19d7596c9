-- Which state of a file a finding is of, and what read it: while both are the same, the file is not read again.
ALTER TABLE findings ADD COLUMN size INTEGER;
ALTER TABLE findings ADD COLUMN modified TEXT;
ALTER TABLE findings ADD COLUMN readers TEXT;
