-- Versions of the procedure are proposed, dated, approved by two people, and may be withdrawn until they are in force.

ALTER TABLE procedure_version
	MODIFY COLUMN version VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as its document names it; never used again',
	MODIFY COLUMN document MEDIUMBLOB NOT NULL COMMENT 'the XML as handed in, see schema/xml/procedure.xsd',
	MODIFY COLUMN sha256 BINARY(32) NOT NULL COMMENT 'of the document',
	MODIFY COLUMN adopted_at DATETIME NULL COMMENT 'in force for cases opened from then on; NULL: proposed and not yet approved',
	ADD COLUMN IF NOT EXISTS withdrawn_at DATETIME NULL COMMENT 'taken back before it came into force',
	ADD COLUMN IF NOT EXISTS revision BIGINT NOT NULL DEFAULT 1 COMMENT 'counts decisions; each names the one it was taken on',
	COMMENT = 'a case keeps the version it was opened under; documents are never changed';

CREATE TABLE IF NOT EXISTS procedure_decision (
	id		BIGINT NOT NULL AUTO_INCREMENT COMMENT 'their order',
	version		VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the procedure',
	kind		TINYINT UNSIGNED NOT NULL COMMENT 'enum version_decision_kind: proposed, dated, approved, withdrawn',
	staff_id	BIGINT NULL COMMENT 'who decided; NULL: the command line',
	at		DATETIME NOT NULL COMMENT 'when',
	from_at		DATETIME NULL COMMENT 'proposed and dated: takes effect then; NULL: with the last approval',
	reason		VARCHAR(500) NOT NULL COMMENT 'in the words of who decided; may be empty',
	PRIMARY KEY (id),
	KEY decision_version (version, id),
	CONSTRAINT decision_version FOREIGN KEY (version) REFERENCES procedure_version (version),
	CONSTRAINT decision_staff FOREIGN KEY (staff_id) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='what was decided about versions of the procedure, by whom; insert only';
