-- Where the pages of a reading's document begin, as JSON: start, number and label of each. Null where it has none.
ALTER TABLE readings ADD COLUMN pages TEXT;
