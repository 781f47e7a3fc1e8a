# The private MariaDB server; source after common.sh.
#
#   start_database DIR   data in DIR/db, socket, log, accounts and passwords; sets DATABASE_SOCKET
#   stop_database DIR
#   database_shell DIR   the client as the server's own administrator

# A server that runs as root must be told so.
database_user()
{
	[ "$(id -u)" -ne 0 ] || echo --user=root
}

# Makes an empty data folder once and prints where; later starts copy it, which takes a moment.
database_template()
(
	mkdir -p "${ANJUAN_BUILD:-build}"
	template=$(cd "${ANJUAN_BUILD:-build}" && pwd)/database-template
	exec 8>"$template.lock"
	flock 8
	version=$(mariadbd --version)
	if [ ! -d "$template/mysql" ] || [ "$(cat "$template.version" 2>/dev/null)" != "$version" ]; then
		rm -rf "$template"
		# shellcheck disable=SC2046 # no word or one
		mariadb-install-db --no-defaults --datadir="$template" $(database_user) \
		    --auth-root-authentication-method=socket --auth-root-socket-user="$(id -un)" \
		    --skip-test-db --skip-name-resolve --innodb-log-file-size=4M \
		    --character-set-server=utf8mb4 --collation-server=utf8mb4_unicode_520_ci \
		    >"$template.log" 2>&1 8>&- ||
		    fail "The database could not be prepared; $template.log says why."
		printf '%s\n' "$version" >"$template.version"
	fi
	echo "$template"
)

database_shell()
{
	ds_dir=$1
	shift
	mariadb --no-defaults --default-character-set=utf8mb4 --user="$(id -un)" \
	    --socket="$(socket_dir "$ds_dir")/db.sock" "$@"
}

database_answers()
{
	mariadb-admin --no-defaults --user="$(id -un)" --socket="$1" ping
}

# What the data folder must look like before a server is let near it.
database_folder()
{
	if [ ! -e "$1/db" ]; then
		df_template=$(database_template) || exit 1
		rm -rf "$1/db.new"
		cp -R "$df_template" "$1/db.new" && mv "$1/db.new" "$1/db" ||
		    fail "The database folder $1/db could not be made; is the disk full or the folder read-only?"
	fi
	[ -f "$1/db/ibdata1" ] && [ -d "$1/db/mysql" ] ||
	    fail "The data folder $1/db is not a MariaDB data folder; move it away to start with an empty one."
	[ -w "$1/db/ibdata1" ] ||
	    fail "The data folder $1/db belongs to somebody else; start as that user, or move it away."
}

# A random password for every account in a file of its own; `anjuan migrate`
# makes the programs' accounts with them.  An older data folder gets those of newer programs.
database_passwords()
{
	mkdir -p -m 0700 "$1/etc" "$1/etc/password"
	for da_account in $ACCOUNTS; do
		da_file=$1/etc/password/$da_account
		[ -s "$da_file" ] || (umask 077 && random_hex 24 >"$da_file")
	done
}

# The database and its owner.  Done once; the statements travel by standard input, never in an argument.
database_accounts()
{
	database_shell "$1" >"$1/log/accounts" 2>&1 <<-END ||
		CREATE DATABASE IF NOT EXISTS anjuan CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
		CREATE OR REPLACE USER anjuan_owner@localhost IDENTIFIED BY '$(cat "$1/etc/password/owner")';
		GRANT ALL PRIVILEGES ON anjuan.* TO anjuan_owner@localhost WITH GRANT OPTION;
		GRANT CREATE USER ON *.* TO anjuan_owner@localhost;
	END
	    fail "The database accounts could not be made; $1/log/accounts says why."
	rm -f "$1/log/accounts"
	: >"$1/etc/password/.complete"
}

start_database()
{
	mkdir -p "$1/log" "$1/tmp" 2>/dev/null || fail "The folder $1 cannot be written to."
	sdb_run=$(socket_dir "$1") || exit 1
	DATABASE_SOCKET=$sdb_run/db.sock
	database_folder "$1"
	rm -f "$DATABASE_SOCKET" "$1/run/db.pid"
	mkdir -p "$1/run"
	# shellcheck disable=SC2046 # no word or one
	setsid mariadbd --defaults-file=conf/mariadb.cnf $(database_user) --datadir="$(cd "$1" && pwd)/db" \
	    --socket="$DATABASE_SOCKET" --pid-file="$sdb_run/mariadbd.pid" --tmpdir="$(cd "$1" && pwd)/tmp" \
	    ${ANJUAN_DATABASE_OPTIONS:-} >"$1/log/database" 2>&1 </dev/null &
	sdb_pid=$!
	echo "$sdb_pid" >"$1/run/db.pid"
	sdb_turns=600
	until database_answers "$DATABASE_SOCKET" >/dev/null 2>&1; do
		sdb_turns=$((sdb_turns - 1))
		if gone "$sdb_pid" || [ "$sdb_turns" -eq 0 ]; then
			stop_database "$1"
			fail "The database did not start; the end of $1/log/database says why: $(
			    grep -a 'ERROR' "$1/log/database" | head -n 1 | cut -c1-200)"
		fi
		sleep 0.05
	done
	database_passwords "$1"
	[ -e "$1/etc/password/.complete" ] || database_accounts "$1"
}

stop_database()
{
	stop_noted "$1/run/db.pid" TERM 60
}
