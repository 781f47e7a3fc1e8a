/* The only home of gdk-pixbuf. */
#include "exchange/picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "exchange/picture_end.h"

#include "base/banned.h"

enum {
	PIXELS = 50 * 1000 * 1000,
	LONGEST = 30000,
	CHUNK = 64 * 1024,
	WHITE = 0xFFFFFF,
	CHECK_SIZE = 16
};

/* The file, mapped into memory. */
struct content { const unsigned char *bytes; size_t length; };

struct decoding { int edge; bool too_large, sized; };

/* Called when the size is known and nothing is decoded yet; a size of nothing ends the decoding. */
static void
on_size(GdkPixbufLoader *loader, int width, int height, gpointer owner)
{
	struct decoding *decoding = owner;
	int longest = width > height ? width : height;

	decoding->sized = true;
	if (width <= 0 || height <= 0 || longest > LONGEST || (gint64)width * height > PIXELS) {
		decoding->too_large = true;
		gdk_pixbuf_loader_set_size(loader, 0, 0);
		return;
	}
	if (longest > decoding->edge)
		gdk_pixbuf_loader_set_size(loader, MAX(1, (int)((gint64)width * decoding->edge / longest)),
		    MAX(1, (int)((gint64)height * decoding->edge / longest)));
}

/* Feeds the bytes; true when all were taken. */
static bool
feed(GdkPixbufLoader *loader, const unsigned char *bytes, size_t length, const struct decoding *decoding)
{
	bool taken = true;

	for (size_t at = 0; taken && !decoding->too_large && at < length; at += CHUNK)
		taken = gdk_pixbuf_loader_write(loader, bytes + at, MIN(CHUNK, length - at), NULL);
	return taken;
}

/* The decoded picture, the caller's to release; NULL with *fault. */
static GdkPixbuf *
decode(GdkPixbufLoader *loader, const struct content *content, struct decoding *decoding, enum fault *fault)
{
	GdkPixbuf *pixbuf = NULL;
	bool whole;

	g_signal_connect(loader, "size-prepared", G_CALLBACK(on_size), decoding);
	whole = feed(loader, content->bytes, content->length, decoding);
	whole = gdk_pixbuf_loader_close(loader, NULL) && whole;

	*fault = decoding->too_large ? FAULT_TOO_LARGE : FAULT_INPUT;
	if (whole && !decoding->too_large && decoding->sized)
		pixbuf = gdk_pixbuf_loader_get_pixbuf(loader);
	return pixbuf == NULL ? NULL : gdk_pixbuf_apply_embedded_orientation(pixbuf);
}

/* Within the edge and on white; releases what it is given. */
static GdkPixbuf *
finish(GdkPixbuf *pixbuf, int edge)
{
	int width = gdk_pixbuf_get_width(pixbuf), height = gdk_pixbuf_get_height(pixbuf);
	int longest = MAX(width, height);
	GdkPixbuf *result;

	if (longest > edge) {
		width = MAX(1, (int)((gint64)width * edge / longest));
		height = MAX(1, (int)((gint64)height * edge / longest));
	}
	if (gdk_pixbuf_get_has_alpha(pixbuf))
		result = gdk_pixbuf_composite_color_simple(pixbuf, width, height, GDK_INTERP_BILINEAR, 255, CHECK_SIZE,
		    WHITE, WHITE);
	else
		result = gdk_pixbuf_scale_simple(pixbuf, width, height, GDK_INTERP_BILINEAR);
	g_object_unref(pixbuf);
	return result;
}

static enum fault
encode(struct arena *arena, GdkPixbuf *pixbuf, struct picture *picture)
{
	gchar *bytes = NULL;
	gsize length = 0;

	if (!gdk_pixbuf_save_to_buffer(pixbuf, &bytes, &length, "jpeg", NULL, "quality", "82", NULL))
		return log_fault(FAULT_INTERNAL, "a picture could not be encoded");
	*picture = (struct picture){ .jpeg = arena_copy_bytes(arena, bytes, length), .length = length,
	    .width = gdk_pixbuf_get_width(pixbuf), .height = gdk_pixbuf_get_height(pixbuf) };
	g_free(bytes);
	return FAULT_NONE;
}

static bool
is_picture(const char *type)
{
	static const char *const types[] = { "image/jpeg", "image/png", "image/gif", "image/webp", "image/heic" };

	for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
		if (text_equal(type, types[i]))
			return true;
	return false;
}

static GdkPixbufLoader *
loader_for(const char *type)
{
	GdkPixbufLoader *loader = gdk_pixbuf_loader_new_with_mime_type(type, NULL);

	if (loader == NULL && text_equal(type, "image/heic"))
		loader = gdk_pixbuf_loader_new_with_mime_type("image/heif", NULL);
	return loader;
}

/* The fault of an upload that cannot be mapped; an empty one is damaged. */
static enum fault
map(int descriptor, struct content *content)
{
	struct stat file;
	void *bytes;

	if (fstat(descriptor, &file) != 0)
		return log_fault(FAULT_IO, "a picture cannot be read");
	if (file.st_size <= 0)
		return FAULT_INPUT;
	bytes = mmap(NULL, (size_t)file.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
	if (bytes == MAP_FAILED)
		return log_fault(FAULT_IO, "a picture cannot be read");
	*content = (struct content){ bytes, (size_t)file.st_size };
	return FAULT_NONE;
}

/* Decodes, makes smaller, encodes again; the loader is released. */
static enum fault
copy(struct arena *arena, GdkPixbufLoader *loader, const struct content *content, int edge, struct picture *picture)
{
	struct decoding decoding = { .edge = edge };
	enum fault fault;
	GdkPixbuf *pixbuf = decode(loader, content, &decoding, &fault);

	g_object_unref(loader);
	if (pixbuf == NULL)
		return fault;
	pixbuf = finish(pixbuf, edge);
	if (pixbuf == NULL)
		return log_fault(FAULT_INTERNAL, "a picture could not be made smaller");
	fault = encode(arena, pixbuf, picture);
	g_object_unref(pixbuf);
	return fault;
}

enum fault
picture_copy(struct arena *arena, int descriptor, const char *type, int edge, struct picture *picture)
{
	struct content content = { NULL, 0 };
	GdkPixbufLoader *loader;
	enum fault fault;

	if (!is_picture(type))
		return FAULT_NOT_FOUND;
	fault = map(descriptor, &content);
	if (fault != FAULT_NONE)
		return fault;
	loader = loader_for(type);
	if (loader == NULL)
		fault = FAULT_NOT_FOUND;
	else
		fault = copy(arena, loader, &content, edge, picture);
	/* A picture without its end was cut off, whatever the decoder made of it. */
	if (fault == FAULT_NONE && !picture_end_found(type, content.bytes, content.length))
		fault = FAULT_INPUT;
	munmap((void *)content.bytes, content.length);
	return fault;
}
