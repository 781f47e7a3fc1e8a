-- Several departments on one case: the lead and those that cooperate, each with its duty in words (PROCEDURE §2, §11).

CREATE TABLE IF NOT EXISTS cooperation (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	case_id		BIGINT NOT NULL,
	department_id	BIGINT NOT NULL COMMENT 'who cooperates; the lead stands in case_file',
	duty		VARCHAR(1000) NOT NULL COMMENT 'what this department has to do, in words',
	queue		TINYINT UNSIGNED NULL COMMENT 'that of the case, so that the list of a department is one index range; NULL once it has ended',
	received_at	DATETIME NOT NULL COMMENT 'that of the case',
	named_by	BIGINT NOT NULL,
	named_at	DATETIME NOT NULL,
	ended_at	DATETIME NULL COMMENT 'from then on the department takes no part',
	ended_by	BIGINT NULL,
	ended_reason	VARCHAR(500) NOT NULL DEFAULT '',
	PRIMARY KEY (id),
	KEY cooperation_case (case_id, id),
	KEY cooperation_queue (department_id, queue, case_id),
	KEY cooperation_received (department_id, received_at, case_id),
	CONSTRAINT cooperation_case FOREIGN KEY (case_id) REFERENCES case_file (id),
	CONSTRAINT cooperation_department FOREIGN KEY (department_id) REFERENCES department (id),
	CONSTRAINT cooperation_named FOREIGN KEY (named_by) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='departments that cooperate on a case; what has ended stays readable';

ALTER TABLE case_file
	ADD COLUMN IF NOT EXISTS cooperating VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''
		COMMENT 'ids of the cooperating departments, parted by commas: they see what the lead sees'
		AFTER by_staff;
