/*
 * The floor: what the same answer costs with nothing of ours around it.  A
 * FastCGI program with libfcgi, prepared statements and a template parsed
 * once; no forms, no permissions, no layers.  Usage:
 *	floor SOCKET DATABASE_SOCKET PASSWORD_FILE SESSION_HEX WORKERS
 * Paths: hello, select, list, insert.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <ClearSilver.h>
#include <fcgiapp.h>
#include <mysql.h>

enum { ROWS = 50, FIELDS = 10, FIELD_BYTES = 240 };

static const char template[] =
    "Content-Type: text/html; charset=utf-8\r\n\r\n<!doctype html><title>list</title><p><?cs var:Who ?></p><table>"
    "<?cs each:r = R ?><tr><td><a href=\"/case?id=<?cs var:r.F0 ?>\"><?cs var:r.F1 ?></a></td><td><?cs var:r.F2 ?></td>"
    "<td><?cs var:r.F3 ?></td><td><?cs var:r.F4 ?></td><td><?cs var:r.F5 ?></td><td><?cs var:r.F6 ?></td>"
    "<td><?cs var:r.F7 ?></td><td><?cs var:r.F8 ?></td><td class=\"<?cs var:r.F9 ?>\"><?cs var:r.F9 ?></td></tr>"
    "<?cs /each ?></table>";

static const char list_sql[] =
    "SELECT c.id, c.number, c.subject, c.place, c.complainant, d.name_zh, IFNULL(s.name, ''), c.due_at, c.due_clock, "
    "c.stage FROM case_file c FORCE INDEX (case_queue) LEFT JOIN department d ON d.id = c.department_id "
    "LEFT JOIN staff s ON s.id = c.handler_id WHERE c.queue = 2 ORDER BY c.due_at, c.id LIMIT 50";

struct floor {
	MYSQL		*db;
	MYSQL_STMT	*session, *list, *one, *row, *event;
	CSPARSE		*page;
	unsigned char	 token[32];
};

struct cell { char text[FIELD_BYTES]; unsigned long length; my_bool null; };

static void
die(const char *what, const char *why)
{
	(void)fprintf(stderr, "floor: %s: %s\n", what, why);
	_exit(1);
}

static MYSQL_STMT *
prepare(MYSQL *db, const char *sql)
{
	MYSQL_STMT *stmt = mysql_stmt_init(db);

	if (mysql_stmt_prepare(stmt, sql, strlen(sql)) != 0)
		die(sql, mysql_stmt_error(stmt));
	return stmt;
}

static NEOERR *
append(void *context, char *text)
{
	return string_append(context, text);
}

static void
bind_cells(MYSQL_BIND *binds, struct cell *cells)
{
	memset(binds, 0, sizeof(*binds) * FIELDS);
	for (int i = 0; i < FIELDS; i++) {
		binds[i].buffer_type = MYSQL_TYPE_STRING;
		binds[i].buffer = cells[i].text;
		binds[i].buffer_length = FIELD_BYTES - 1;
		binds[i].length = &cells[i].length;
		binds[i].is_null = &cells[i].null;
	}
}

static void
look_up_session(struct floor *floor, HDF *hdf)
{
	MYSQL_BIND in = { .buffer_type = MYSQL_TYPE_BLOB, .buffer = floor->token, .buffer_length = 32 };
	MYSQL_BIND binds[FIELDS];
	struct cell cells[FIELDS];

	bind_cells(binds, cells);
	if (mysql_stmt_bind_param(floor->session, &in) != 0 || mysql_stmt_execute(floor->session) != 0 ||
	    mysql_stmt_bind_result(floor->session, binds) != 0)
		die("session", mysql_stmt_error(floor->session));
	if (mysql_stmt_fetch(floor->session) == 0) {
		cells[0].text[cells[0].length < FIELD_BYTES ? cells[0].length : 0] = '\0';
		nerr_ignore(&(NEOERR *){ hdf_set_value(hdf, "Who", cells[0].text) });
	}
	mysql_stmt_free_result(floor->session);
}

static void
list_rows(struct floor *floor, HDF *hdf)
{
	MYSQL_BIND binds[FIELDS];
	struct cell cells[FIELDS];
	char name[32];

	bind_cells(binds, cells);
	if (mysql_stmt_execute(floor->list) != 0 || mysql_stmt_bind_result(floor->list, binds) != 0)
		die("list", mysql_stmt_error(floor->list));
	for (int row = 0; mysql_stmt_fetch(floor->list) != MYSQL_NO_DATA; row++)
		for (int i = 0; i < FIELDS; i++) {
			cells[i].text[cells[i].null || cells[i].length >= FIELD_BYTES ? 0 : cells[i].length] = '\0';
			(void)snprintf(name, sizeof(name), "R.%d.F%d", row, i);
			nerr_ignore(&(NEOERR *){ hdf_set_value(hdf, name, cells[i].text) });
		}
	mysql_stmt_free_result(floor->list);
}

static void
answer_list(struct floor *floor, FCGX_Request *request)
{
	STRING out;
	HDF *hdf;

	string_init(&out);
	nerr_ignore(&(NEOERR *){ hdf_init(&hdf) });
	nerr_ignore(&(NEOERR *){ hdf_set_value(hdf, "Config.VarEscapeMode", "html") });
	look_up_session(floor, hdf);
	list_rows(floor, hdf);
	floor->page->hdf = hdf;
	nerr_ignore(&(NEOERR *){ cs_render(floor->page, &out, append) });
	FCGX_PutStr(out.buf, out.len, request->out);
	string_clear(&out);
	hdf_destroy(&hdf);
}

static void
answer_select(struct floor *floor, FCGX_Request *request)
{
	struct cell cells[FIELDS];
	MYSQL_BIND binds[FIELDS];

	bind_cells(binds, cells);
	if (mysql_stmt_execute(floor->one) != 0 || mysql_stmt_bind_result(floor->one, binds) != 0)
		die("select", mysql_stmt_error(floor->one));
	(void)mysql_stmt_fetch(floor->one);
	mysql_stmt_free_result(floor->one);
	FCGX_PutStr("Content-Type: text/plain\r\n\r\nok\n", 31, request->out);
}

static void
answer_insert(struct floor *floor, FCGX_Request *request)
{
	if (mysql_query(floor->db, "START TRANSACTION") != 0 || mysql_stmt_execute(floor->row) != 0 ||
	    mysql_stmt_execute(floor->event) != 0 || mysql_commit(floor->db) != 0)
		die("insert", mysql_error(floor->db));
	FCGX_PutStr("Status: 303\r\nLocation: /done\r\n\r\n", 32, request->out);
}

static void
open_floor(struct floor *floor, char **argv)
{
	char password[128] = "";
	FILE *file = fopen(argv[3], "r");

	if (file == NULL || fgets(password, sizeof(password), file) == NULL)
		die(argv[3], "no password");
	fclose(file);
	password[strcspn(password, "\n")] = '\0';
	for (int i = 0; i < 32; i++)
		(void)sscanf(argv[4] + 2 * i, "%2hhx", &floor->token[i]);
	floor->db = mysql_init(NULL);
	mysql_options(floor->db, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	if (mysql_real_connect(floor->db, NULL, "anjuan_owner", password, "anjuan", 0, argv[2], 0) == NULL)
		die("connect", mysql_error(floor->db));
	floor->session = prepare(floor->db,
	    "SELECT s.name FROM session JOIN staff s ON s.id = staff_id WHERE token_hash = ?");
	floor->list = prepare(floor->db, list_sql);
	floor->one = prepare(floor->db, "SELECT number FROM case_file WHERE id = 77");
	floor->row = prepare(floor->db, "INSERT INTO floor_case (subject, place, matter, received_at) VALUES "
	    "('卧室天花板漏水', '森林湖一期 3栋2单元1201', '半夜天花板漏水，床已湿透，楼上无人应答，请尽快派人处理。', UTC_TIMESTAMP())");
	floor->event = prepare(floor->db, "INSERT INTO floor_event (case_id, at, act, text) VALUES "
	    "(LAST_INSERT_ID(), UTC_TIMESTAMP(), 0, '登记')");
	if (cs_init(&floor->page, NULL) != STATUS_OK ||
	    cs_parse_string(floor->page, strdup(template), sizeof(template) - 1) != STATUS_OK)
		die("template", "does not parse");
}

static void
serve(int listener, char **argv)
{
	struct floor floor = { .db = NULL };
	FCGX_Request request;

	open_floor(&floor, argv);
	(void)FCGX_Init();
	FCGX_InitRequest(&request, listener, 0);
	while (FCGX_Accept_r(&request) == 0) {
		const char *path = FCGX_GetParam("DOCUMENT_URI", request.envp);

		if (path != NULL && strcmp(path, "/list") == 0)
			answer_list(&floor, &request);
		else if (path != NULL && strcmp(path, "/select") == 0)
			answer_select(&floor, &request);
		else if (path != NULL && strcmp(path, "/insert") == 0)
			answer_insert(&floor, &request);
		else
			FCGX_PutStr("Content-Type: text/plain\r\n\r\nhello\n", 34, request.out);
		FCGX_Finish_r(&request);
	}
	_exit(0);
}

int
main(int argc, char **argv)
{
	int listener, workers = argc == 6 ? (int)strtol(argv[5], NULL, 10) : 0;

	if (workers <= 0) {
		(void)fprintf(stderr, "usage: floor SOCKET DATABASE_SOCKET PASSWORD_FILE SESSION_HEX WORKERS\n");
		return 64;
	}
	listener = FCGX_OpenSocket(argv[1], 128);
	for (int i = 0; i < workers; i++)
		if (fork() == 0)
			serve(listener, argv);
	while (wait(NULL) > 0)
		;
	return 0;
}
