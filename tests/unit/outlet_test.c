/* What goes to the web server arrives byte for byte, in records that it can read, whatever its length. */
#include "../check.h"

#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "web/outlet.h"

#include "base/banned.h"

enum { REQUEST = 0x0102, HEADER = 8, STDOUT = 6, MOST = 1200000 };

static struct arena arena;

/* The other side of the socket: reads until the end and takes the records apart. */
struct reader {
	int		socket;
	char		*bytes;
	size_t		 length;
	bool		 sound;
};

static bool
read_whole(int socket, void *bytes, size_t length)
{
	for (size_t at = 0; at < length;) {
		ssize_t got = read(socket, (char *)bytes + at, length - at);

		if (got <= 0)
			return false;
		at += (size_t)got;
	}
	return true;
}

static void *
read_records(void *context)
{
	struct reader *reader = context;
	unsigned char head[HEADER];

	reader->sound = true;
	while (read_whole(reader->socket, head, HEADER)) {
		size_t length = (size_t)head[4] << 8 | head[5];

		reader->sound = reader->sound && head[0] == 1 && head[1] == STDOUT &&
		    (head[2] << 8 | head[3]) == REQUEST && length > 0 && head[6] == 0 &&
		    reader->length + length <= MOST &&
		    read_whole(reader->socket, reader->bytes + reader->length, length);
		if (!reader->sound)
			break;
		reader->length += length;
	}
	return NULL;
}

static void
arrives(size_t first, size_t second)
{
	char *sent = arena_alloc(&arena, first + second + 1);
	struct piece pieces[] = { { sent, first }, { sent + first, second } };
	struct reader reader = { .bytes = arena_alloc(&arena, MOST) };
	int sockets[2];
	pthread_t thread;

	for (size_t i = 0; i < first + second; i++)
		sent[i] = (char)(i * 31 + i / 251);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sockets), 0);
	reader.socket = sockets[1];
	assert_int_equal(pthread_create(&thread, NULL, read_records, &reader), 0);
	assert_true(outlet_write(sockets[0], REQUEST, pieces, 2));
	close(sockets[0]);
	pthread_join(thread, NULL);
	close(sockets[1]);
	assert_true(reader.sound);
	assert_int_equal(reader.length, first + second);
	assert_memory_equal(reader.bytes, sent, first + second);
	arena_release(&arena);
}

static void
every_length_arrives(void **state)
{
	static const size_t lengths[] = { 0, 1, 7, 8, 65527, 65528, 65529, 65535, 65536, 131056, 524225, 1000003 };

	(void)state;
	for (size_t i = 0; i < COUNT(lengths); i++) {
		arrives(lengths[i], 0);
		arrives(0, lengths[i]);
		arrives(403, lengths[i]);
	}
}

static void
a_reader_who_left_is_noticed(void **state)
{
	static char bytes[MOST];
	struct piece piece = { bytes, sizeof(bytes) };
	int sockets[2];

	(void)state;
	(void)signal(SIGPIPE, SIG_IGN);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sockets), 0);
	close(sockets[1]);
	assert_false(outlet_write(sockets[0], REQUEST, &piece, 1));
	close(sockets[0]);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_length_arrives), cmocka_unit_test(a_reader_who_left_is_noticed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
