-- The clock daemon's turn: one active at a time on any number of machines.

CREATE TABLE IF NOT EXISTS lease (
	name		VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	holder		VARCHAR(64) NOT NULL COMMENT 'machine and process',
	until_at	DATETIME NOT NULL COMMENT 'may be taken over after this',
	PRIMARY KEY (name)
) ENGINE=InnoDB;
