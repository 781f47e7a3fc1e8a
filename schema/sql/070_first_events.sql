-- Whether a case is sealed was not asked for its first two events, but the question was made ready for each of them all
-- the same.  Behind an IF of its own it is not: the first events of a case cost what they would without any trigger.
-- What is refused stays the same: a sealed case has its first two events, and no event has a number that another has.

EXECUTE IMMEDIATE 'CREATE OR REPLACE TRIGGER case_event_sealed BEFORE INSERT ON case_event FOR EACH ROW
	IF NEW.number NOT IN (1, 2) THEN
		SET NEW.case_id = IF((SELECT stage FROM case_file WHERE id = NEW.case_id) IN (9, 10), NULL, NEW.case_id);
	END IF';
