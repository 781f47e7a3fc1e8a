-- Investigation: records, causes, responsibility findings, solution plans.

CREATE TABLE IF NOT EXISTS inquiry_record (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	case_id		BIGINT NOT NULL,
	kind		TINYINT UNSIGNED NOT NULL COMMENT 'enum record_kind: site visit, interview, document',
	at		DATETIME NULL COMMENT 'when it took place; of a document its date',
	place		VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'where; of a document who issued it',
	persons		VARCHAR(400) NOT NULL DEFAULT '' COMMENT 'present, or spoken with and in what capacity',
	subject		VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'what was looked at or asked about; a document''s title',
	reference	VARCHAR(80) NOT NULL DEFAULT '' COMMENT 'a document''s number',
	content		MEDIUMTEXT NOT NULL COMMENT 'findings; questions and answers; what the document shows',
	agreed		TINYINT NOT NULL DEFAULT 0 COMMENT '1: an interview was read back and agreed to',
	made_by		BIGINT NOT NULL,
	made_at		DATETIME NOT NULL,
	PRIMARY KEY (id),
	KEY record_case (case_id, id),
	CONSTRAINT record_case FOREIGN KEY (case_id) REFERENCES case_file (id),
	CONSTRAINT record_maker FOREIGN KEY (made_by) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='records of an investigation; insert only';

CREATE TABLE IF NOT EXISTS cause (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	case_id		BIGINT NOT NULL,
	parent_id	BIGINT NULL COMMENT 'the answer that this one explains; NULL: the problem itself',
	branch		TINYINT UNSIGNED NOT NULL COMMENT 'enum cause_branch: people, equipment, material, method, environment',
	level		TINYINT UNSIGNED NOT NULL COMMENT 'enum cause_level: direct, indirect, root',
	kind		TINYINT UNSIGNED NOT NULL COMMENT 'enum cause_kind: human error, process gap, design defect, other',
	text		VARCHAR(500) NOT NULL,
	made_by		BIGINT NOT NULL,
	made_at		DATETIME NOT NULL,
	struck_at	DATETIME NULL COMMENT 'struck out; the text stays as it was written',
	struck_by	BIGINT NULL,
	struck_reason	VARCHAR(500) NOT NULL DEFAULT '',
	PRIMARY KEY (id),
	KEY cause_case (case_id, id),
	CONSTRAINT cause_case FOREIGN KEY (case_id) REFERENCES case_file (id),
	CONSTRAINT cause_parent FOREIGN KEY (parent_id) REFERENCES cause (id),
	CONSTRAINT cause_maker FOREIGN KEY (made_by) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='answers to why; never edited, only struck out';

CREATE TABLE IF NOT EXISTS responsibility (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	case_id		BIGINT NOT NULL,
	department_id	BIGINT NOT NULL,
	staff_id	BIGINT NULL COMMENT 'NULL: the department as such',
	main		TINYINT NOT NULL COMMENT '1: main responsibility, 0: secondary',
	reason		TEXT NOT NULL,
	made_by		BIGINT NOT NULL,
	made_at		DATETIME NOT NULL,
	struck_at	DATETIME NULL COMMENT 'struck out; the finding stays readable',
	struck_by	BIGINT NULL,
	struck_reason	VARCHAR(500) NOT NULL DEFAULT '',
	PRIMARY KEY (id),
	KEY responsibility_case (case_id, id),
	CONSTRAINT responsibility_case FOREIGN KEY (case_id) REFERENCES case_file (id),
	CONSTRAINT responsibility_department FOREIGN KEY (department_id) REFERENCES department (id),
	CONSTRAINT responsibility_maker FOREIGN KEY (made_by) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='who answers for what happened, with reasons';

CREATE TABLE IF NOT EXISTS inquiry_proof (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	case_id		BIGINT NOT NULL,
	record_id	BIGINT NULL,
	cause_id	BIGINT NULL,
	evidence_id	BIGINT NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY proof_once (evidence_id, record_id, cause_id),
	KEY proof_case (case_id, evidence_id),
	CONSTRAINT proof_case FOREIGN KEY (case_id) REFERENCES case_file (id),
	CONSTRAINT proof_record FOREIGN KEY (record_id) REFERENCES inquiry_record (id),
	CONSTRAINT proof_cause FOREIGN KEY (cause_id) REFERENCES cause (id),
	CONSTRAINT proof_evidence FOREIGN KEY (evidence_id) REFERENCES evidence (id)
) ENGINE=InnoDB COMMENT='what proves a record or a cause; insert only';

CREATE TABLE IF NOT EXISTS plan (
	case_id		BIGINT NOT NULL,
	number		SMALLINT UNSIGNED NOT NULL COMMENT '1, 2 … within the case',
	not_now		TEXT NOT NULL COMMENT 'why it cannot be solved now, and the timetable',
	made_by		BIGINT NULL COMMENT 'NULL: brought in from elsewhere',
	made_at		DATETIME NOT NULL,
	decided_at	DATETIME NULL,
	decided_by	BIGINT NULL,
	approved	TINYINT NOT NULL DEFAULT 0,
	reason		TEXT NOT NULL DEFAULT '' COMMENT 'of the decision',
	PRIMARY KEY (case_id, number),
	CONSTRAINT plan_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB COMMENT='solution plans and what was decided about them';

CREATE TABLE IF NOT EXISTS measure (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	case_id		BIGINT NOT NULL,
	plan		SMALLINT UNSIGNED NOT NULL,
	text		TEXT NOT NULL,
	department_id	BIGINT NULL,
	staff_id	BIGINT NULL,
	until_at	DATETIME NULL COMMENT 'completion time',
	cost		BIGINT NOT NULL DEFAULT 0 COMMENT 'fen',
	compensation	BIGINT NOT NULL DEFAULT 0 COMMENT 'fen',
	made_by		BIGINT NULL,
	made_at		DATETIME NOT NULL,
	PRIMARY KEY (id),
	KEY measure_plan (case_id, plan, id),
	CONSTRAINT measure_plan FOREIGN KEY (case_id, plan) REFERENCES plan (case_id, number)
) ENGINE=InnoDB COMMENT='measures of a plan; insert only';
