-- How each deadline came to be due when it is, pauses, and by which calendar working time was counted (PROCEDURE §8, §32.2).

ALTER TABLE deadline
	MODIFY COLUMN state TINYINT UNSIGNED NOT NULL COMMENT 'enum deadline_state; 5 is paused',
	ADD COLUMN IF NOT EXISTS resume_at DATETIME NULL COMMENT 'of a pause: when it runs on by itself' AFTER stopped_at,
	ADD COLUMN IF NOT EXISTS calendar VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL
		COMMENT 'version of the working calendar that an undecided deadline was counted by; NULL for natural time and once it is decided',
	ADD COLUMN IF NOT EXISTS calculation TEXT NOT NULL DEFAULT ''
		COMMENT 'line by line: start, time, days counted and skipped, pauses, extension, agreed date, what resulted',
	ADD KEY IF NOT EXISTS deadline_calendar (calendar, id);
