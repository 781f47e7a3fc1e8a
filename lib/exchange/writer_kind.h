/* What a kind of written spreadsheet implements behind sheet_write.h. */
#ifndef EXCHANGE_WRITER_KIND_H
#define EXCHANGE_WRITER_KIND_H

#include "exchange/sheet_write.h"

/* First member of every kind's own structure. */
struct sheet_writer {
	void		(*row)(struct sheet_writer *, const struct sheet_value *);
	enum fault	(*end)(struct sheet_writer *);
};

enum fault csv_writer_open(struct arena *, int descriptor, const struct sheet_layout *,
    struct sheet_writer **) MUST_CHECK;
enum fault xlsx_writer_open(struct arena *, int descriptor, const struct sheet_layout *,
    struct sheet_writer **) MUST_CHECK;

#endif
