-- Inspections against checklists (PROCEDURE §18).

CREATE TABLE IF NOT EXISTS checklist_version (
	id		VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	version		VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	document	MEDIUMBLOB NOT NULL,
	sha256		BINARY(32) NOT NULL,
	adopted_at	DATETIME NOT NULL,
	PRIMARY KEY (id, version)
) ENGINE=InnoDB COMMENT='an inspection keeps the version it was opened under; insert only';

CREATE TABLE IF NOT EXISTS audit (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	number		VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	checklist_id	VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	checklist_version VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	department_id	BIGINT NULL COMMENT 'inspected department …',
	project_id	BIGINT NULL COMMENT '… or project',
	inspector_id	BIGINT NOT NULL,
	version		INT UNSIGNED NOT NULL,
	opened_at	DATETIME NOT NULL,
	signed_at	DATETIME NULL COMMENT 'frozen since then',
	signed_by	VARCHAR(170) NOT NULL DEFAULT '',
	total		SMALLINT UNSIGNED NOT NULL DEFAULT 0,
	allotted	SMALLINT UNSIGNED NOT NULL DEFAULT 0,
	actual		SMALLINT UNSIGNED NOT NULL DEFAULT 0,
	rate_tenths	SMALLINT UNSIGNED NOT NULL DEFAULT 0,
	PRIMARY KEY (id),
	UNIQUE KEY audit_number (number),
	KEY audit_opened (opened_at, id),
	KEY audit_department (department_id, id),
	KEY audit_project (project_id, id),
	CONSTRAINT audit_checklist FOREIGN KEY (checklist_id, checklist_version) REFERENCES checklist_version (id, version),
	CONSTRAINT audit_department FOREIGN KEY (department_id) REFERENCES department (id),
	CONSTRAINT audit_project FOREIGN KEY (project_id) REFERENCES project (id),
	CONSTRAINT audit_inspector FOREIGN KEY (inspector_id) REFERENCES staff (id)
) ENGINE=InnoDB WITH SYSTEM VERSIONING COMMENT='one inspection';

CREATE TABLE IF NOT EXISTS audit_answer (
	audit_id	BIGINT NOT NULL,
	item		VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	applies		TINYINT NOT NULL,
	counts		VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'deduction=times, separated by spaces',
	note		VARCHAR(2000) NOT NULL DEFAULT '',
	score		SMALLINT UNSIGNED NOT NULL,
	answered_at	DATETIME NOT NULL,
	PRIMARY KEY (audit_id, item),
	CONSTRAINT answer_audit FOREIGN KEY (audit_id) REFERENCES audit (id)
) ENGINE=InnoDB WITH SYSTEM VERSIONING COMMENT='what was found for one item';

CREATE TABLE IF NOT EXISTS finding (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	audit_id	BIGINT NOT NULL,
	item		VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	deduction	VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	times		SMALLINT UNSIGNED NOT NULL,
	points		SMALLINT UNSIGNED NOT NULL COMMENT 'taken off',
	note		VARCHAR(2000) NOT NULL DEFAULT '',
	department_id	BIGINT NULL,
	found_at	DATETIME NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY finding_row (audit_id, item, deduction),
	KEY finding_department (department_id, id),
	CONSTRAINT finding_audit FOREIGN KEY (audit_id) REFERENCES audit (id)
) ENGINE=InnoDB COMMENT='what is wrong, fixed at signing; insert only';

-- A signed inspection takes no change from anybody: NULL in a NOT NULL column is the refusal.
CREATE TRIGGER IF NOT EXISTS audit_frozen BEFORE UPDATE ON audit FOR EACH ROW
	SET NEW.version = IF(OLD.signed_at IS NOT NULL, NULL, NEW.version);

CREATE TRIGGER IF NOT EXISTS answer_added_frozen BEFORE INSERT ON audit_answer FOR EACH ROW
	SET NEW.counts = IF((SELECT signed_at FROM audit WHERE id = NEW.audit_id) IS NOT NULL, NULL, NEW.counts);

CREATE TRIGGER IF NOT EXISTS answer_changed_frozen BEFORE UPDATE ON audit_answer FOR EACH ROW
	SET NEW.counts = IF((SELECT signed_at FROM audit WHERE id = OLD.audit_id) IS NOT NULL
	    OR NEW.audit_id <> OLD.audit_id, NULL, NEW.counts);

-- Findings are written in the transaction that signs, before the signature.
CREATE TRIGGER IF NOT EXISTS finding_added_frozen BEFORE INSERT ON finding FOR EACH ROW
	SET NEW.note = IF((SELECT signed_at FROM audit WHERE id = NEW.audit_id) IS NOT NULL, NULL, NEW.note);

CREATE TRIGGER IF NOT EXISTS finding_frozen BEFORE UPDATE ON finding FOR EACH ROW
	SET NEW.note = NULL;

CREATE TRIGGER IF NOT EXISTS photo_frozen BEFORE INSERT ON evidence FOR EACH ROW
	SET NEW.name = IF(NEW.audit_id IS NOT NULL
	    AND (SELECT signed_at FROM audit WHERE id = NEW.audit_id) IS NOT NULL, NULL, NEW.name);
