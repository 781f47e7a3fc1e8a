-- Duties of the calendar (PROCEDURE §8, K17–K27): what has to be done by a date, of no case.

CREATE TABLE IF NOT EXISTS duty (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	version		INT UNSIGNED NOT NULL DEFAULT 1 COMMENT 'a save names the version it read',
	rule		VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'K17 … of the procedure; empty when it follows none',
	period		DATE NOT NULL COMMENT 'first day of the period, or the day it is due when it was entered by hand',
	subject		VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'what was entered by hand: a project, a person; empty for periods',
	state		TINYINT UNSIGNED NOT NULL COMMENT 'enum deadline_state',
	opened_at	DATETIME NOT NULL,
	warn_at		DATETIME NULL,
	due_at		DATETIME NOT NULL COMMENT 'the last second of the day',
	closed_at	DATETIME NULL COMMENT 'done the last of its times, or taken back',
	next_at		DATETIME NULL COMMENT 'when the clock daemon has to look again; NULL: never',
	times		TINYINT UNSIGNED NOT NULL COMMENT 'how often it has to be done',
	done		TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'how often it was',
	role		TINYINT UNSIGNED NOT NULL COMMENT 'enum role: whose it is',
	responsible_id	BIGINT NULL COMMENT 'who was named; NULL: everybody of the role',
	entered_by	BIGINT NULL COMMENT 'NULL: opened by the clock daemon',
	PRIMARY KEY (id),
	UNIQUE KEY duty_once (rule, period, subject),
	KEY duty_open (closed_at, due_at, id),
	KEY duty_next (next_at, id),
	CONSTRAINT duty_responsible FOREIGN KEY (responsible_id) REFERENCES staff (id),
	CONSTRAINT duty_entered FOREIGN KEY (entered_by) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='duties of the calendar, one row for each period';

CREATE TABLE IF NOT EXISTS duty_event (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	duty_id		BIGINT NOT NULL,
	at		DATETIME NOT NULL,
	act		TINYINT UNSIGNED NOT NULL COMMENT 'enum duty_act: opened, done, warned, breached, withdrawn',
	actor_id	BIGINT NULL COMMENT 'NULL: the clock daemon',
	actor_name	VARCHAR(170) NOT NULL DEFAULT '' COMMENT 'name and title at that time',
	note		VARCHAR(2000) NOT NULL DEFAULT '',
	PRIMARY KEY (id),
	KEY event_duty (duty_id, id),
	CONSTRAINT event_duty FOREIGN KEY (duty_id) REFERENCES duty (id)
) ENGINE=InnoDB COMMENT='history of duties; insert only';

ALTER TABLE evidence
	ADD COLUMN IF NOT EXISTS duty_id BIGINT NULL COMMENT 'for papers that show that a duty was done' AFTER audit_item,
	ADD KEY IF NOT EXISTS evidence_duty (duty_id, id),
	ADD CONSTRAINT evidence_duty FOREIGN KEY IF NOT EXISTS (duty_id) REFERENCES duty (id);
