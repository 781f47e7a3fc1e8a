-- The emergency response to level-1 complaints (PROCEDURE §9.3, S4 5.1), and what is done at once (§10, S1 3.2).

ALTER TABLE case_file
	ADD COLUMN IF NOT EXISTS emergency TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'the emergency response runs: no end before it is lifted' AFTER major;

CREATE TABLE IF NOT EXISTS emergency (
	id		BIGINT NOT NULL AUTO_INCREMENT COMMENT 'in the order in which they were reported',
	case_id		BIGINT NOT NULL COMMENT 'the complaint that it answers',
	number		SMALLINT UNSIGNED NOT NULL COMMENT '1, 2 … within the case',
	reported_at	DATETIME NOT NULL COMMENT 'when the leadership group was told',
	reported_by	BIGINT NOT NULL COMMENT 'who told it',
	reason		VARCHAR(2000) NOT NULL COMMENT 'why it was reported',
	started_at	DATETIME NULL COMMENT 'when the head ordered the start; NULL: not yet, or never',
	started_by	BIGINT NULL COMMENT 'the head of the leadership group',
	orders		VARCHAR(2000) NOT NULL DEFAULT '' COMMENT 'what the head ordered',
	lifted_at	DATETIME NULL COMMENT 'when it was lifted, or ended without having been started',
	lifted_by	BIGINT NULL COMMENT 'the head of the leadership group',
	lift_reason	VARCHAR(2000) NOT NULL DEFAULT '' COMMENT 'why it was lifted, or not started',
	evaluated_at	DATETIME NULL COMMENT 'when the closing evaluation was written',
	evaluated_by	BIGINT NULL COMMENT 'the head or the leader of the task force',
	effect		VARCHAR(2000) NOT NULL DEFAULT '' COMMENT 'what the response achieved',
	lessons		VARCHAR(2000) NOT NULL DEFAULT '' COMMENT 'what went well and what did not',
	prevention	VARCHAR(2000) NOT NULL DEFAULT '' COMMENT 'what is done so that it does not happen again',
	PRIMARY KEY (id),
	UNIQUE KEY emergency_case (case_id, number),
	KEY emergency_over (lifted_at, id),
	CONSTRAINT emergency_case FOREIGN KEY (case_id) REFERENCES case_file (id),
	CONSTRAINT emergency_reported FOREIGN KEY (reported_by) REFERENCES staff (id),
	CONSTRAINT emergency_started FOREIGN KEY (started_by) REFERENCES staff (id),
	CONSTRAINT emergency_lifted FOREIGN KEY (lifted_by) REFERENCES staff (id),
	CONSTRAINT emergency_evaluated FOREIGN KEY (evaluated_by) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='emergency responses; each step is written into its columns once';

CREATE TABLE IF NOT EXISTS emergency_member (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	emergency_id	BIGINT NOT NULL COMMENT 'the response that the task force was set up for',
	person_id	BIGINT NOT NULL COMMENT 'who belongs to the task force',
	leads		TINYINT(1) NOT NULL COMMENT 'leads it',
	duty		VARCHAR(500) NOT NULL COMMENT 'what this person has to do',
	named_by	BIGINT NOT NULL COMMENT 'the head of the leadership group',
	named_at	DATETIME NOT NULL,
	released_at	DATETIME NULL COMMENT 'when the head took the person out; NULL: still belongs to it',
	released_by	BIGINT NULL,
	PRIMARY KEY (id),
	KEY member_emergency (emergency_id, id),
	CONSTRAINT member_emergency FOREIGN KEY (emergency_id) REFERENCES emergency (id),
	CONSTRAINT member_person FOREIGN KEY (person_id) REFERENCES staff (id),
	CONSTRAINT member_named FOREIGN KEY (named_by) REFERENCES staff (id),
	CONSTRAINT member_released FOREIGN KEY (released_by) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='special task forces; only the release changes a row';

CREATE TABLE IF NOT EXISTS emergency_entry (
	id		BIGINT NOT NULL AUTO_INCREMENT COMMENT 'in the order of writing',
	emergency_id	BIGINT NOT NULL,
	talk		TINYINT UNSIGNED NOT NULL COMMENT 'enum emergency_talk: report, complainant, group, authority, media, other',
	at		DATETIME NOT NULL COMMENT 'when it took place',
	person		VARCHAR(200) NOT NULL COMMENT 'with whom; empty for a report',
	text		VARCHAR(2000) NOT NULL COMMENT 'what was said, or the situation',
	next		VARCHAR(2000) NOT NULL COMMENT 'of a report: what is done next',
	made_by		BIGINT NOT NULL COMMENT 'who wrote it down',
	made_at		DATETIME NOT NULL,
	PRIMARY KEY (id),
	KEY entry_emergency (emergency_id, id),
	CONSTRAINT entry_emergency FOREIGN KEY (emergency_id) REFERENCES emergency (id),
	CONSTRAINT entry_made FOREIGN KEY (made_by) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='communication log and hourly reports; insert only';

CREATE TABLE IF NOT EXISTS urgent_measure (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	case_id		BIGINT NOT NULL,
	kind		TINYINT UNSIGNED NOT NULL COMMENT 'enum urgent_kind: service suspended, work stopped, refund, compensation, other',
	text		VARCHAR(2000) NOT NULL COMMENT 'what is done',
	amount		BIGINT NOT NULL DEFAULT 0 COMMENT 'fen; 0: none',
	ordered_by	BIGINT NOT NULL COMMENT 'who ordered it',
	ordered_at	DATETIME NOT NULL,
	made_by		BIGINT NOT NULL COMMENT 'who wrote it down',
	made_at		DATETIME NOT NULL,
	result		VARCHAR(2000) NOT NULL DEFAULT '' COMMENT 'what came of it, written once',
	result_by	BIGINT NULL,
	result_at	DATETIME NULL,
	PRIMARY KEY (id),
	KEY urgent_case (case_id, id),
	CONSTRAINT urgent_case FOREIGN KEY (case_id) REFERENCES case_file (id),
	CONSTRAINT urgent_ordered FOREIGN KEY (ordered_by) REFERENCES staff (id),
	CONSTRAINT urgent_made FOREIGN KEY (made_by) REFERENCES staff (id),
	CONSTRAINT urgent_result FOREIGN KEY (result_by) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='what was done at once; only the result is added';
