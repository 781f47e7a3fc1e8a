-- Bytes that are evidence are final; what was stored for something that did not happen may become invisible and go.

CREATE OR REPLACE TRIGGER file_final BEFORE UPDATE ON file FOR EACH ROW
	SET NEW.size = IF(OLD.complete = 1 AND (NEW.complete = 1
	    OR EXISTS (SELECT 1 FROM evidence WHERE file_id = OLD.id)
	    OR EXISTS (SELECT 1 FROM evidence WHERE shown_id = OLD.id)), NULL, NEW.size);
