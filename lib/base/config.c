#include "base/config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"

#include "base/banned.h"

enum { FILE_BYTES = 64 * 1024 };

enum setting_kind {
	SETTING_TEXT, SETTING_PATH, SETTING_OPTIONAL_PATH, SETTING_BASE, SETTING_URL, SETTING_NUMBER,
	SETTING_MAIL_SERVER, SETTING_HOOK, SETTING_ADDRESS,
};

struct setting {
	const char		*section, *name;
	enum setting_kind	 kind;
	size_t			 offset;
	const char		*otherwise;	/* the default, as it would be written in the file */
	int64_t			 min, max;
};

#define SETTING(field, kind, otherwise) { "", #field, kind, offsetof(struct config, field), otherwise, 0, 0 }
#define NUMBER(field, otherwise, min, max) \
	{ "", #field, SETTING_NUMBER, offsetof(struct config, field), otherwise, min, max }
#define BELOW(section, name, kind) { #section, #name, kind, offsetof(struct config, section##_##name), "", 0, 0 }
#define NUMBER_BELOW(section, name, otherwise, min, max) \
	{ #section, #name, SETTING_NUMBER, offsetof(struct config, section##_##name), otherwise, min, max }

static const struct setting settings[] = {
	SETTING(database_socket, SETTING_PATH, "/run/mysqld/mysqld.sock"),
	SETTING(database_name, SETTING_TEXT, "anjuan"),
	SETTING(database_password_dir, SETTING_OPTIONAL_PATH, ""),
	SETTING(share_dir, SETTING_PATH, "/usr/share/anjuan"),
	SETTING(run_dir, SETTING_PATH, "/run/anjuan"),
	SETTING(upload_dir, SETTING_PATH, "/var/lib/anjuan/upload"),
	SETTING(secret_file, SETTING_PATH, "/etc/anjuan/secret"),
	SETTING(procedure_file, SETTING_PATH, "/usr/share/anjuan/procedure/property.xml"),
	SETTING(company_zh, SETTING_TEXT, ""),
	SETTING(company_en, SETTING_TEXT, ""),
	SETTING(service_phone, SETTING_TEXT, ""),
	SETTING(public_url, SETTING_URL, "http://localhost"),
	SETTING(base_path, SETTING_BASE, ""),
	NUMBER(workers, "4", 1, 256),
	NUMBER(upload_limit, "52428800", 1024, INT64_C(1) << 32),
	NUMBER(secure_cookies, "1", 0, 1),
	BELOW(mail, server, SETTING_MAIL_SERVER),
	NUMBER_BELOW(mail, tls, "1", 0, 1),
	BELOW(mail, ca_file, SETTING_OPTIONAL_PATH),
	BELOW(mail, user, SETTING_TEXT),
	BELOW(mail, password_file, SETTING_OPTIONAL_PATH),
	BELOW(mail, from, SETTING_ADDRESS),
	BELOW(mail, mailbox, SETTING_ADDRESS),
	NUMBER_BELOW(mail, plus, "0", 0, 1),
	NUMBER_BELOW(mail, limit, "26214400", 1024, INT64_C(1) << 28),
	BELOW(webhook, url, SETTING_HOOK),
	BELOW(webhook, ca_file, SETTING_OPTIONAL_PATH),
	BELOW(webhook, token_file, SETTING_OPTIONAL_PATH),
	BELOW(robot, url, SETTING_HOOK),
	BELOW(robot, ca_file, SETTING_OPTIONAL_PATH),
};

enum { SETTING_COUNT = sizeof(settings) / sizeof(settings[0]) };

/* A configuration file being read. */
struct reading {
	struct arena	*arena;
	struct config	*config;
	const char	*path;
	const char	*line_start;
	int		 line;
	const char	*section;	/* "" before the first */
	bool		 seen[SETTING_COUNT];
	const char	**problem;
};

static enum fault
complain(struct reading *reading, const char *at, const char *message)
{
	*reading->problem = arena_format(reading->arena, "%s:%d:%d: %s", reading->path, reading->line,
	    (int)(at - reading->line_start) + 1, message);
	return FAULT_INPUT;
}

/* local@domain of plain characters; what mail addresses may hold beyond that, no centre's own mailbox has. */
static bool
is_address(const char *value)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
	const char *at = strchr(value, '@');

	return at != NULL && at > value && at - value <= 64 && strlen(at + 1) >= 1 && strlen(value) <= 254 &&
	    strspn(value, plain) == (size_t)(at - value) && strspn(at + 1, plain) == strlen(at + 1);
}

/* What is wrong with a place to send to, or NULL. */
static const char *
delivery_problem(enum setting_kind kind, const char *value)
{
	size_t length = strlen(value);

	if (length == 0)
		return NULL;
	if (kind == SETTING_MAIL_SERVER && (strcspn(value, " ?#@") < length ||
	    !((text_starts(value, "smtp://") && length > 7) || (text_starts(value, "smtps://") && length > 8))))
		return "must be empty or a server such as \"smtp://mail.example:587\" or \"smtps://mail.example:465\"";
	if (kind == SETTING_HOOK && (strcspn(value, " #") < length || !text_starts(value, "https://") || length == 8))
		return "must be empty or an address such as \"https://sms.example/send\"";
	if (kind == SETTING_ADDRESS && !is_address(value))
		return "must be empty or a mail address such as \"service@company.example\"";
	return NULL;
}

/* What is wrong with a text of this kind, or NULL. */
static const char *
text_problem(enum setting_kind kind, const char *value)
{
	size_t length = strlen(value);
	bool slash = length > 0 && value[length - 1] == '/';

	if (kind == SETTING_OPTIONAL_PATH && length == 0)
		return NULL;
	if ((kind == SETTING_PATH || kind == SETTING_OPTIONAL_PATH) && value[0] != '/')
		return "must be an absolute path: start it with \"/\"";
	if (kind == SETTING_BASE && length > 0 && (value[0] != '/' || slash || strpbrk(value, "?#%;\" ") != NULL))
		return "must be empty or a path such as \"/anjuan\", without a final \"/\"";
	if (kind == SETTING_URL && (slash || !(text_starts(value, "http://") || text_starts(value, "https://"))))
		return "must be an address such as \"https://service.example\", without a final \"/\"";
	return delivery_problem(kind, value);
}

/* Stores a value into the configuration; gives what is wrong with it, or NULL. */
static const char *
apply(struct arena *arena, struct config *config, const struct setting *setting, const char *value)
{
	void *place = (char *)config + setting->offset;
	const char *problem;
	int64_t number;

	if (setting->kind == SETTING_NUMBER) {
		if (!text_number(value, &number))
			return arena_format(arena, "%s must be a whole number such as %s", setting->name,
			    setting->otherwise);
		if (number < setting->min || number > setting->max)
			return arena_format(arena, "%s must be between %lld and %lld", setting->name,
			    (long long)setting->min, (long long)setting->max);
		memcpy(place, &number, sizeof(number));
		return NULL;
	}
	problem = text_problem(setting->kind, value);
	if (problem != NULL)
		return arena_format(arena, "%s %s", setting->name, problem);
	memcpy(place, &value, sizeof(value));
	return NULL;
}

static const char *
skip_space(const char *at, const char *end)
{
	while (at < end && (*at == ' ' || *at == '\t'))
		at++;
	return at;
}

static const char *
drop_space(const char *start, const char *end)
{
	while (end > start && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\r'))
		end--;
	return end;
}

static const struct setting *
find_setting(const char *section, const char *name)
{
	for (size_t i = 0; i < SETTING_COUNT; i++)
		if (strcmp(settings[i].section, section) == 0 && strcmp(settings[i].name, name) == 0)
			return &settings[i];
	return NULL;
}

/* "[mail]": the settings that follow are the section's. */
static enum fault
read_section(struct reading *reading, const char *start, const char *end)
{
	const char *name = arena_copy_bytes(reading->arena, start + 1, (size_t)(end - start) - 1);
	size_t length = strcspn(name, "]");

	if (name[length] == '\0' || name[length + 1] != '\0')
		return complain(reading, start, "write a section as [mail]");
	reading->section = arena_copy_bytes(reading->arena, name, length);
	for (size_t i = 0; i < SETTING_COUNT; i++)
		if (length > 0 && strcmp(settings[i].section, reading->section) == 0)
			return FAULT_NONE;
	return complain(reading, start, arena_format(reading->arena,
	    "there is no section [%s]; anjuan.conf.example lists them all", reading->section));
}

static enum fault
read_line(struct reading *reading, const char *start, const char *end)
{
	const char *name = skip_space(start, end), *equals, *value, *word, *problem;
	const struct setting *setting;

	end = drop_space(name, end);
	if (name == end || *name == '#')
		return FAULT_NONE;
	if (!text_is_clean(name, (size_t)(end - name)))
		return complain(reading, name, "is not plain UTF-8 text");
	if (*name == '[')
		return read_section(reading, name, end);
	equals = memchr(name, '=', (size_t)(end - name));
	if (equals == NULL)
		return complain(reading, end, "\"=\" is missing: write name = value, or # before a remark");

	word = arena_copy_bytes(reading->arena, name, (size_t)(drop_space(name, equals) - name));
	setting = find_setting(reading->section, word);
	if (setting == NULL)
		return complain(reading, name, arena_format(reading->arena,
		    "there is no setting \"%s\"%s%s; anjuan.conf.example lists them all", word,
		    reading->section[0] == '\0' ? "" : " in section ", reading->section));
	if (reading->seen[setting - settings])
		return complain(reading, name, arena_format(reading->arena,
		    "\"%s\" is set a second time; keep one of the lines", word));
	reading->seen[setting - settings] = true;

	value = skip_space(equals + 1, end);
	problem = apply(reading->arena, reading->config, setting,
	    arena_copy_bytes(reading->arena, value, (size_t)(end - value)));
	return problem == NULL ? FAULT_NONE : complain(reading, value, problem);
}

static enum fault
read_lines(struct reading *reading, const char *text, size_t length)
{
	const char *end = text + length, *line_end;
	enum fault fault;

	while (text < end) {
		line_end = memchr(text, '\n', (size_t)(end - text));
		if (line_end == NULL)
			line_end = end;
		reading->line++;
		reading->line_start = text;
		fault = read_line(reading, text, line_end);
		if (fault != FAULT_NONE)
			return fault;
		text = line_end + 1;
	}
	return FAULT_NONE;
}

/* Settings that are of no use without another. */
static const char *
together_problem(const struct config *config)
{
	if (!text_empty(config->mail_server) && text_empty(config->mail_from))
		return "[mail] has a server but no \"from\", the address that letters come from";
	if (text_empty(config->mail_user) != text_empty(config->mail_password_file))
		return "[mail] needs \"user\" and \"password_file\" together";
	if (config->mail_plus && text_empty(config->mail_mailbox))
		return "[mail] has \"plus\" but no \"mailbox\"";
	return NULL;
}

/* Reads the whole file into the arena. */
static enum fault
read_file(struct reading *reading, const char **text, size_t *length)
{
	int file = open(reading->path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	char *bytes = arena_alloc(reading->arena, FILE_BYTES);
	ssize_t part = -1;

	*length = 0;
	if (file >= 0) {
		while ((part = read(file, bytes + *length, FILE_BYTES - *length)) > 0)
			*length += (size_t)part;
		if (part < 0) {
			int error = errno;

			close(file);
			errno = error;
		} else {
			close(file);
		}
	}
	*text = bytes;
	if (part == 0 && *length < FILE_BYTES)
		return FAULT_NONE;
	*reading->problem = arena_format(reading->arena, "%s: %s", reading->path,
	    part == 0 ? "is longer than a configuration can be" : strerror(errno));
	return part < 0 && errno == ENOENT ? FAULT_NOT_FOUND : FAULT_IO;
}

enum fault
config_load(const char *path, struct arena *arena, struct config *config, const char **problem)
{
	struct reading reading = { .arena = arena, .config = config, .path = path, .section = "", .problem = problem };
	const char *text, *missing;
	size_t length;
	enum fault fault;

	*config = (struct config){ 0 };
	*problem = NULL;
	for (size_t i = 0; i < SETTING_COUNT; i++) {
		*problem = apply(arena, config, &settings[i], settings[i].otherwise);
		if (*problem != NULL)
			return FAULT_INTERNAL;
	}
	fault = read_file(&reading, &text, &length);
	if (fault != FAULT_NONE || (fault = read_lines(&reading, text, length)) != FAULT_NONE)
		return fault;
	missing = together_problem(config);
	return missing == NULL ? FAULT_NONE : complain(&reading, reading.line_start, missing);
}
