-- Departments with their reporting line, staff, roles, passwords and sessions (PROCEDURE §1).

CREATE TABLE IF NOT EXISTS department (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	code		VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'name used by procedure data: engineering',
	name_zh		VARCHAR(80) NOT NULL,
	name_en		VARCHAR(80) NOT NULL,
	parent_id	BIGINT NULL COMMENT 'the department above; NULL at the top',
	takes_cases	TINYINT NOT NULL DEFAULT 1 COMMENT '1 when complaints may be dispatched to it',
	closed_at	DATETIME NULL COMMENT 'no new work since then',
	PRIMARY KEY (id),
	UNIQUE KEY department_code (code),
	CONSTRAINT department_parent FOREIGN KEY (parent_id) REFERENCES department (id)
) ENGINE=InnoDB WITH SYSTEM VERSIONING COMMENT='parts of the company that answer for complaints';

CREATE TABLE IF NOT EXISTS staff (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	login		VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
	name		VARCHAR(80) NOT NULL,
	title		VARCHAR(80) NOT NULL DEFAULT '' COMMENT 'job title, as it stands in records (S1 8.1)',
	phone		VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
	department_id	BIGINT NOT NULL,
	superior_id	BIGINT NULL COMMENT 'direct superior: escalation goes to this person, level by level (S2·13)',
	roles		INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'mask of 1 << enum role',
	language	CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'zh',
	disabled_at	DATETIME NULL COMMENT 'may not sign in since then; the row stays for history',
	created_at	DATETIME NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY staff_login (login),
	KEY staff_department (department_id, name),
	CONSTRAINT staff_department FOREIGN KEY (department_id) REFERENCES department (id),
	CONSTRAINT staff_superior FOREIGN KEY (superior_id) REFERENCES staff (id)
) ENGINE=InnoDB WITH SYSTEM VERSIONING COMMENT='people who sign in or are named in cases';

CREATE TABLE IF NOT EXISTS credential (
	staff_id	BIGINT NOT NULL,
	hash		VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'argon2id with its parameters',
	must_change	TINYINT NOT NULL DEFAULT 0 COMMENT '1: set by somebody else, to be changed at the next sign-in',
	changed_at	DATETIME NOT NULL,
	PRIMARY KEY (staff_id),
	CONSTRAINT credential_staff FOREIGN KEY (staff_id) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='readable by the admin program alone';

CREATE TABLE IF NOT EXISTS session (
	token_hash	BINARY(32) NOT NULL COMMENT 'SHA-256 of the cookie; the cookie itself is nowhere stored',
	staff_id	BIGINT NOT NULL,
	created_at	DATETIME NOT NULL,
	seen_at		DATETIME NOT NULL COMMENT 'written at most once a minute',
	expires_at	DATETIME NOT NULL COMMENT 'absolute: 12 hours after sign-in; idle limit 30 minutes is checked against seen_at',
	must_change	TINYINT NOT NULL DEFAULT 0 COMMENT '1: good for nothing but choosing a new password',
	address		VARCHAR(64) NOT NULL DEFAULT '',
	agent		VARCHAR(200) NOT NULL DEFAULT '',
	PRIMARY KEY (token_hash),
	KEY session_staff (staff_id),
	KEY session_expires (expires_at),
	CONSTRAINT session_staff FOREIGN KEY (staff_id) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='who is signed in';

CREATE TABLE IF NOT EXISTS attempt (
	subject		VARBINARY(80) NOT NULL COMMENT 'what is guarded: kind (login, pair, address, code) and the digest of its name',
	window_start	DATETIME NOT NULL COMMENT 'the latest counted try; forgotten half an hour later',
	failures	INT UNSIGNED NOT NULL,
	PRIMARY KEY (subject)
) ENGINE=InnoDB COMMENT='counted wrong tries, so that guessing is slow and nobody is locked out for long';

CREATE TABLE IF NOT EXISTS submission (
	once_key	VARBINARY(64) NOT NULL COMMENT 'one-time key of the form that was sent',
	result		VARCHAR(200) NOT NULL COMMENT 'where its success led, repeated to a second sending',
	created_at	DATETIME NOT NULL,
	PRIMARY KEY (once_key),
	KEY submission_created (created_at)
) ENGINE=InnoDB COMMENT='a form sent twice acts once';

CREATE TABLE IF NOT EXISTS access_log (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	at		DATETIME NOT NULL,
	staff_id	BIGINT NULL COMMENT 'NULL: a visitor of the public pages',
	kind		VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'view, reveal, export, print, download, search, sign_in, sign_in_failed, code_reissued …',
	subject		VARCHAR(120) NOT NULL COMMENT 'case number, list and filter, login',
	reason		VARCHAR(200) NOT NULL DEFAULT '',
	address		VARCHAR(64) NOT NULL DEFAULT '',
	visit		VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
	PRIMARY KEY (id),
	KEY access_subject (subject, id),
	KEY access_staff (staff_id, id)
) ENGINE=InnoDB COMMENT='who read which personal data; insert only';

CREATE TABLE IF NOT EXISTS setting (
	name		VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	value		MEDIUMTEXT NOT NULL,
	PRIMARY KEY (name)
) ENGINE=InnoDB WITH SYSTEM VERSIONING COMMENT='small facts of this installation';
