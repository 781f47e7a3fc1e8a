#include "../sheet_files.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "base/arena.h"
#include "base/text.h"
#include "exchange/file_type.h"
#include "exchange/picture.h"

#include "base/banned.h"

static struct arena arena;

/* Red on the left, blue on the right. */
static GdkPixbuf *
paint(int width, int height, bool alpha)
{
	GdkPixbuf *pixbuf = gdk_pixbuf_new(GDK_COLORSPACE_RGB, alpha, 8, width, height);
	GdkPixbuf *right = gdk_pixbuf_new_subpixbuf(pixbuf, width / 2, 0, width - width / 2, height);

	gdk_pixbuf_fill(pixbuf, alpha ? 0xFF000000 : 0xFF0000FF);
	gdk_pixbuf_fill(right, 0x0000FFFF);
	g_object_unref(right);
	return pixbuf;
}

static const char *
encoded(const char *format, int width, int height, bool alpha, size_t *length)
{
	GdkPixbuf *pixbuf = paint(width, height, alpha);
	gchar *bytes;
	gsize count;
	const char *copy;

	assert_true(gdk_pixbuf_save_to_buffer(pixbuf, &bytes, &count, format, NULL, NULL));
	copy = arena_copy_bytes(&arena, bytes, count);
	*length = count;
	g_free(bytes);
	g_object_unref(pixbuf);
	return copy;
}

/* An Exif segment: orientation, camera maker, and a position of 39°N 116°E. */
static const char exif[] =
    "\xFF\xE1\x00\xA0" "Exif\0\0" "MM\0\x2A\0\0\0\x08"
    "\0\x03"
    "\x01\x0F\0\x02\0\0\0\x0C\0\0\0\x32"	/* maker, 12 bytes at 50 */
    "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"	/* orientation 6: turn right */
    "\x88\x25\0\x04\0\0\0\x01\0\0\0\x3E"	/* position at 62 */
    "\0\0\0\0"
    "CANARYCAMERA"
    "\0\x04"
    "\0\x01\0\x02\0\0\0\x02N\0\0\0"
    "\0\x02\0\x05\0\0\0\x03\0\0\0\x74"		/* three fractions at 116 */
    "\0\x03\0\x02\0\0\0\x02" "E\0\0\0"
    "\0\x04\0\x05\0\0\0\x03\0\0\0\x74"
    "\0\0\0\0"
    "\0\0\0\x27\0\0\0\x01\0\0\0\x36\0\0\0\x01\0\0\0\x0C\0\0\0\x01"
    "CANARYGPSPOS";

static const char *
with_exif(const char *jpeg, size_t *length)
{
	struct text text = text_begin(&arena);

	text_add_bytes(&text, jpeg, 2);
	text_add_bytes(&text, exif, sizeof(exif) - 1);
	text_add_bytes(&text, jpeg + 2, *length - 2);
	*length = text.length;
	return text.value;
}

/* The colour at a point of a finished copy. */
static unsigned
colour(const struct picture *picture, int x, int y)
{
	GdkPixbufLoader *loader = gdk_pixbuf_loader_new();
	const guchar *pixels;
	GdkPixbuf *pixbuf;
	unsigned result;

	assert_true(gdk_pixbuf_loader_write(loader, (const guchar *)picture->jpeg, picture->length, NULL));
	assert_true(gdk_pixbuf_loader_close(loader, NULL));
	pixbuf = gdk_pixbuf_loader_get_pixbuf(loader);
	pixels = gdk_pixbuf_read_pixels(pixbuf) + y * gdk_pixbuf_get_rowstride(pixbuf) + x * 3;
	result = (pixels[0] > 200u) << 2 | (pixels[1] > 200u) << 1 | (pixels[2] > 200u);
	g_object_unref(loader);
	return result;
}

enum { BLUE = 1, RED = 4, WHITE = 7 };

static enum fault
copy_of(const char *bytes, size_t length, const char *type, int edge, struct picture *picture)
{
	int descriptor = file_of(bytes, length);
	enum fault fault = picture_copy(&arena, descriptor, type, edge, picture);

	close(descriptor);
	return fault;
}

static void
a_turned_photo_is_upright_and_nameless(void **state)
{
	struct picture picture;
	size_t length;
	const char *photo = encoded("jpeg", 4000, 2000, false, &length);

	(void)state;
	photo = with_exif(photo, &length);
	assert_non_null(memmem(photo, length, "CANARYGPSPOS", 12));
	assert_int_equal(copy_of(photo, length, "image/jpeg", PICTURE_SHOWN, &picture), FAULT_NONE);
	assert_int_equal(picture.width, 800);
	assert_int_equal(picture.height, 1600);
	assert_int_equal(colour(&picture, 400, 100), RED);
	assert_int_equal(colour(&picture, 400, 1500), BLUE);
	assert_null(memmem(picture.jpeg, picture.length, "CANARY", 6));
	assert_null(memmem(picture.jpeg, picture.length, "Exif", 4));
	assert_memory_equal(picture.jpeg, "\xFF\xD8\xFF", 3);

	assert_int_equal(copy_of(photo, length, "image/jpeg", PICTURE_THUMBNAIL, &picture), FAULT_NONE);
	assert_int_equal(picture.height, 240);
}

