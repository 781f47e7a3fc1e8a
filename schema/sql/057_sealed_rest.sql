-- What else belongs to a filed case is as final as its file: visits, answers, tasks, emergencies, codes (PROCEDURE §27).
--
-- Two things stay open.  What only tells a list where the case stands (cooperation.queue) may still be put to rest: it
-- moves with the case itself, in the step that files it.  And an evaluation that was open when the case was filed may
-- still be judged, once: its period after the measure is mostly longer than the case is open.

CREATE TRIGGER IF NOT EXISTS visit_sealed BEFORE INSERT ON return_visit FOR EACH ROW
	SET NEW.text = IF((SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.text);

CREATE TRIGGER IF NOT EXISTS satisfaction_sealed BEFORE INSERT ON satisfaction FOR EACH ROW
	SET NEW.text = IF((SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.text);

CREATE TRIGGER IF NOT EXISTS survey_sealed BEFORE INSERT ON survey_link FOR EACH ROW
	SET NEW.key_hash = IF((SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.key_hash);

CREATE TRIGGER IF NOT EXISTS survey_final BEFORE UPDATE ON survey_link FOR EACH ROW
	SET NEW.key_hash = IF((SELECT stage FROM case_file WHERE id = OLD.case_id) IN (9, 10), NULL, NEW.key_hash);

CREATE TRIGGER IF NOT EXISTS task_sealed BEFORE INSERT ON task FOR EACH ROW
	SET NEW.text = IF((SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.text);

CREATE TRIGGER IF NOT EXISTS task_final BEFORE UPDATE ON task FOR EACH ROW
	SET NEW.text = IF((SELECT stage FROM case_file WHERE id = OLD.case_id) IN (9, 10), NULL, NEW.text);

CREATE TRIGGER IF NOT EXISTS cooperation_sealed BEFORE INSERT ON cooperation FOR EACH ROW
	SET NEW.duty = IF((SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.duty);

CREATE TRIGGER IF NOT EXISTS cooperation_final BEFORE UPDATE ON cooperation FOR EACH ROW
	SET NEW.duty = IF((NEW.case_id, NEW.department_id, NEW.duty, NEW.received_at, NEW.named_by, NEW.named_at, NEW.ended_at,
	    NEW.ended_by, NEW.ended_reason)
	    <=> (OLD.case_id, OLD.department_id, OLD.duty, OLD.received_at, OLD.named_by, OLD.named_at, OLD.ended_at,
	    OLD.ended_by, OLD.ended_reason)
	    OR (SELECT stage FROM case_file WHERE id = OLD.case_id) NOT IN (9, 10), NEW.duty, NULL);

CREATE TRIGGER IF NOT EXISTS emergency_sealed BEFORE INSERT ON emergency FOR EACH ROW
	SET NEW.reason = IF((SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.reason);

CREATE TRIGGER IF NOT EXISTS emergency_final BEFORE UPDATE ON emergency FOR EACH ROW
	SET NEW.reason = IF((SELECT stage FROM case_file WHERE id = OLD.case_id) IN (9, 10), NULL, NEW.reason);

CREATE TRIGGER IF NOT EXISTS member_sealed BEFORE INSERT ON emergency_member FOR EACH ROW
	SET NEW.duty = IF((SELECT c.stage FROM emergency e JOIN case_file c ON c.id = e.case_id WHERE e.id = NEW.emergency_id)
	    IN (9, 10), NULL, NEW.duty);

CREATE TRIGGER IF NOT EXISTS member_final BEFORE UPDATE ON emergency_member FOR EACH ROW
	SET NEW.duty = IF((SELECT c.stage FROM emergency e JOIN case_file c ON c.id = e.case_id WHERE e.id = OLD.emergency_id)
	    IN (9, 10), NULL, NEW.duty);

CREATE TRIGGER IF NOT EXISTS entry_sealed BEFORE INSERT ON emergency_entry FOR EACH ROW
	SET NEW.text = IF((SELECT c.stage FROM emergency e JOIN case_file c ON c.id = e.case_id WHERE e.id = NEW.emergency_id)
	    IN (9, 10), NULL, NEW.text);

CREATE TRIGGER IF NOT EXISTS urgent_sealed BEFORE INSERT ON urgent_measure FOR EACH ROW
	SET NEW.text = IF((SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.text);

CREATE TRIGGER IF NOT EXISTS urgent_final BEFORE UPDATE ON urgent_measure FOR EACH ROW
	SET NEW.text = IF((SELECT stage FROM case_file WHERE id = OLD.case_id) IN (9, 10), NULL, NEW.text);

CREATE TRIGGER IF NOT EXISTS effect_sealed BEFORE INSERT ON effect FOR EACH ROW
	SET NEW.measure = IF((SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.measure);

-- The judgement alone, and once.
CREATE TRIGGER IF NOT EXISTS effect_final BEFORE UPDATE ON effect FOR EACH ROW
	SET NEW.measure = IF(OLD.judged_at IS NULL AND (NEW.case_id, NEW.plan, NEW.measure, NEW.project_id, NEW.department_id,
	    NEW.category, NEW.day, NEW.days, NEW.opened_by, NEW.opened_at)
	    <=> (OLD.case_id, OLD.plan, OLD.measure, OLD.project_id, OLD.department_id,
	    OLD.category, OLD.day, OLD.days, OLD.opened_by, OLD.opened_at)
	    OR OLD.case_id IS NULL OR (SELECT stage FROM case_file WHERE id = OLD.case_id) NOT IN (9, 10), NEW.measure, NULL);

ALTER TABLE effect COMMENT='evaluations of effects; the judgement is written into its columns once, also after its case was filed: the period after the measure is mostly longer than the case is open';

-- A filed case has its text, and there is one for each case: none can be added.
CREATE TRIGGER IF NOT EXISTS text_final BEFORE UPDATE ON case_text FOR EACH ROW
	SET NEW.content = IF((SELECT stage FROM case_file WHERE id = OLD.case_id) IN (9, 10), NULL, NEW.content);

CREATE TRIGGER IF NOT EXISTS code_sealed BEFORE INSERT ON follow_up FOR EACH ROW
	SET NEW.code_hash = IF((SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.code_hash);

CREATE TRIGGER IF NOT EXISTS code_final BEFORE UPDATE ON follow_up FOR EACH ROW
	SET NEW.code_hash = IF((SELECT stage FROM case_file WHERE id = OLD.case_id) IN (9, 10), NULL, NEW.code_hash);
