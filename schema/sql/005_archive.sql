-- The archived case file (PROCEDURE §27): sealed, read-only for everybody.

CREATE TABLE IF NOT EXISTS archive_file (
	case_id		BIGINT NOT NULL,
	number		VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	sha256		BINARY(32) NOT NULL COMMENT 'of the document in archive_document',
	label		VARCHAR(400) NOT NULL COMMENT 'complainant, complaint date, result',
	complainant	VARCHAR(80) NOT NULL,
	phone		VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	place		VARCHAR(200) NOT NULL,
	category	VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	type		TINYINT UNSIGNED NOT NULL,
	result		VARCHAR(500) NOT NULL,
	received_at	DATETIME NOT NULL,
	closed_at	DATETIME NOT NULL,
	filed_at	DATETIME NOT NULL,
	filed_by	BIGINT NULL,
	keep_until	DATETIME NOT NULL COMMENT 'at least five years from closing (K23)',
	accused_staff_id BIGINT NULL,
	PRIMARY KEY (case_id),
	UNIQUE KEY archive_number (number),
	KEY archive_filed (filed_at, case_id),
	KEY archive_received (received_at, case_id),
	KEY archive_name (complainant, case_id),
	KEY archive_phone (phone, case_id),
	KEY archive_place (place, case_id),
	KEY archive_category (category, received_at, case_id),
	KEY archive_category_case (category, case_id),
	CONSTRAINT archive_case FOREIGN KEY (case_id) REFERENCES case_file (id)
) ENGINE=InnoDB COMMENT='insert only';

-- Apart from what is searched, so that looking through all files reads no document.
CREATE TABLE IF NOT EXISTS archive_document (
	case_id		BIGINT NOT NULL,
	document	MEDIUMBLOB NOT NULL COMMENT 'the case file as XML, valid against case_file.xsd',
	PRIMARY KEY (case_id),
	CONSTRAINT archive_document_file FOREIGN KEY (case_id) REFERENCES archive_file (case_id)
) ENGINE=InnoDB COMMENT='insert only';

CREATE TABLE IF NOT EXISTS archive_text (
	case_id		BIGINT NOT NULL,
	content		MEDIUMTEXT NOT NULL,
	grams		MEDIUMTEXT NOT NULL,
	PRIMARY KEY (case_id),
	FULLTEXT KEY archive_text_grams (grams)
) ENGINE=InnoDB COMMENT='words of archived files; insert only';

-- A sealed case takes no change from anybody: NULL in a NOT NULL column is the refusal.
CREATE TRIGGER IF NOT EXISTS case_file_sealed BEFORE UPDATE ON case_file FOR EACH ROW
	SET NEW.version = IF(OLD.stage IN (9, 10), NULL, NEW.version);

CREATE TRIGGER IF NOT EXISTS case_event_sealed BEFORE INSERT ON case_event FOR EACH ROW
	SET NEW.case_id = IF((SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.case_id);

CREATE TRIGGER IF NOT EXISTS evidence_sealed BEFORE INSERT ON evidence FOR EACH ROW
	SET NEW.name = IF(NEW.case_id IS NOT NULL
	    AND (SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.name);
