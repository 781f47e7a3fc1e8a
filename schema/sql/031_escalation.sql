-- What was reported up, to whom, and who has seen it, level by level (PROCEDURE §11, S2·13).

CREATE TABLE IF NOT EXISTS escalation (
	id		BIGINT NOT NULL AUTO_INCREMENT COMMENT 'in the order in which they were made',
	case_id		BIGINT NOT NULL COMMENT 'the case that was reported up',
	level		SMALLINT UNSIGNED NOT NULL COMMENT '1: the direct superior of whoever had it; then one more for each level above',
	from_id		BIGINT NULL COMMENT 'from whose hands it went up; NULL when nobody had it yet',
	to_id		BIGINT NOT NULL COMMENT 'the superior who has to acknowledge it',
	reason		VARCHAR(500) NOT NULL COMMENT 'as given by hand; empty when a clock reported it',
	clock		VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the clock that was breached: K7; empty by hand',
	deadline_id	BIGINT NULL COMMENT 'its deadline: a breach is reported once a level; NULL by hand',
	at		DATETIME NOT NULL COMMENT 'when it was reported up',
	next_at		DATETIME NULL COMMENT 'when it goes one level higher unless it was seen; NULL: no more',
	seen_at		DATETIME NULL COMMENT 'when the superior acknowledged it',
	PRIMARY KEY (id),
	UNIQUE KEY escalation_breach (deadline_id, level),
	KEY escalation_case (case_id, id),
	KEY escalation_next (next_at, id),
	CONSTRAINT escalation_case FOREIGN KEY (case_id) REFERENCES case_file (id),
	CONSTRAINT escalation_from FOREIGN KEY (from_id) REFERENCES staff (id),
	CONSTRAINT escalation_to FOREIGN KEY (to_id) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='reports to superiors; only the two moments of acknowledging and climbing change';
