-- What has been applied to this database; applied at every start of `anjuan migrate`, before anything else.

CREATE TABLE IF NOT EXISTS schema_version (
	number		INT NOT NULL COMMENT 'of the migration; 0 is grants.sql',
	name		VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the file',
	sha256		CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the whole file: an applied migration is never edited',
	applied_at	DATETIME NOT NULL,
	PRIMARY KEY (number)
) ENGINE=InnoDB COMMENT='migrations applied completely';

CREATE TABLE IF NOT EXISTS schema_version_step (
	number		INT NOT NULL COMMENT 'of the migration under way',
	step		INT NOT NULL COMMENT 'of its statement, from 1',
	sha256		CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the statement',
	PRIMARY KEY (number, step)
) ENGINE=InnoDB COMMENT='where an interrupted migration goes on; empty between migrations';
