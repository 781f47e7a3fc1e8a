-- Return visits, answers about satisfaction, and the one-time links that ask for them (PROCEDURE §15).

CREATE TABLE IF NOT EXISTS return_visit (
	id		BIGINT NOT NULL AUTO_INCREMENT COMMENT 'in the order of writing',
	case_id		BIGINT NOT NULL COMMENT 'the case that was visited',
	round		SMALLINT UNSIGNED NOT NULL COMMENT 'how often the case had been reopened before',
	turn		TINYINT UNSIGNED NOT NULL COMMENT 'enum visit_turn: 1 first visit, 2 second visit (S3)',
	manner		TINYINT UNSIGNED NOT NULL COMMENT 'enum visit_manner: by telephone, on site',
	reached		TINYINT NOT NULL COMMENT '0: nobody was reached, a try',
	next_at		DATETIME NULL COMMENT 'of a try: when it is tried again',
	satisfied	TINYINT NOT NULL DEFAULT 0 COMMENT '1: the complainant is satisfied; 0 reopens the case',
	mark		TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '1–5; 0: none was given',
	solved		TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'enum visit_solved: unsaid, yes, no',
	text		TEXT NOT NULL COMMENT 'what was said, or what happened instead',
	wish		VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'what else the complainant would like',
	waiver		VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'why no second visit is needed, for the director to decide',
	made_by		BIGINT NULL COMMENT 'who visited; NULL: nobody of ours',
	made_at		DATETIME NOT NULL COMMENT 'when it was written down',
	PRIMARY KEY (id),
	KEY visit_case (case_id, id),
	CONSTRAINT visit_case FOREIGN KEY (case_id) REFERENCES case_file (id),
	CONSTRAINT visit_maker FOREIGN KEY (made_by) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='tries and return visits; insert only';

CREATE TABLE IF NOT EXISTS satisfaction (
	id		BIGINT NOT NULL AUTO_INCREMENT COMMENT 'in the order of writing',
	case_id		BIGINT NOT NULL COMMENT 'the case that was answered about',
	round		SMALLINT UNSIGNED NOT NULL COMMENT 'how often the case had been reopened before',
	way		TINYINT UNSIGNED NOT NULL COMMENT 'enum answer_way: by telephone, on site, by link, on paper',
	turn		TINYINT UNSIGNED NOT NULL COMMENT 'enum visit_turn: on which visit it was given; 0: on none',
	mark		TINYINT UNSIGNED NOT NULL COMMENT '1–5; 0: only said whether satisfied',
	verdict		TINYINT UNSIGNED NOT NULL COMMENT 'enum verdict: 0 not satisfied, 1 neither, 2 satisfied',
	solved		TINYINT UNSIGNED NOT NULL COMMENT 'enum visit_solved: unsaid, yes, no',
	text		TEXT NOT NULL COMMENT 'in the words of the complainant',
	department_id	BIGINT NULL COMMENT 'that answered for the case then',
	at		DATETIME NOT NULL COMMENT 'when it was given or written down',
	by_id		BIGINT NULL COMMENT 'who wrote it down; NULL: the complainant',
	PRIMARY KEY (id),
	UNIQUE KEY satisfaction_once (case_id, round, way, turn),
	KEY satisfaction_at (at, department_id, verdict, case_id),
	CONSTRAINT satisfaction_case FOREIGN KEY (case_id) REFERENCES case_file (id),
	CONSTRAINT satisfaction_department FOREIGN KEY (department_id) REFERENCES department (id),
	CONSTRAINT satisfaction_by FOREIGN KEY (by_id) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='one answer for each case, round, way and visit; insert only';

CREATE TABLE IF NOT EXISTS survey_link (
	id		BIGINT NOT NULL AUTO_INCREMENT COMMENT 'in the order of issuing',
	case_id		BIGINT NOT NULL COMMENT 'the case that is asked about',
	round		SMALLINT UNSIGNED NOT NULL COMMENT 'how often the case had been reopened then: a link of an earlier round is void',
	key_hash	BINARY(32) NOT NULL COMMENT 'HMAC of the key under the key of the product; the key itself is nowhere',
	issued_at	DATETIME NOT NULL COMMENT 'when it was made',
	issued_by	BIGINT NOT NULL COMMENT 'who made it',
	expires_at	DATETIME NOT NULL COMMENT 'good until then',
	used_at		DATETIME NULL COMMENT 'answered through it',
	PRIMARY KEY (id),
	UNIQUE KEY survey_key (key_hash),
	KEY survey_case (case_id, id),
	CONSTRAINT survey_case FOREIGN KEY (case_id) REFERENCES case_file (id),
	CONSTRAINT survey_issuer FOREIGN KEY (issued_by) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='one-time links to the page that asks how content somebody is';
