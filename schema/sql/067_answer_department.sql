-- Who answers for what was found on the sheet of a project as a whole.

-- What the table was before stays readable as it was: the new column is empty there.
SET STATEMENT system_versioning_alter_history = KEEP FOR ALTER TABLE audit_answer
	ADD COLUMN IF NOT EXISTS department_id BIGINT NULL COMMENT 'the department answerable for what was found here, on the sheet of a project as a whole; NULL: that of the sheet, or nothing was found' AFTER answered_at,
	ADD CONSTRAINT answer_department FOREIGN KEY IF NOT EXISTS (department_id) REFERENCES department (id);
