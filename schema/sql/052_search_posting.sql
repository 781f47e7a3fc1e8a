-- Chinese search by an index of our own: of every gram (a character, or two side by side) and every block of 256
-- cases one row that tells which of them have it.  Looking for words is then reading few short rows, newest block
-- first, however many cases there are, and writing many cases at once is writing few rows.

CREATE TABLE IF NOT EXISTS search_posting (
	gram		BIGINT NOT NULL COMMENT 'a character times 2 to the 21st, plus the one behind it; 0: it is meant by itself',
	block		BIGINT NOT NULL COMMENT 'ids of cases divided by 256',
	m0		BIGINT UNSIGNED NOT NULL COMMENT 'which of the first 64 cases of the block, from the lowest bit',
	m1		BIGINT UNSIGNED NOT NULL COMMENT 'which of the second 64',
	m2		BIGINT UNSIGNED NOT NULL COMMENT 'which of the third 64',
	m3		BIGINT UNSIGNED NOT NULL COMMENT 'which of the last 64',
	PRIMARY KEY (gram, block)
) ENGINE=InnoDB COMMENT='by what cases are found, with their text when they are filed; made from case_text and archive_text';

CREATE TABLE IF NOT EXISTS search_queue (
	id		BIGINT NOT NULL AUTO_INCREMENT COMMENT 'a text that changes twice waits twice, so that nobody waits for the clock daemon',
	case_id		BIGINT NOT NULL COMMENT 'whose text is new or changed',
	PRIMARY KEY (id),
	KEY search_queue_case (case_id)
) ENGINE=InnoDB COMMENT='texts that are not posted yet: searched one by one, posted by the clock daemon within seconds';

INSERT INTO search_queue (case_id) SELECT case_id FROM case_text;

ALTER TABLE case_text DROP KEY IF EXISTS case_text_grams, DROP COLUMN IF EXISTS grams, FORCE;

ALTER TABLE archive_text DROP KEY IF EXISTS archive_text_grams, DROP COLUMN IF EXISTS grams, FORCE;
