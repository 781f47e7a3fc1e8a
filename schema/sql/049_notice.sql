-- What members of staff are told inside the product, and how it leaves it when they ask for that (PROCEDURE §8, §11).

CREATE TABLE IF NOT EXISTS notice (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	staff_id	BIGINT NOT NULL COMMENT 'who is told',
	at		DATETIME NOT NULL COMMENT 'when what it tells happened',
	kind		TINYINT UNSIGNED NOT NULL COMMENT 'enum notice_kind',
	case_id		BIGINT NULL COMMENT 'NULL: about a duty of the calendar',
	number		VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'of the case, for digests, which read no cases',
	clock		VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'the clock, or the rule of the duty',
	due_at		DATETIME NULL COMMENT 'of the clock or the duty',
	about		VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'of a duty that was entered by hand: what; nothing of a case',
	seen_at		DATETIME NULL COMMENT 'ticked off, or the case was opened; NULL: not yet',
	mailed_at	DATETIME NULL COMMENT 'when it was put into a digest; NULL: not yet, or not wanted',
	PRIMARY KEY (id),
	KEY notice_staff (staff_id, id),
	KEY notice_unseen (staff_id, seen_at, case_id),
	KEY notice_case (case_id),
	KEY notice_at (at),
	CONSTRAINT notice_staff FOREIGN KEY (staff_id) REFERENCES staff (id),
	CONSTRAINT notice_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB COMMENT='notices to staff, written in the transaction of what they tell; swept after two months';

CREATE TABLE IF NOT EXISTS notice_setting (
	staff_id	BIGINT NOT NULL,
	mail		VARCHAR(254) NOT NULL COMMENT 'address at work',
	digest		TINYINT UNSIGNED NOT NULL COMMENT 'enum notice_digest',
	language	CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the digests',
	next_at		DATETIME NULL COMMENT 'when the clock daemon puts the next digest together; NULL: never',
	changed_at	DATETIME NOT NULL,
	PRIMARY KEY (staff_id),
	KEY notice_setting_next (next_at, staff_id),
	CONSTRAINT notice_setting_staff FOREIGN KEY (staff_id) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='how a person wishes to be told outside the product';
