-- Our reply to a body that passed a case on as a letter: where it is sent, what was found and done (PROCEDURE §4, §14; S1 2.1.5).

ALTER TABLE referral
	ADD COLUMN IF NOT EXISTS mail VARCHAR(254) NOT NULL DEFAULT '' COMMENT 'where the office takes replies by mail; empty: nowhere' AFTER reference,
	ADD COLUMN IF NOT EXISTS found VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'of our letter: what was found, without name and phone of anybody' AFTER way,
	ADD COLUMN IF NOT EXISTS measures VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'of our letter: what was done about it' AFTER found,
	MODIFY COLUMN reply VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'what came of it, as the body was told';

ALTER TABLE outbox
	MODIFY COLUMN staff_id BIGINT NULL COMMENT 'to whom of the staff; NULL: to the complainant, or of kind 9 to the body that passed the case on';
