/* Transactions that meet others: retried as a whole, nothing lost, nothing twice. */
#include <sys/mman.h>

#include "server.h"

enum { WORKERS = 4, ROUNDS = 60 };

/* What the processes of a test share. */
struct shared {
	int	acknowledged, exhausted, failed, tries;
	int	ready[2];
};

static struct shared *shared;

static int
start(void **state)
{
	struct db *db;

	(void)state;
	shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (shared == MAP_FAILED || server_start("--empty") != 0)
		return -1;
	db = server_owner();
	server_sql(db, "CREATE TABLE counter (id INT PRIMARY KEY, number BIGINT NOT NULL)");
	server_sql(db, "INSERT INTO counter VALUES (1, 0), (2, 0)");
	db_close(db);
	return 0;
}

static enum fault
read_counter(struct db *db, struct arena *arena, int64_t id, int64_t *number)
{
	struct query *query = server_query(db, arena, "SELECT number FROM counter WHERE id = ?");
	enum fault fault;

	bind_id(query, id);
	fault = db_select_one(query);
	if (fault == FAULT_NONE)
		*number = row_number(query);
	return fault;
}

static enum fault
write_counter(struct db *db, struct arena *arena, int64_t id, int64_t number)
{
	struct query *query = server_query(db, arena, "UPDATE counter SET number = ? WHERE id = ?");

	bind_number(query, number);
	bind_id(query, id);
	return db_run(query);
}

/* Reads, thinks, writes: what loses updates when isolation is too weak. */
static enum fault
increment(struct db *db, void *context)
{
	struct arena arena = {0};
	int64_t number = 0;
	enum fault fault = read_counter(db, &arena, 1, &number);

	(void)context;
	__atomic_add_fetch(&shared->tries, 1, __ATOMIC_SEQ_CST);
	if (fault == FAULT_NONE) {
		usleep(500);
		fault = write_counter(db, &arena, 1, number + 1);
	}
	arena_release(&arena);
	return fault;
}

/* A child must not stop the parent's server: it leaves by _exit(). */
static void
increment_often(const char *isolation)
{
	struct db *db = server_owner();

	server_sql(db, isolation);
	for (int i = 0; i < ROUNDS; i++) {
		enum fault fault = db_transact(db, increment, NULL);

		__atomic_add_fetch(fault == FAULT_NONE ? &shared->acknowledged :
		    fault == FAULT_RETRY ? &shared->exhausted : &shared->failed, 1, __ATOMIC_SEQ_CST);
	}
	db_close(db);
	_exit(0);
}

/* How many acknowledged increments are missing after several processes counted at once. */
static int64_t
lost_updates(const char *isolation)
{
	struct db *db = server_owner();
	int64_t number;

	*shared = (struct shared){0};
	server_sql(db, "UPDATE counter SET number = 0");
	for (int i = 0; i < WORKERS; i++)
		if (fork() == 0)
			increment_often(isolation);
	for (int i = 0; i < WORKERS; i++)
		wait(NULL);
	number = server_number(db, "SELECT number FROM counter WHERE id = 1");
	db_close(db);
	assert_int_equal(shared->failed, 0);
	assert_true(shared->acknowledged > 0);
	printf("# %s: %d acknowledged, %d gave up after retries, %d tries, %d lost\n", isolation,
	    shared->acknowledged, shared->exhausted, shared->tries, (int)(shared->acknowledged - number));
	return shared->acknowledged - number;
}

static void
test_no_lost_update(void **state)
{
	(void)state;
	assert_int_equal(lost_updates("SET @nothing = 0"), 0);
}

/* The same harness must see the loss when the protection is taken away. */
static void
test_control_loses(void **state)
{
	(void)state;
	assert_true(lost_updates("SET SESSION tx_isolation = 'READ-COMMITTED'") > 0);
}

struct disturbance {
	int		 tries, disturbed_tries;
	enum fault	 fault;		/* what the work gives when it is not 0 */
};

/* Somebody else changes the row between this transaction's read and write. */
static enum fault
disturbed(struct db *db, void *context)
{
	struct disturbance *disturbance = context;
	struct arena arena = {0};
	int64_t number = 0;
	enum fault fault = read_counter(db, &arena, 1, &number);

	if (disturbance->tries++ < disturbance->disturbed_tries) {
		struct db *other = server_owner();

		server_sql(other, "UPDATE counter SET number = number + 10 WHERE id = 1");
		db_close(other);
	}
	if (fault == FAULT_NONE)
		fault = write_counter(db, &arena, 1, number + 1);
	arena_release(&arena);
	return fault == FAULT_NONE ? disturbance->fault : fault;
}

struct row {
	int		 disturbed_tries;
	enum fault	 given, result;
	int		 tries;
	int64_t		 number;
};

