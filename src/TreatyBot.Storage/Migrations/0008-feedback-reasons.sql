-- Why a reply did not help, beside the opinion that it did not.

ALTER TABLE feedback ADD COLUMN reason TEXT;
ALTER TABLE feedback ADD COLUMN words TEXT;
