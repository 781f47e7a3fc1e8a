# The product on top of the private database; source after common.sh and database.sh.
#
#   start_product DIR PORT [BASE]   everything, on 127.0.0.1:PORT below BASE ("" or "/anjuan");
#                                   demonstration data when ANJUAN_DEMO=1 and the database is empty
#   stop_product DIR                everything, in order, by the noted process ids
#   start_program DIR NAME, stop_program DIR NAME
#   anjuan DIR ARGUMENTS...         the command line with the right configuration

# The folder the programs call share_dir, as `make install` would lay it out.
share_folder()
{
	mkdir -p "$1/share"
	for sf_pair in templates:templates schema:schema procedure:conf/procedure checklists:conf/checklists campaigns:conf/campaigns \
	    calendar:conf/calendar mapping:conf/mapping demo:conf/demo; do
		sf_target=$PWD/${sf_pair#*:}
		[ -e "$sf_target" ] || continue
		ln -sfn "$sf_target" "$1/share/${sf_pair%%:*}"
	done
}

configuration()
{
	mkdir -p "$1/etc" "$1/upload"
	[ -s "$1/etc/secret" ] || (umask 077 && head -c 32 /dev/urandom >"$1/etc/secret")
	cf_dir=$(cd "$1" && pwd)
	cf_run=$(socket_dir "$1") || exit 1
	cat >"$1/etc/anjuan.conf" <<END
# Written at every start.
database_socket = $cf_run/db.sock
database_name = anjuan
database_password_dir = $cf_dir/etc/password
share_dir = $cf_dir/share
run_dir = $cf_run
upload_dir = $cf_dir/upload
secret_file = $cf_dir/etc/secret
procedure_file = $cf_dir/share/procedure/property.xml
company_zh = 和悦物业服务有限公司
company_en = Heyue Property Services
service_phone = 0731-8800 0000
public_url = http://127.0.0.1:$2
base_path = ${3:-}
workers = ${ANJUAN_WORKERS:-4}
secure_cookies = 0
${ANJUAN_CONFIG:-}
END
}

anjuan()
{
	aj_dir=$1
	shift
	"${ANJUAN_BUILD:-build}/anjuan" --config "$aj_dir/etc/anjuan.conf" "$@"
}

start_program()
{
	setsid "${ANJUAN_BUILD:-build}/anjuan-$2" --config "$1/etc/anjuan.conf" >>"$1/log/$2" 2>&1 </dev/null &
	echo $! >"$1/run/$2.pid"
}

stop_program()
{
	stop_noted "$1/run/$2.pid" TERM 30
}

program_listens()
{
	[ -S "$(socket_dir "$1")/$2.sock" ]
}

start_nginx()
{
	sn_dir=$(cd "$1" && pwd)
	sn_run=$(socket_dir "$1")
	mkdir -p "$1/nginx" "$1/tmp"
	# Its own access log has no queries.
	sed -e "s|@BASE@|${3:-}|g" -e "s|@RUN@|$sn_run|g" -e "s|@SHARE@|$sn_dir/share|g" -e '/access_log off;/d' \
	    conf/nginx/anjuan.conf >"$1/nginx/anjuan.conf"
	mkdir -p "$1/share/pages"
	for sn_page in conf/nginx/pages/*.html; do
		sed "s|@BASE@|${3:-}|g" "$sn_page" >"$1/share/pages/${sn_page##*/}"
	done
	sn_user=
	[ "$(id -u)" -ne 0 ] || sn_user="user root;"
	sed -e "s|@USER@|$sn_user|" -e "s|@PORT@|$2|g" -e "s|@RUN@|$sn_run|g" -e "s|@DIR@|$sn_dir|g" \
	    conf/local/nginx.conf >"$1/nginx/nginx.conf"
	setsid nginx -p "$sn_dir/nginx" -c "$sn_dir/nginx/nginx.conf" -e "$sn_dir/log/nginx" \
	    >>"$1/log/nginx" 2>&1 </dev/null &
	echo $! >"$1/run/nginx.pid"
}

product_answers()
{
	curl -sfL --noproxy '*' --max-time 5 -o /dev/null "http://127.0.0.1:$1$2/"
}

# What the command line prepares: schema, procedure, checklists, calendar, demonstration data.
prepare_product()
{
	anjuan "$1" config check >"$1/log/prepare" 2>&1 ||
	    fail "The configuration is not right: $(tail -n 1 "$1/log/prepare")"
	anjuan "$1" migrate >"$1/log/prepare" 2>&1 ||
	    fail "The database could not be brought up to date: $(tail -n 1 "$1/log/prepare")"
	anjuan "$1" import procedure --if-empty "$1/share/procedure/property.xml" >"$1/log/prepare" 2>&1 ||
	    fail "The procedure could not be loaded: $(tail -n 1 "$1/log/prepare")"
	for pp_sheet in "$1"/share/checklists/*.xml; do
		anjuan "$1" import checklist "$pp_sheet" >"$1/log/prepare" 2>&1 ||
		    fail "The checklist ${pp_sheet##*/} could not be loaded: $(tail -n 1 "$1/log/prepare")"
	done
	for pp_sheet in "$1"/share/campaigns/*.xml; do
		anjuan "$1" import campaign "$pp_sheet" >"$1/log/prepare" 2>&1 ||
		    fail "The sheet ${pp_sheet##*/} could not be loaded: $(tail -n 1 "$1/log/prepare")"
	done
	anjuan "$1" calendar import --if-empty "$1/share/calendar/china.xml" >"$1/log/prepare" 2>&1 ||
	    fail "The calendar could not be loaded: $(tail -n 1 "$1/log/prepare")"
	[ "${ANJUAN_DEMO:-0}" = 1 ] || return 0
	anjuan "$1" demo --if-empty >"$1/log/prepare" 2>&1 ||
	    fail "The demonstration data could not be loaded: $(tail -n 1 "$1/log/prepare")"
}

start_programs()
{
	for sp_name in $DAEMONS $PROGRAMS; do
		start_program "$1" "$sp_name"
	done
	for sp_name in $PROGRAMS; do
		wait_until 20 program_listens "$1" "$sp_name" ||
		    fail "The program $sp_name did not start: $(tail -n 1 "$1/log/$sp_name")"
	done
}

start_product()
{
	port_in_use "$2" && fail "Port $2 is in use; choose another, for example: make run PORT=$(free_port)"
	start_database "$1"
	share_folder "$1"
	configuration "$1" "$2" "${3:-}"
	prepare_product "$1"
	start_programs "$1"
	start_nginx "$1" "$2" "${3:-}"
	wait_until 20 product_answers "$2" "${3:-}" ||
	    fail "The front page does not answer on port $2; $1/log/nginx and $1/log/portal say why."
}

stop_product()
{
	stop_noted "$1/run/nginx.pid" QUIT 10
	for st_name in $PROGRAMS $DAEMONS; do
		[ ! -s "$1/run/$st_name.pid" ] || kill -TERM "$(cat "$1/run/$st_name.pid")" 2>/dev/null
	done
	for st_name in $PROGRAMS $DAEMONS; do
		stop_program "$1" "$st_name"
	done
	stop_database "$1"
}

# Names the first noted process that has died; false when all are alive.
who_died()
{
	for wd_file in "$1"/run/*.pid; do
		[ -s "$wd_file" ] || continue
		alive "$(cat "$wd_file")" && continue
		basename "$wd_file" .pid
		return 0
	done
	return 1
}
