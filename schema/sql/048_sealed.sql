-- What belongs to a filed case is as final as its file; and stored bytes that are evidence stay (PROCEDURE §27).

ALTER TABLE evidence ADD CONSTRAINT evidence_shown FOREIGN KEY IF NOT EXISTS (shown_id) REFERENCES file (id);

-- A refusal of what cannot be refused by a value: a row here is always NULL in a NOT NULL column.
CREATE TABLE IF NOT EXISTS refusal (
	reason		VARCHAR(40) NOT NULL,
	PRIMARY KEY (reason)
) ENGINE=InnoDB COMMENT='always empty: triggers refuse a deletion by writing NULL into it';

CREATE TRIGGER IF NOT EXISTS file_final BEFORE UPDATE ON file FOR EACH ROW
	SET NEW.size = IF(OLD.complete = 1, NULL, NEW.size);

CREATE TRIGGER IF NOT EXISTS file_chunk_kept BEFORE DELETE ON file_chunk FOR EACH ROW
	INSERT INTO refusal (reason) SELECT NULL FROM evidence WHERE file_id = OLD.file_id
	    UNION ALL SELECT NULL FROM evidence WHERE shown_id = OLD.file_id;

-- A clock that was left running may still be put to rest: state 4.
CREATE TRIGGER IF NOT EXISTS deadline_sealed BEFORE UPDATE ON deadline FOR EACH ROW
	SET NEW.due_at = IF((NEW.due_at, NEW.started_at, NEW.agreed, NEW.calculation)
	    <=> (OLD.due_at, OLD.started_at, OLD.agreed, OLD.calculation)
	    AND (NEW.state = OLD.state OR (NEW.state = 4 AND OLD.state NOT IN (2, 3)))
	    OR (SELECT stage FROM case_file WHERE id = OLD.case_id) NOT IN (9, 10), NEW.due_at, NULL);

CREATE TRIGGER IF NOT EXISTS escalation_sealed BEFORE INSERT ON escalation FOR EACH ROW
	SET NEW.reason = IF((SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.reason);

CREATE TRIGGER IF NOT EXISTS record_sealed BEFORE INSERT ON inquiry_record FOR EACH ROW
	SET NEW.content = IF((SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.content);

CREATE TRIGGER IF NOT EXISTS proof_sealed BEFORE INSERT ON inquiry_proof FOR EACH ROW
	SET NEW.evidence_id = IF((SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.evidence_id);

CREATE TRIGGER IF NOT EXISTS cause_sealed BEFORE INSERT ON cause FOR EACH ROW
	SET NEW.text = IF((SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.text);

CREATE TRIGGER IF NOT EXISTS cause_final BEFORE UPDATE ON cause FOR EACH ROW
	SET NEW.text = IF((SELECT stage FROM case_file WHERE id = OLD.case_id) IN (9, 10), NULL, NEW.text);

CREATE TRIGGER IF NOT EXISTS responsibility_sealed BEFORE INSERT ON responsibility FOR EACH ROW
	SET NEW.reason = IF((SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.reason);

CREATE TRIGGER IF NOT EXISTS responsibility_final BEFORE UPDATE ON responsibility FOR EACH ROW
	SET NEW.reason = IF((SELECT stage FROM case_file WHERE id = OLD.case_id) IN (9, 10), NULL, NEW.reason);

CREATE TRIGGER IF NOT EXISTS plan_sealed BEFORE INSERT ON plan FOR EACH ROW
	SET NEW.not_now = IF((SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.not_now);

CREATE TRIGGER IF NOT EXISTS plan_final BEFORE UPDATE ON plan FOR EACH ROW
	SET NEW.not_now = IF((SELECT stage FROM case_file WHERE id = OLD.case_id) IN (9, 10), NULL, NEW.not_now);

CREATE TRIGGER IF NOT EXISTS measure_sealed BEFORE INSERT ON measure FOR EACH ROW
	SET NEW.text = IF((SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.text);
