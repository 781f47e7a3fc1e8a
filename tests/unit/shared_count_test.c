#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../check.h"
#include "base/shared_count.h"

static void
is_seen_by_other_processes(void **state)
{
	char path[] = "/tmp/anjuan-count.XXXXXX";
	struct shared_count count;
	uint64_t before;
	int file = mkstemp(path), status = 1;

	(void)state;
	assert_true(file >= 0);
	close(file);
	count = shared_count_open(path);
	before = shared_count_value(&count);
	assert_true(before > 0);
	for (int i = 0; i < 4; i++)
		if (fork() == 0) {
			struct shared_count mine = shared_count_open(path);

			for (int n = 0; n < 1000; n++)
				shared_count_add(&mine);
			_exit(0);
		}
	for (int i = 0; i < 4; i++) {
		wait(&status);
		assert_int_equal(status, 0);
	}
	assert_int_equal(shared_count_value(&count), before + 4000);
	shared_count_close(&count);
	assert_int_equal(shared_count_value(&count), 0);
	unlink(path);
}

static void
does_without_a_file(void **state)
{
	struct shared_count count = shared_count_open("/nowhere/at/all");

	(void)state;
	assert_int_equal(shared_count_value(&count), 0);
	shared_count_add(&count);
	assert_int_equal(shared_count_value(&count), 0);
	shared_count_close(&count);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_seen_by_other_processes), cmocka_unit_test(does_without_a_file),
	};

	return cmocka_run_group_tests_name("shared_count", tests, NULL, NULL);
}
