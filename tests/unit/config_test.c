#include "../check.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/config.h"
#include "base/text.h"

#include "base/banned.h"

static struct arena arena;

/* A file with this content; gives its path. */
static const char *
write_file(const char *content)
{
	char *path = arena_copy(&arena, "/tmp/config_test.XXXXXX");
	int file = mkstemp(path);

	assert_true(file >= 0);
	assert_int_equal(write(file, content, strlen(content)), strlen(content));
	close(file);
	return path;
}

static enum fault
load(const char *content, struct config *config, const char **problem)
{
	const char *path = write_file(content);
	enum fault fault = config_load(path, &arena, config, problem);

	unlink(path);
	return fault;
}

static void
the_example_equals_the_defaults(void **state)
{
	struct config example, empty;
	const char *problem;

	(void)state;
	assert_int_equal(config_load("conf/anjuan.conf.example", &arena, &example, &problem), FAULT_NONE);
	assert_int_equal(load("", &empty, &problem), FAULT_NONE);
	assert_string_equal(example.database_socket, empty.database_socket);
	assert_string_equal(example.database_name, empty.database_name);
	assert_string_equal(example.database_password_dir, empty.database_password_dir);
	assert_string_equal(example.share_dir, empty.share_dir);
	assert_string_equal(example.run_dir, empty.run_dir);
	assert_string_equal(example.upload_dir, empty.upload_dir);
	assert_string_equal(example.secret_file, empty.secret_file);
	assert_string_equal(example.procedure_file, empty.procedure_file);
	assert_string_equal(example.company_zh, empty.company_zh);
	assert_string_equal(example.company_en, empty.company_en);
	assert_string_equal(example.service_phone, empty.service_phone);
	assert_string_equal(example.public_url, empty.public_url);
	assert_string_equal(example.base_path, empty.base_path);
	assert_int_equal(example.workers, empty.workers);
	assert_int_equal(example.upload_limit, empty.upload_limit);
	assert_int_equal(example.secure_cookies, empty.secure_cookies);
	assert_string_equal(example.mail_server, empty.mail_server);
	assert_string_equal(example.mail_from, empty.mail_from);
	assert_string_equal(example.mail_mailbox, empty.mail_mailbox);
	assert_int_equal(example.mail_tls, empty.mail_tls);
	assert_int_equal(example.mail_plus, empty.mail_plus);
	assert_int_equal(example.mail_limit, empty.mail_limit);
	assert_string_equal(example.webhook_url, empty.webhook_url);
	assert_string_equal(example.robot_url, empty.robot_url);
}

static void
values_are_read(void **state)
{
	struct config config;
	const char *problem;

	(void)state;
	assert_int_equal(load("# a remark\r\n\n  company_zh =  和谐物业 服务中心 \r\nworkers=12\nbase_path = /anjuan\n"
	    "database_password_dir = /etc/pw", &config, &problem), FAULT_NONE);
	assert_string_equal(config.company_zh, "和谐物业 服务中心");
	assert_int_equal(config.workers, 12);
	assert_string_equal(config.base_path, "/anjuan");
	assert_string_equal(config.database_password_dir, "/etc/pw");
}

static void
sections_hold_their_own_settings(void **state)
{
	struct config config;
	const char *problem;

	(void)state;
	assert_int_equal(load("workers = 2\n[mail]\nserver = smtp://127.0.0.1:2525\nfrom = kefu@heyue.example\ntls=0\n"
	    "\n [webhook] \nurl = https://sms.example/send?app=7\n[robot]\nurl = https://chat.example/send?key=1\n",
	    &config, &problem), FAULT_NONE);
	assert_string_equal(config.mail_server, "smtp://127.0.0.1:2525");
	assert_string_equal(config.mail_from, "kefu@heyue.example");
	assert_int_equal(config.mail_tls, 0);
	assert_string_equal(config.webhook_url, "https://sms.example/send?app=7");
	assert_string_equal(config.robot_url, "https://chat.example/send?key=1");
	assert_int_equal(config.workers, 2);
}

