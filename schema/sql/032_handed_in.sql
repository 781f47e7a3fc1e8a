-- What somebody handed in is followed by that person to the end (PROCEDURE §9.8, S2·15).

ALTER TABLE complaint
	ADD KEY IF NOT EXISTS complaint_handed_in (receiver_id, channel, id);
