-- Pairs of characters are made lower case and narrow before they are stored and before they are sought, so the
-- index need not weigh languages against each other: comparing them byte by byte takes a third off writing a case.
-- The index is dropped first, so that the rows are copied without it, and then made in one go.

ALTER TABLE case_text
	DROP KEY IF EXISTS case_text_grams,
	MODIFY grams MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
		COMMENT 'pairs of characters for the full-text index, compared byte by byte';

ALTER TABLE case_text ADD FULLTEXT KEY IF NOT EXISTS case_text_grams (grams);

ALTER TABLE archive_text
	DROP KEY IF EXISTS archive_text_grams,
	MODIFY grams MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
		COMMENT 'pairs of characters for the full-text index, compared byte by byte';

ALTER TABLE archive_text ADD FULLTEXT KEY IF NOT EXISTS archive_text_grams (grams);
