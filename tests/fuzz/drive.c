/*
 * Hostile bytes without a fuzzing compiler, for the suites: kept inputs are
 * changed at random, by a seed that repeats, and given to one target.
 *
 *   <target> SECONDS SEED LAST FILE...
 *
 * LAST is a file that always holds the input at work, so that after a crash
 * the one to blame is there.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

enum { BYTES = 1 << 16, INPUTS = 32, CHANGES = 6, PATIENCE = 20 };

struct input {
	size_t length;
	uint8_t bytes[BYTES];
};

static const char *const words[] = { "\r\n", "\r\n\r\n", "--", "--b", "--b--", "\"", ";", "=", "=?",
	"?=", "%00", "%ff", "&", "<!DOCTYPE a[", "&#0;", "\xff\xfe", "\xef\xbb\xbf", "\xed\xa0\x80",
	"\xe2\x80\xae", "{", "[", "]}", "-1", "99999999999999999999", "1e999", ",", "\t" };

static struct input inputs[INPUTS];
static size_t input_count = 1; /* the first is empty */
static uint64_t state;

static size_t
below(size_t limit)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return limit == 0 ? 0 : (size_t)(state % limit);
}

static void
read_input(const char *path)
{
	FILE *file = fopen(path, "rb");

	if (file == NULL || input_count == INPUTS) {
		fprintf(stderr, "%s cannot be taken\n", path);
		exit(2);
	}
	inputs[input_count].length = fread(inputs[input_count].bytes, 1, BYTES, file);
	input_count++;
	fclose(file);
}

/* Puts some bytes in at a place, as many as there is room for. */
static void
put_in(struct input *input, const void *bytes, size_t length)
{
	size_t at = below(input->length + 1);

	if (length > BYTES - input->length)
		length = BYTES - input->length;
	memmove(input->bytes + at + length, input->bytes + at, input->length - at);
	memcpy(input->bytes + at, bytes, length);
	input->length += length;
}

static void
take_out(struct input *input)
{
	size_t at = below(input->length), length = 1 + below(1 + (input->length - at) / 4);

	if (input->length == 0)
		return;
	memmove(input->bytes + at, input->bytes + at + length, input->length - at - length);
	input->length -= length;
}

static void
change(struct input *input)
{
	const struct input *other = &inputs[below(input_count)];
	const char *word = words[below(sizeof words / sizeof words[0])];
	size_t at = below(input->length), from = below(other->length);

	switch (below(6)) {
	case 0:
		if (input->length > 0)
			input->bytes[at] ^= (uint8_t)(1 << below(8));
		break;
	case 1:
		if (input->length > 0)
			input->bytes[at] = (uint8_t)below(256);
		break;
	case 2:
		take_out(input);
		break;
	case 3:
		put_in(input, word, strlen(word));
		break;
	case 4:
		put_in(input, other->bytes + from, below(1 + other->length - from));
		break;
	default:
		if (below(4) == 0)
			input->length = at;
		break;
	}
}

/* Maps the file in which the input at work is kept. */
static struct input *
keep_last(const char *path)
{
	int file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	void *map = MAP_FAILED;

	if (file >= 0 && ftruncate(file, sizeof(struct input)) == 0)
		map = mmap(NULL, sizeof(struct input), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
	if (map == MAP_FAILED) {
		fprintf(stderr, "%s cannot be written\n", path);
		exit(2);
	}
	close(file);
	return map;
}

int
main(int argc, char **argv)
{
	struct input *last;
	long rounds = 0;
	time_t until;

	if (argc < 4)
		return 2;
	until = time(NULL) + strtol(argv[1], NULL, 10);
	state = strtoull(argv[2], NULL, 10) * 2 + 1;
	last = keep_last(argv[3]);
	for (int i = 4; i < argc; i++)
		read_input(argv[i]);
	for (; time(NULL) < until; rounds++) {
		const struct input *from = &inputs[below(input_count)];

		last->length = from->length;
		memcpy(last->bytes, from->bytes, from->length);
		for (size_t i = (size_t)rounds < input_count ? 0 : 1 + below(CHANGES); i > 0; i--)
			change(last);
		alarm(PATIENCE);
		LLVMFuzzerTestOneInput(last->bytes, last->length);
	}
	printf("%ld\n", rounds);
	return 0;
}
