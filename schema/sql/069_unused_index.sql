-- Nothing looks for complaints by the whole name of the complainant or by a number of another body: no statement ever
-- used these two, but every intake and every row of an import wrote them.

ALTER TABLE complaint
	DROP KEY IF EXISTS complaint_name,
	DROP KEY IF EXISTS complaint_foreign;