static void
what_is_wrong_is_named_with_its_place(void **state)
{
	static const struct { const char *content, *place, *part; } table[] = {
		{ "worker = 4\n", ":1:1: ", "no setting \"worker\"" },
		{ "\n  colour = red\n", ":2:3: ", "no setting \"colour\"" },
		{ "workers = four\n", ":1:11: ", "whole number" },
		{ "workers = 4x\n", ":1:11: ", "whole number" },
		{ "workers = 0\n", ":1:11: ", "between 1 and 256" },
		{ "workers = 257\n", ":1:11: ", "between 1 and 256" },
		{ "workers =\n", ":1:10: ", "whole number" },
		{ "secure_cookies = yes\n", ":1:18: ", "whole number" },
		{ "workers 4\n", ":1:10: ", "\"=\" is missing" },
		{ "run_dir = run\n", ":1:11: ", "absolute path" },
		{ "run_dir =\n", ":1:10: ", "absolute path" },
		{ "database_password_dir = pw\n", ":1:25: ", "absolute path" },
		{ "base_path = anjuan\n", ":1:13: ", "without a final" },
		{ "base_path = /anjuan/\n", ":1:13: ", "without a final" },
		{ "public_url = service.example\n", ":1:14: ", "https://" },
		{ "workers = 4\nworkers = 5\n", ":2:1: ", "a second time" },
		{ "company_zh = \xFF\n", ":1:1: ", "UTF-8" },
		{ "[post]\n", ":1:1: ", "no section [post]" },
		{ "[]\n", ":1:1: ", "no section []" },
		{ "[mail\n", ":1:1: ", "write a section" },
		{ "[mail] server = x\n", ":1:1: ", "write a section" },
		{ "[mail]\nworkers = 4\n", ":2:1: ", "in section mail" },
		{ "server = smtp://x\n", ":1:1: ", "no setting \"server\"" },
		{ "[mail]\nserver = mail.example\n", ":2:10: ", "smtp://mail.example:587" },
		{ "[mail]\nserver = smtp://\n", ":2:10: ", "smtp://mail.example:587" },
		{ "[mail]\nserver = smtp://mail example\n", ":2:10: ", "smtp://mail.example:587" },
		{ "[mail]\nfrom = kefu\n", ":2:8: ", "mail address" },
		{ "[mail]\nfrom = kefu@\n", ":2:8: ", "mail address" },
		{ "[mail]\nfrom = a b@c.example\n", ":2:8: ", "mail address" },
		{ "[mail]\nserver = smtp://x\n", ":2:1: ", "no \"from\"" },
		{ "[mail]\nuser = x\n", ":2:1: ", "together" },
		{ "[mail]\nplus = 1\n", ":2:1: ", "no \"mailbox\"" },
		{ "[mail]\nlimit = 10\n", ":2:9: ", "between" },
		{ "[webhook]\nurl = http://sms.example\n", ":2:7: ", "https://" },
		{ "[robot]\nurl = https://\n", ":2:7: ", "https://" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct config config;
		const char *problem = NULL;

		CHECK_ROW(i, load(table[i].content, &config, &problem) == FAULT_INPUT);
		CHECK_ROW(i, problem != NULL && strstr(problem, table[i].place) != NULL);
		CHECK_ROW(i, strstr(problem, table[i].part) != NULL);
	}
}

static void
a_file_that_cannot_be_read_is_named(void **state)
{
	struct config config;
	const char *problem;

	(void)state;
	assert_int_equal(config_load("/nowhere/anjuan.conf", &arena, &config, &problem), FAULT_NOT_FOUND);
	assert_true(text_starts(problem, "/nowhere/anjuan.conf: "));
	assert_int_equal(config_load("/tmp", &arena, &config, &problem), FAULT_IO);
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
		cmocka_unit_test(the_example_equals_the_defaults), cmocka_unit_test(values_are_read),
		cmocka_unit_test(sections_hold_their_own_settings),
		cmocka_unit_test(what_is_wrong_is_named_with_its_place),
		cmocka_unit_test(a_file_that_cannot_be_read_is_named),
	};

	return cmocka_run_group_tests_name("config", tests, NULL, release);
}
