-- Sub-tasks of a case, each with its department, person and completion time (PROCEDURE §11).

CREATE TABLE IF NOT EXISTS task (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	case_id		BIGINT NOT NULL,
	number		SMALLINT UNSIGNED NOT NULL COMMENT '1, 2 … within the case; its clock is T1, T2 …',
	round		SMALLINT UNSIGNED NOT NULL COMMENT 'how often it was given; the round of its clock',
	department_id	BIGINT NOT NULL,
	staff_id	BIGINT NULL COMMENT 'NULL: nobody is named yet, the department has it',
	text		VARCHAR(1000) NOT NULL COMMENT 'what has to be done',
	state		TINYINT UNSIGNED NOT NULL COMMENT 'enum task_state',
	until_at	DATETIME NOT NULL COMMENT 'completion time',
	given_by	BIGINT NOT NULL,
	given_at	DATETIME NOT NULL COMMENT 'the last time it was given',
	accepted_by	BIGINT NULL,
	accepted_at	DATETIME NULL,
	closed_by	BIGINT NULL COMMENT 'who did it, sent it back or took it back; NULL: it ended with the case',
	closed_at	DATETIME NULL,
	note		VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'of the last act that has one: how it was done, why it was sent back',
	PRIMARY KEY (id),
	UNIQUE KEY task_number (case_id, number),
	KEY task_person (staff_id, state, until_at),
	KEY task_department (department_id, staff_id, state, until_at),
	KEY task_given (given_by, state, until_at),
	CONSTRAINT task_case FOREIGN KEY (case_id) REFERENCES case_file (id),
	CONSTRAINT task_department FOREIGN KEY (department_id) REFERENCES department (id),
	CONSTRAINT task_person FOREIGN KEY (staff_id) REFERENCES staff (id),
	CONSTRAINT task_given FOREIGN KEY (given_by) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='sub-tasks as they stand; what happened to them is in case_event';
