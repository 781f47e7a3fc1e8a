-- The working calendar in versions: what was published, office hours, exceptions of centres (PROCEDURE §8, §32.2).

CREATE TABLE IF NOT EXISTS calendar_version (
	id		INT NOT NULL COMMENT 'one more than the version it was laid over, so that two cannot both be the next; the highest is in force',
	version		VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as deadlines name it: 2026-11-23, 2026-11-23.2',
	years		VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'that have a published notice: 2018 2019 …',
	source		VARCHAR(200) NOT NULL COMMENT 'name of the file, or centre, day and reason of an exception',
	document	MEDIUMBLOB NOT NULL COMMENT 'the whole calendar as XML, see schema/xml/calendar.xsd',
	sha256		BINARY(32) NOT NULL COMMENT 'of the document',
	imported_at	DATETIME NOT NULL COMMENT 'in force from then on',
	staff_id	BIGINT NULL COMMENT 'who brought it; NULL: the command line',
	PRIMARY KEY (id),
	UNIQUE KEY calendar_version (version),
	CONSTRAINT calendar_staff FOREIGN KEY (staff_id) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='deadlines keep the version they were counted by; insert only';
