/* The only home of libqrencode. */
#include "exchange/qr.h"

#include <qrencode.h>
#include <string.h>

#include "base/log.h"
#include "base/text.h"

#include "base/banned.h"

enum { QUIET_ZONE = 4, MOST_BYTES = 1000 };

/* One piece of path for every run of dark modules in a row. */
static void
add_row(struct text *path, const unsigned char *modules, int width, int y)
{
	for (int x = 0, run; x < width; x += run + (run == 0)) {
		for (run = 0; x + run < width && (modules[x + run] & 1) != 0; run++)
			;
		if (run > 0)
			text_add_format(path, "M%d %dh%dv1h-%dz", x + QUIET_ZONE, y + QUIET_ZONE, run, run);
	}
}

enum fault
qr_draw(struct arena *arena, const char *text, struct qr *qr)
{
	QRcode *code;
	struct text path = text_begin(arena);

	if (text_empty(text) || strnlen(text, MOST_BYTES + 1) > MOST_BYTES)
		return FAULT_TOO_LARGE;
	code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
	if (code == NULL)
		return log_fault(FAULT_INTERNAL, "a QR code could not be made");

	for (int y = 0; y < code->width; y++)
		add_row(&path, code->data + y * code->width, code->width, y);
	*qr = (struct qr){ .size = code->width + 2 * QUIET_ZONE, .path = path.value };
	QRcode_free(code);
	return FAULT_NONE;
}
