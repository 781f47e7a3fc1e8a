-- That an evaluation is judged is a duty with a day of its own (PROCEDURE §8, §15; S0 5.2).

ALTER TABLE effect
	ADD COLUMN IF NOT EXISTS duty_id BIGINT NULL COMMENT 'by which the clock daemon warns and marks it late; NULL: its period is not over, or the procedure knows no such duty' AFTER after_seconds,
	ADD KEY IF NOT EXISTS effect_duty (duty_id),
	ADD CONSTRAINT effect_duty FOREIGN KEY IF NOT EXISTS (duty_id) REFERENCES duty (id);
