-- The clock daemon's turn by the database's own clock (007_duty.sql).

ALTER TABLE lease
	COMMENT = 'whose turn it is, one active at a time on any number of machines',
	ADD COLUMN IF NOT EXISTS taken INT UNSIGNED NOT NULL DEFAULT 0
		COMMENT 'counts how often it was taken or kept, so that keeping it within the same second is a change too';
