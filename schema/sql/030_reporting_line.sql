-- Complaints by staff: who works under the person complained about sees nothing of them either (PROCEDURE §32.17).

ALTER TABLE case_file
	ADD COLUMN IF NOT EXISTS by_staff TINYINT NOT NULL DEFAULT 0
		COMMENT '1: a member of staff complains, so that the whole line under the person complained about is left out'
		AFTER accused_staff_id;

ALTER TABLE archive_file
	ADD COLUMN IF NOT EXISTS by_staff TINYINT NOT NULL DEFAULT 0
		COMMENT '1: a member of staff complained, so that the whole line under the person complained about is left out'
		AFTER accused_staff_id;

UPDATE case_file c JOIN complaint r ON r.id = c.id SET c.by_staff = 1 WHERE r.complainant_kind = 1;

UPDATE archive_file a JOIN complaint r ON r.id = a.case_id SET a.by_staff = 1 WHERE r.complainant_kind = 1;
