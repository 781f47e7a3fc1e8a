-- Evidence: files in rows of at most 512 KiB, written first, linked by one transaction (STACK 3.5).

CREATE TABLE IF NOT EXISTS file (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	sha256		BINARY(32) NOT NULL COMMENT 'of the original bytes',
	size		BIGINT NOT NULL,
	type		VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'by content, not by name',
	created_at	DATETIME NOT NULL,
	complete	TINYINT NOT NULL DEFAULT 0 COMMENT '1 when every chunk is there; others are swept after a day',
	PRIMARY KEY (id),
	KEY file_sha256 (sha256),
	KEY file_complete (complete, created_at)
) ENGINE=InnoDB COMMENT='stored bytes';

CREATE TABLE IF NOT EXISTS file_chunk (
	file_id		BIGINT NOT NULL,
	number		INT UNSIGNED NOT NULL COMMENT '0, 1, …',
	bytes		MEDIUMBLOB NOT NULL,
	PRIMARY KEY (file_id, number),
	CONSTRAINT chunk_file FOREIGN KEY (file_id) REFERENCES file (id)
) ENGINE=InnoDB COMMENT='insert only';

CREATE TABLE IF NOT EXISTS evidence (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	case_id		BIGINT NULL,
	audit_id	BIGINT NULL COMMENT 'for photos of an inspection',
	audit_item	VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
	file_id		BIGINT NOT NULL COMMENT 'the original',
	shown_id	BIGINT NULL COMMENT 'a picture upright and without position data, for residents',
	name		VARCHAR(200) NOT NULL COMMENT 'what the sender called it; never a path',
	origin		TINYINT UNSIGNED NOT NULL COMMENT 'enum evidence_origin',
	at		DATETIME NOT NULL,
	actor_id	BIGINT NULL,
	actor_name	VARCHAR(170) NOT NULL DEFAULT '',
	public		TINYINT NOT NULL DEFAULT 0 COMMENT '1: the complainant may see it',
	receipt		TINYINT NOT NULL DEFAULT 0 COMMENT '1: signed record or receipt of an on-site visit',
	note		VARCHAR(500) NOT NULL DEFAULT '',
	PRIMARY KEY (id),
	KEY evidence_case (case_id, id),
	KEY evidence_audit (audit_id, id),
	CONSTRAINT evidence_case FOREIGN KEY (case_id) REFERENCES case_file (id),
	CONSTRAINT evidence_file FOREIGN KEY (file_id) REFERENCES file (id)
) ENGINE=InnoDB COMMENT='insert only';
