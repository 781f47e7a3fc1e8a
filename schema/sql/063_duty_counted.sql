-- Duties that signed inspections are counted for, and the explanation that stands for some (PROCEDURE §8 K18 and K24, S2·17b, §18).

ALTER TABLE duty
	ADD COLUMN IF NOT EXISTS counted TINYINT UNSIGNED NOT NULL DEFAULT 0
		COMMENT 'enum duty_counting of the rule that it opened under: by hand, signed inspections' AFTER done,
	ADD COLUMN IF NOT EXISTS explains TINYINT NOT NULL DEFAULT 0
		COMMENT 'the rule that it opened under knows an explanation' AFTER counted,
	ADD COLUMN IF NOT EXISTS explained_at DATETIME NULL COMMENT 'an explanation that nobody has declined' AFTER explains,
	ADD COLUMN IF NOT EXISTS explained_by BIGINT NULL COMMENT 'who gave it, and does not judge it' AFTER explained_at,
	ADD CONSTRAINT duty_explained FOREIGN KEY IF NOT EXISTS (explained_by) REFERENCES staff (id);

ALTER TABLE audit ADD KEY IF NOT EXISTS audit_signed (signed_at, id);
