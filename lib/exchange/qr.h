/* QR codes as paths for SVG. */
#ifndef EXCHANGE_QR_H
#define EXCHANGE_QR_H

#include "base/fault.h"

struct arena;

struct qr {
	int		 size;	/* modules of an edge, the quiet zone of four included: viewBox="0 0 size size" */
	const char	*path;	/* the dark modules: "M4 4h7v1h-7z…" */
};

/* Draws a text (UTF-8, at most 1000 bytes) with medium error correction; FAULT_TOO_LARGE when it does not fit. */
enum fault qr_draw(struct arena *, const char *text, struct qr *) MUST_CHECK;

#endif
