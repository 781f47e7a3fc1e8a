-- Mail that came in, so that the same message does nothing twice, and answers of machines so that they are few (RFC 3834).

CREATE TABLE IF NOT EXISTS incoming_mail (
	digest		BINARY(32) NOT NULL COMMENT 'of Message-ID and sender, or of the whole message where it has no id',
	received_at	DATETIME NOT NULL,
	outcome		TINYINT UNSIGNED NOT NULL COMMENT 'enum incoming_outcome: opened a case, joined one, report of a letter not delivered, our own letter',
	case_id		BIGINT NULL,
	outbox_id	BIGINT NULL COMMENT 'the letter of ours that it reports about',
	message_id	VARCHAR(250) NOT NULL DEFAULT '',
	PRIMARY KEY (digest),
	KEY incoming_case (case_id),
	CONSTRAINT incoming_case FOREIGN KEY (case_id) REFERENCES case_file (id),
	CONSTRAINT incoming_outbox FOREIGN KEY (outbox_id) REFERENCES outbox (id)
) ENGINE=InnoDB COMMENT='messages that were read in; insert only';

CREATE TABLE IF NOT EXISTS automatic_answer (
	address		BINARY(32) NOT NULL COMMENT 'digest of the address under the product''s key',
	day		DATE NOT NULL COMMENT 'in China',
	PRIMARY KEY (address, day)
) ENGINE=InnoDB COMMENT='who was answered by a machine on which day; swept after a week';

-- Files that nothing belongs to are found by both of evidence's files.
ALTER TABLE evidence ADD KEY IF NOT EXISTS evidence_shown (shown_id);