static void
sizes_and_transparency(void **state)
{
	static const struct { const char *format, *type; int width, height; bool alpha; int wide, high; } table[] = {
		{ "jpeg", "image/jpeg", 100, 50, false, 100, 50 }, { "png", "image/png", 3200, 10, true, 1600, 5 },
		{ "png", "image/png", 1, 1, false, 1, 1 }, { "png", "image/png", 9000, 2, false, 1600, 1 },
		{ "png", "image/png", 1601, 1601, true, 1600, 1600 },
	};
	struct picture picture;
	size_t length;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *bytes = encoded(table[i].format, table[i].width, table[i].height, table[i].alpha, &length);

		CHECK_ROW(i, copy_of(bytes, length, table[i].type, PICTURE_SHOWN, &picture) == FAULT_NONE);
		CHECK_ROW(i, picture.width == table[i].wide && picture.height == table[i].high);
		if (table[i].alpha && table[i].high > 100)
			CHECK_ROW(i, colour(&picture, 10, 10) == WHITE);
	}
}

static uint32_t
crc(const unsigned char *bytes, size_t length)
{
	uint32_t result = 0xFFFFFFFF;

	for (size_t i = 0; i < length; i++) {
		result ^= bytes[i];
		for (int bit = 0; bit < 8; bit++)
			result = result >> 1 ^ (0xEDB88320 & -(result & 1));
	}
	return ~result;
}

/* The start of a PNG that claims this size. */
static const char *
claim(uint32_t width, uint32_t height, size_t *length)
{
	unsigned char header[53] = "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR........\x08\x06\0\0\0....\0\0\x10\0IDAT\x78\x9C";
	uint32_t sum;

	for (int i = 0; i < 4; i++) {
		header[16 + i] = (unsigned char)(width >> (24 - 8 * i));
		header[20 + i] = (unsigned char)(height >> (24 - 8 * i));
	}
	sum = crc(header + 12, 17);
	for (int i = 0; i < 4; i++)
		header[29 + i] = (unsigned char)(sum >> (24 - 8 * i));
	*length = sizeof(header);
	return arena_copy_bytes(&arena, header, sizeof(header));
}

static void
hostile_pictures_are_refused(void **state)
{
	struct picture picture;
	size_t length;
	const char *bytes = claim(20000, 20000, &length), *photo;

	(void)state;
	assert_int_equal(copy_of(bytes, length, "image/png", PICTURE_SHOWN, &picture), FAULT_TOO_LARGE);
	bytes = claim(31000, 1, &length);
	assert_int_equal(copy_of(bytes, length, "image/png", PICTURE_SHOWN, &picture), FAULT_TOO_LARGE);
	bytes = claim(100, 100, &length);
	assert_int_equal(copy_of(bytes, length, "image/png", PICTURE_SHOWN, &picture), FAULT_INPUT);
	bytes = claim(0, 100, &length);
	assert_int_not_equal(copy_of(bytes, length, "image/png", PICTURE_SHOWN, &picture), FAULT_NONE);

	photo = encoded("png", 300, 200, false, &length);
	assert_int_equal(copy_of(photo, length - 40, "image/png", PICTURE_SHOWN, &picture), FAULT_INPUT);
	assert_int_equal(copy_of(photo, 5, "image/png", PICTURE_SHOWN, &picture), FAULT_INPUT);
	assert_int_equal(copy_of(photo, length, "image/jpeg", PICTURE_SHOWN, &picture), FAULT_INPUT);
	assert_int_equal(copy_of("", 0, "image/png", PICTURE_SHOWN, &picture), FAULT_INPUT);
	assert_int_equal(copy_of("<svg xmlns='http://www.w3.org/2000/svg'/>", 41, "image/svg+xml", PICTURE_SHOWN, &picture),
	    FAULT_NOT_FOUND);
	assert_int_equal(copy_of("%PDF-1.4", 8, "application/pdf", PICTURE_SHOWN, &picture), FAULT_NOT_FOUND);

	photo = encoded("jpeg", 600, 400, false, &length);
	assert_int_equal(copy_of(photo, length / 2, "image/jpeg", PICTURE_SHOWN, &picture), FAULT_INPUT);
}

/* The smallest lossless WebP, one pixel. */
static void
webp_is_shown_and_must_be_whole(void **state)
{
	static const char webp[] = "RIFF\x1A\0\0\0WEBPVP8L\x0D\0\0\0\x2F\0\0\0\x10\x07\x10\x11\x11\x88\x88\xFE\x07";
	struct picture picture;

	(void)state;
	assert_int_equal(sizeof(webp), 34);
	assert_int_equal(copy_of(webp, sizeof(webp), "image/webp", PICTURE_SHOWN, &picture), FAULT_NONE);
	assert_int_equal(picture.width, 1);
	assert_int_equal(copy_of(webp, sizeof(webp) - 6, "image/webp", PICTURE_SHOWN, &picture), FAULT_INPUT);
}

static int
release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_turned_photo_is_upright_and_nameless),
		cmocka_unit_test(sizes_and_transparency),
		cmocka_unit_test(hostile_pictures_are_refused),
		cmocka_unit_test(webp_is_shown_and_must_be_whole),
	};

	return cmocka_run_group_tests_name("picture", tests, NULL, release);
}
