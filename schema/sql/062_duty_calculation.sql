-- How the day of each duty was found, by which calendar, and until which day duties were opened (PROCEDURE §8, §32.2).

ALTER TABLE duty
	ADD COLUMN IF NOT EXISTS calendar VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL
		COMMENT 'version of the working calendar that an undecided duty was worked out by; NULL when its day was named and once it is decided',
	ADD COLUMN IF NOT EXISTS calculation TEXT NOT NULL DEFAULT ''
		COMMENT 'line by line: period, days counted and skipped, what resulted, what another calendar did',
	ADD KEY IF NOT EXISTS duty_calendar (calendar, id);

-- What is open was worked out by some calendar that nobody kept: the clock daemon tells it anew by the one in force.
UPDATE duty SET calendar = '-' WHERE closed_at IS NULL AND state < 2 AND entered_by IS NULL AND subject = '' AND calculation = '';

CREATE TABLE IF NOT EXISTS duty_round (
	id		TINYINT UNSIGNED NOT NULL COMMENT 'always 1',
	day		DATE NOT NULL COMMENT 'the last day whose duties the clock daemon has opened: those of later ones are still to come',
	PRIMARY KEY (id)
) ENGINE=InnoDB COMMENT='how far the clock daemon has come with the duties of the calendar';

INSERT IGNORE INTO duty_round (id, day)
	SELECT 1, DATE(MAX(opened_at) + INTERVAL 8 HOUR) FROM duty WHERE entered_by IS NULL AND subject = '' HAVING COUNT(*) > 0;