static const struct row rows[] = {
	{ 0, FAULT_NONE, FAULT_NONE, 1, 1 },
	{ 1, FAULT_NONE, FAULT_NONE, 2, 11 },
	{ 4, FAULT_NONE, FAULT_NONE, 5, 41 },
	{ 99, FAULT_NONE, FAULT_RETRY, 5, 50 },
	{ 0, FAULT_CONFLICT, FAULT_CONFLICT, 1, 0 },
	{ 0, FAULT_REFUSED, FAULT_REFUSED, 1, 0 },
	{ 0, FAULT_NOT_FOUND, FAULT_NOT_FOUND, 1, 0 },
	{ 0, FAULT_RETRY, FAULT_RETRY, 5, 0 },
	{ 0, FAULT_UNAVAILABLE, FAULT_UNAVAILABLE, 2, 0 },
};

static void
test_retry(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct disturbance disturbance = { .disturbed_tries = rows[i].disturbed_tries, .fault = rows[i].given };
		struct db *db = server_owner();

		server_sql(db, "UPDATE counter SET number = 0");
		CHECK_ROW(i, db_transact(db, disturbed, &disturbance) == rows[i].result);
		CHECK_ROW(i, !db_in_transaction(db));
		CHECK_ROW(i, disturbance.tries == rows[i].tries);
		CHECK_ROW(i, server_number(db, "SELECT number FROM counter WHERE id = 1") == rows[i].number);
		db_close(db);
	}
}

/* Locks the rows in the order given; at the first try only when the other process has its first one too. */
static enum fault
cross(struct db *db, void *context)
{
	const int *first = context;
	struct arena arena = {0};
	struct query *query = server_query(db, &arena, "UPDATE counter SET number = number + 1 WHERE id = ?");
	enum fault fault;

	__atomic_add_fetch(&shared->tries, 1, __ATOMIC_SEQ_CST);
	bind_id(query, *first);
	fault = db_run(query);
	__atomic_store_n(&shared->ready[*first - 1], 1, __ATOMIC_SEQ_CST);
	for (int waits = 0; waits < 2000 && !__atomic_load_n(&shared->ready[2 - *first], __ATOMIC_SEQ_CST); waits++)
		usleep(1000);
	if (fault == FAULT_NONE) {
		query = db_query(db, &arena, STATEMENT_SCHEMA_NUMBER);
		bind_id(query, 3 - *first);
		fault = db_run(query);
	}
	arena_release(&arena);
	return fault;
}

static void
test_deadlock(void **state)
{
	struct db *db = server_owner();
	int one = 1, two = 2, status;
	pid_t child;

	(void)state;
	*shared = (struct shared){0};
	server_sql(db, "UPDATE counter SET number = 0");
	child = fork();
	if (child == 0) {
		struct db *own = server_owner();

		_exit(db_transact(own, cross, &two) == FAULT_NONE ? 0 : 1);
	}
	assert_int_equal(db_transact(db, cross, &one), FAULT_NONE);
	waitpid(child, &status, 0);
	assert_int_equal(status, 0);
	assert_true(shared->tries > 2);
	assert_int_equal(server_number(db, "SELECT SUM(number) FROM counter"), 4);
	db_close(db);
}

/* The connection dies in the middle of the first try. */
static enum fault
cut_off_once(struct db *db, void *context)
{
	int *tries = context;
	struct arena arena = {0};
	int64_t number = 0;
	enum fault fault = read_counter(db, &arena, 1, &number);

	if (fault == FAULT_NONE)
		fault = write_counter(db, &arena, 2, 7);
	if ((*tries)++ == 0) {
		struct db *other = server_owner();

		server_sql(other, arena_format(&arena, "KILL %lu", mysql_thread_id(db->mysql)));
		db_close(other);
	}
	if (fault == FAULT_NONE) {
		struct query *query = db_query(db, &arena, STATEMENT_SCHEMA_NUMBER);

		bind_number(query, number + 1);
		bind_id(query, 1);
		fault = db_run(query);
	}
	arena_release(&arena);
	return fault;
}

static void
test_cut_off(void **state)
{
	struct db *db = server_owner();
	int tries = 0;

	(void)state;
	server_sql(db, "UPDATE counter SET number = 0");
	assert_int_equal(db_transact(db, cut_off_once, &tries), FAULT_NONE);
	assert_int_equal(tries, 2);
	assert_int_equal(server_number(db, "SELECT number FROM counter WHERE id = 1"), 1);
	db_close(db);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_no_lost_update),
	cmocka_unit_test(test_control_loses),
	cmocka_unit_test(test_retry),
	cmocka_unit_test(test_deadlock),
	cmocka_unit_test(test_cut_off),
};

int
main(void)
{
	return cmocka_run_group_tests_name("transact", tests, start, server_stop);
}
