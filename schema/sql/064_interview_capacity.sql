-- As what somebody spoke in an interview has a field of its own; records of before keep it behind the name.
ALTER TABLE inquiry_record
	MODIFY persons VARCHAR(400) NOT NULL DEFAULT '' COMMENT 'present, or spoken with; of older interviews also as what, in brackets',
	ADD COLUMN IF NOT EXISTS capacity VARCHAR(100) NOT NULL DEFAULT '' COMMENT 'of an interview: as what the person spoke (neighbour, foreman)' AFTER persons;
