-- Cases that another body has passed on: which body, its number, the time that it set, our reply (PROCEDURE §4; S1 2.1.5).

CREATE TABLE IF NOT EXISTS referral (
	id		BIGINT NOT NULL AUTO_INCREMENT,
	case_id		BIGINT NOT NULL,
	number		SMALLINT UNSIGNED NOT NULL COMMENT '1, 2 … within the case; its clock is F1, F2 …',
	round		SMALLINT UNSIGNED NOT NULL COMMENT 'how often the body set or asked something; the round of its clock',
	body		TINYINT UNSIGNED NOT NULL COMMENT 'enum referral_body: consumer association, regulator, 12345',
	name		VARCHAR(100) NOT NULL DEFAULT '' COMMENT 'of the office',
	reference	VARCHAR(60) NOT NULL DEFAULT '' COMMENT 'the number under which the body has it',
	set_at		DATETIME NOT NULL COMMENT 'when the body wrote that',
	until_at	DATETIME NULL COMMENT 'the time that it set; NULL: none',
	state		TINYINT UNSIGNED NOT NULL COMMENT 'enum referral_state',
	made_by		BIGINT NULL COMMENT 'who wrote it down; NULL: before these were kept',
	made_at		DATETIME NOT NULL,
	replied_at	DATETIME NULL COMMENT 'when the reply went out',
	replied_by	BIGINT NULL,
	way		TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'enum referral_way, once it was replied to',
	reply		VARCHAR(1000) NOT NULL DEFAULT '',
	note		VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'remark, or the reason of the last change',
	PRIMARY KEY (id),
	UNIQUE KEY referral_number (case_id, number),
	CONSTRAINT referral_case FOREIGN KEY (case_id) REFERENCES case_file (id),
	CONSTRAINT referral_made FOREIGN KEY (made_by) REFERENCES staff (id),
	CONSTRAINT referral_replied FOREIGN KEY (replied_by) REFERENCES staff (id)
) ENGINE=InnoDB COMMENT='bodies that cases came from, as they stand; what happened is in case_event';

-- Cases under way that came through such a body before: channel 11 is the consumer association, 12 the regulator.
INSERT INTO referral (case_id, number, round, body, reference, set_at, state, made_at)
SELECT c.id, 1, 1, c.channel - 11, LEFT(c.foreign_number, 60), c.received_at, 0, c.registered_at
FROM complaint c JOIN case_file f ON f.id = c.id
WHERE c.channel IN (11, 12) AND f.stage < 7 AND NOT EXISTS (SELECT 1 FROM referral r WHERE r.case_id = c.id);

-- As final as the file of the case, once that is filed.
CREATE TRIGGER IF NOT EXISTS referral_sealed BEFORE INSERT ON referral FOR EACH ROW
	SET NEW.note = IF((SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.note);

CREATE TRIGGER IF NOT EXISTS referral_final BEFORE UPDATE ON referral FOR EACH ROW
	SET NEW.note = IF((SELECT stage FROM case_file WHERE id = OLD.case_id) IN (9, 10), NULL, NEW.note);
