-- Why a message was cancelled without anybody doing it by hand (PROCEDURE §15: what a case is asked about ends with its round).

ALTER TABLE outbox
	ADD COLUMN IF NOT EXISTS called_off TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'enum call_off: why the product cancelled it; 0: it did not' AFTER changed_by;

-- Who may call a message off may change nothing else of it: calling off cancels what has not gone out, once and for good.
CREATE TRIGGER IF NOT EXISTS outbox_called_off BEFORE UPDATE ON outbox FOR EACH ROW
	SET NEW.called_off = IF(OLD.called_off <> 0 OR OLD.state IN (2, 5), OLD.called_off, NEW.called_off),
	    NEW.doubtful = IF(NEW.called_off <> OLD.called_off AND OLD.state = 1, 1, NEW.doubtful),
	    NEW.next_at = IF(NEW.called_off <> OLD.called_off, NULL, NEW.next_at),
	    NEW.state = IF(NEW.called_off <> OLD.called_off, 5, NEW.state);
