#include "web/outlet.h"

#include <errno.h>
#include <stdint.h>
#include <sys/uio.h>

#include <fastcgi.h>

#include "base/banned.h"

/* A record holds at most 65,535 bytes; whole eights need no padding. */
enum { RECORD_BYTES = 65528, RECORDS = 8, BYTE = 8, LOW = 0xFF };

/* Records that go out together, each a header and what it announces. */
struct outlet {
	int		socket, request_id, records;
	FCGI_Header	heads[RECORDS];
	struct iovec	parts[2 * RECORDS];
};

static bool
flush(struct outlet *outlet)
{
	struct iovec *part = outlet->parts, *end = part + 2 * outlet->records;

	while (part < end) {
		ssize_t sent = writev(outlet->socket, part, (int)(end - part));

		if (sent < 0 && errno != EINTR)
			return false;
		for (; sent > 0 && part < end && (size_t)sent >= part->iov_len; part++)
			sent -= (ssize_t)part->iov_len;
		if (sent > 0) {
			part->iov_base = (char *)part->iov_base + sent;
			part->iov_len -= (size_t)sent;
		}
	}
	outlet->records = 0;
	return true;
}

static void
add_record(struct outlet *outlet, const char *bytes, size_t length)
{
	FCGI_Header *head = &outlet->heads[outlet->records];
	struct iovec *parts = &outlet->parts[2 * outlet->records++];

	*head = (FCGI_Header){
		.version = FCGI_VERSION_1, .type = FCGI_STDOUT,
		.requestIdB1 = (unsigned char)(outlet->request_id >> BYTE),
		.requestIdB0 = (unsigned char)(outlet->request_id & LOW),
		.contentLengthB1 = (unsigned char)(length >> BYTE), .contentLengthB0 = (unsigned char)(length & LOW),
	};
	parts[0] = (struct iovec){ head, sizeof(*head) };
	parts[1] = (struct iovec){ (void *)(uintptr_t)bytes, length };
}

bool
outlet_write(int socket, int request_id, const struct piece *pieces, size_t count)
{
	struct outlet outlet = { .socket = socket, .request_id = request_id };

	for (size_t i = 0; i < count; i++)
		for (size_t at = 0; at < pieces[i].length;) {
			size_t left = pieces[i].length - at, length = left < RECORD_BYTES ? left : RECORD_BYTES;

			if (outlet.records == RECORDS && !flush(&outlet))
				return false;
			add_record(&outlet, (const char *)pieces[i].bytes + at, length);
			at += length;
		}
	return flush(&outlet);
}
