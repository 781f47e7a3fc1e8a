#!/bin/sh
# The steps of README's "Installing", as they are written there and in that order, on a machine whose root is a
# folder: the files, the system's accounts, a server with the shipped settings, the shipped statements, what is
# installed run by what is installed as its units have it, and a site with TLS around the snippet.
#
# What is changed for it: paths begin with that folder, and the web server's ports are free ones of the loopback
# address.  The accounts are real to this test and its children alone, who see an /etc/passwd of their own.
cd "$(dirname "$0")/../.." || exit 1
if [ -z "${INSTALL_STEPS:-}" ] && [ "$(id -u)" -eq 0 ] && unshare -m true 2>/dev/null; then
	INSTALL_STEPS=1 exec unshare -m "$0"
elif [ -z "${INSTALL_STEPS:-}" ]; then
	echo "ok 1 - the steps of installing # SKIP needs root and the right to mount"
	echo "1..1"
	exit 0
fi
. tests/lib/tap.sh
. tests/lib/product.sh
scratch
chmod 755 "$SCRATCH"
root=$SCRATCH/root
site=complaints.example.org
mkdir -p "$root/run/mysqld" "$root/etc/nginx/sites-enabled" "$root/etc/ssl/certs" "$root/etc/ssl/private" "$SCRATCH/log" "$SCRATCH/tmp"
cp /etc/passwd /etc/group "$root/etc/"

# The lines of README's code blocks about installing, without those that the server's administrator types.
lines()
{
	sed -n '/^## Installing/,/^`sudo make uninstall/ { /^    /s/^ *//p; }' README.md
}

commands()
{
	lines | grep -v '^[A-Z]'
}

statements()
{
	lines | grep '^[A-Z]'
}

# as ACCOUNT COMMAND...
as()
{
	as_who=$1
	shift
	setpriv --reuid "$as_who" --regid "$as_who" --init-groups "$@"
}

# take NAME PATTERN: runs README's commands that match, one check each; leaves in $taken what the last one said.
take()
{
	tk_taken=0
	commands | grep -E "$2" >"$SCRATCH/commands"
	while read -r tk_line; do
		tk_taken=$((tk_taken + 1))
		tk_here=$(printf '%s\n' "$tk_line" | sed -e "s|sudo -u \([a-z_]*\) anjuan|as \1 $root/usr/bin/anjuan --config $root/etc/anjuan/anjuan.conf|" \
		    -e "s|sudo make|make -s DESTDIR=$root|" -e "s|^make\$|make -s|" -e "s|systemd-[a-z]*|& --root=$root|g" \
		    -e "s|sudo ||g" -e "s| /usr/share| $root/usr/share|" -e "s| /etc/anjuan| $root/etc/anjuan|")
		check "$tk_line" eval "$tk_here"
		taken=$tap_output
	done <"$SCRATCH/commands"
	check "$1 is written in README" test "$tk_taken" -gt 0
}

# As the server's administrator.
administrator()
{
	mariadb --no-defaults --default-character-set=utf8mb4 --user="$(id -un)" --socket="$root/run/mysqld/mysqld.sock" -N "$@"
}

database_ready()
{
	administrator -e 'SELECT 1'
}

start_server()
{
	database_folder "$SCRATCH"
	# shellcheck disable=SC2046 # no word or one
	setsid mariadbd --defaults-file="$root/usr/share/anjuan/examples/mariadb.cnf" $(database_user) --datadir="$SCRATCH/db" \
	    --socket="$root/run/mysqld/mysqld.sock" --pid-file="$SCRATCH/run/mariadbd.pid" --tmpdir="$SCRATCH/tmp" \
	    $ANJUAN_DATABASE_OPTIONS >"$SCRATCH/log/database" 2>&1 </dev/null &
	echo $! >"$SCRATCH/run/db.pid"
	wait_until 60 database_ready
}

# start_unit NAME: what systemd would start.
start_unit()
{
	setsid python3 tests/install/as_unit.py "$root" "$1" >>"$SCRATCH/log/$1" 2>&1 </dev/null &
	echo $! >"$SCRATCH/run/$1.pid"
}

# installed KIND: the names of the units of that kind.
installed()
{
	find "$root/usr/lib/systemd/system" -name "anjuan-*.$1" | sed "s/.*anjuan-\(.*\)\.$1/\1/" | sort | tr '\n' ' '
}

# fetch FORMAT PATH [OPTION...]: by TLS, with the certificate checked; the body is kept.
fetch()
{
	ft_format=$1 ft_path=$2
	shift 2
	curl -s --noproxy '*' --max-time 20 --cacert "$root/etc/ssl/certs/complaints.pem" --resolve "$site:$tls:127.0.0.1" \
	    -b "$SCRATCH/jar" -c "$SCRATCH/jar" -o "$SCRATCH/body" -w "$ft_format" "$@" "https://$site:$tls$ft_path"
}

hidden()
{
	tr '\n' ' ' <"$SCRATCH/body" | grep -oE "<input[^>]*name=\"$1\"[^>]*>" | head -n 1 | sed -n 's/.*value="\([^"]*\)".*/\1/p'
}

left_over()
{
	(cd "$root" && find . -path ./etc/ssl -prune -o -type f -print | grep -E '^\./etc/.*anjuan|^\./(usr|var)/' | grep -v sites-enabled | sort | tr '\n' ' ')
}

# The files, the accounts of the system, the secret.
take "how it is built and installed" '^(sudo )?make( install|$)'
take "how the accounts are made" 'systemd-sysusers'
mount --bind "$root/etc/passwd" /etc/passwd
mount --bind "$root/etc/group" /etc/group
for name in $ACCOUNTS; do
	contains "there is an account anjuan_$name, in the group anjuan" " $(id -Gn "anjuan_$name") " " anjuan "
done
equal "what programs tell each other is the group's" "$(stat -c '%U:%G %a' "$root/run/anjuan/changes")" "root:anjuan 660"
equal "the folder of the uploads is the group's" "$(stat -c '%G %a' "$root/var/lib/anjuan/upload")" "anjuan 1770"
take "how the secret is made" 'urandom'
equal "the secret is 32 bytes that others cannot read" "$(stat -c '%s %G %a' "$root/etc/anjuan/secret")" "32 anjuan 640"

# The database.
check "a server starts with the shipped settings" start_server
statements >"$SCRATCH/statements"
equal "README has a database, its owner and two grants" "$(grep -cE '^(CREATE (DATABASE|USER)|GRANT)' "$SCRATCH/statements")" 4
check "the server takes the statements" administrator -e "$(cat "$SCRATCH/statements")"
sed -i "s#^\([a-z_]* = \)\(/usr\|/etc\|/run\|/var\)#\1$root\2#" "$root/etc/anjuan/anjuan.conf"
sed -i "s|^company_zh =.*|company_zh = 和悦物业|; s|^service_phone =.*|service_phone = 0731-8800 0000|" "$root/etc/anjuan/anjuan.conf"
said=$(as anjuan_desk "$root/usr/bin/anjuan" --config "$root/etc/anjuan/anjuan.conf" migrate 2>&1)
equal "who is not the owner of the database is turned away" "$? $(printf '%s\n' "$said" | grep -c "Access denied for user 'anjuan_owner'")" "1 1"

# What is installed, by what is installed.
take "the check of the configuration" 'config check'
take "the migration" 'anjuan migrate'
equal "nobody but them and the owner has an account" "$(administrator -e "SELECT COUNT(*) FROM mysql.user WHERE user LIKE 'anjuan\\_%'")" \
    "$(echo $ACCOUNTS | wc -w)"
take "the import of what the product works by" '(import|calendar import) '
shipped=$(find "$root/usr/share/anjuan/campaigns" "$root/usr/share/anjuan/checklists" "$root/usr/share/anjuan/calendar" -name '*.xml' | wc -l)
equal "every checklist, sheet and calendar that was installed is in the database, and one procedure" \
    "$(administrator anjuan -e 'SELECT (SELECT COUNT(*) FROM campaign_form) + (SELECT COUNT(*) FROM checklist_version) +
    (SELECT COUNT(*) FROM calendar_version), (SELECT COUNT(*) FROM procedure_version)')" "$(printf '%s\t1' "$shipped")"
take "the first person" 'staff add'
contains "whose password is printed" "$taken" "wang "
password=${taken#wang }

# The programs, as their units have them; README switches on each socket and the target that wants each service.
sockets=$(sed -n 's/.*enable --now anjuan-{\(.*\)}\.socket anjuan\.target.*/\1/p' README.md | tr ',' '\n' | sort | tr '\n' ' ')
equal "README switches on every socket that there is" "$sockets" "$(installed socket)"
services=$(sed -n 's/^Wants=//p' "$root/usr/lib/systemd/system/anjuan.target" | sed 's/anjuan-\([a-z]*\)\.service/\1/g')
equal "and the target wants every service" "$(echo "$services" | tr ' ' '\n' | sort | tr '\n' ' ')" "$(installed service)"
for name in $services; do
	start_unit "$name"
done

# nginx, with a certificate of its own, in the places where Debian has them.
sed -i "s|unix:/run|unix:$root/run|; s|/usr/share|$root/usr/share|" "$root/etc/nginx/snippets/anjuan.conf"
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=$site" -addext "subjectAltName=DNS:$site" \
    -keyout "$root/etc/ssl/private/complaints.key" -out "$root/etc/ssl/certs/complaints.pem" 2>"$SCRATCH/log/openssl"
plain=$(free_port)
tls=$(free_port)
sed -e "s|listen 443|listen 127.0.0.1:$tls|; s|listen 80|listen 127.0.0.1:$plain|; s|/etc/ssl|$root/etc/ssl|" \
    "$root/usr/share/anjuan/examples/site.conf" >"$root/etc/nginx/sites-enabled/anjuan"
cat >"$root/etc/nginx/nginx.conf" <<-END
	user www-data;
	daemon off;
	pid $SCRATCH/run/nginx-master.pid;
	error_log $SCRATCH/log/nginx;
	events { }
	http {
		access_log $SCRATCH/log/access;
		client_body_temp_path $SCRATCH/tmp/body;
		fastcgi_temp_path $SCRATCH/tmp/fastcgi;
		proxy_temp_path $SCRATCH/tmp/proxy;
		uwsgi_temp_path $SCRATCH/tmp/uwsgi;
		scgi_temp_path $SCRATCH/tmp/scgi;
		include sites-enabled/*;
	}
END
check "nginx accepts the site and the snippet" nginx -t -e "$SCRATCH/log/nginx" -c "$root/etc/nginx/nginx.conf"
equal "and says nothing about them" "$(grep -cE '\[(warn|error|emerg)\]' "$SCRATCH/log/nginx")" 0
sed -i 's/include snippets/inclued snippets/' "$root/etc/nginx/sites-enabled/anjuan"
refuse "a wrong word in the site is refused" nginx -t -e "$SCRATCH/log/nginx-refused" -c "$root/etc/nginx/nginx.conf"
sed -i 's/inclued snippets/include snippets/' "$root/etc/nginx/sites-enabled/anjuan"
setsid nginx -e "$SCRATCH/log/nginx" -c "$root/etc/nginx/nginx.conf" >>"$SCRATCH/log/nginx" 2>&1 </dev/null &
echo $! >"$SCRATCH/run/nginx.pid"
check "and listens" wait_until 20 port_in_use "$tls"

# Somebody signs in.
equal "the sign-in page comes by TLS" "$(fetch '%{http_code}' /anjuan/admin/sign_in)" 200
contains "and is one" "$(cat "$SCRATCH/body")" 'name="password"'
equal "its style sheet, too" "$(fetch '%{http_code}' /anjuan/static/style.css)" 200
equal "the residents' pages" "$(fetch '%{http_code}' /anjuan/portal/)" 200
contains "bear the company's name" "$(cat "$SCRATCH/body")" 和悦物业
equal "without TLS one is led to it" "$(curl -s --noproxy '*' -H "Host: $site" -o "$SCRATCH/body" -w '%{http_code} %{redirect_url}' "http://127.0.0.1:$plain/anjuan/")" \
    "301 https://$site/anjuan/"
refuse "another name gets no answer" curl -s --noproxy '*' -o "$SCRATCH/body" "http://127.0.0.1:$plain/anjuan/"
fetch '' /anjuan/admin/sign_in
code=$(fetch '%{http_code} %{redirect_url}' /anjuan/admin/sign_in -H "Origin: https://$site:$tls" --data-urlencode "token=$(hidden token)" \
    --data-urlencode "once=$(hidden once)" --data-urlencode login=wang --data-urlencode "password=$password")
contains "the first person signs in, and is to choose a password" "$code" "303 https://$site:$tls/anjuan/admin/password"
equal "the cookie of who is signed in goes over TLS alone" "$(awk '$6 == "anjuan_session" { print $4 }' "$SCRATCH/jar")" TRUE
equal "and that page comes" "$(fetch '%{http_code}' /anjuan/admin/password)" 200


# Somebody searches, also while the archive is away: what for is in no log, and the web server has not the usual one.
secret=secret-name-13955550123
equal "a search" "$(fetch '%{http_code}' "/anjuan/archive/search?name=$secret")" 303
equal "and again, without the slash" "$(fetch '%{http_code}' "/anjuan/archive?name=$secret")" 301
fetch '' /anjuan/static/style.css -H "Referer: https://$site/anjuan/archive/search?name=$secret"
stop_program "$SCRATCH" archive
equal "the archive is away" "$(fetch '%{http_code}' "/anjuan/archive/search?name=$secret")" 502
contains "which is said in English" "$(cat "$SCRATCH/body")" '<div lang="en">'
contains "and in Chinese" "$(cat "$SCRATCH/body")" '<h1>暂时无法使用</h1>'
equal "a form to it" "$(fetch '%{http_code}' "/anjuan/archive/file/reveal?name=$secret" --data-urlencode "reason=$secret")" 502
fetch '' /nowhere
check "the usual log is written" grep -q /nowhere "$SCRATCH/log/access"
refuse "what was searched for is in no log" grep -rl "$secret" "$SCRATCH/log"
start_unit archive
for name in portal admin; do
	workers=$(pgrep -P "$(cat "$SCRATCH/run/$name.pid")" | sed 's|.*|/proc/&/maps|')
	# shellcheck disable=SC2086 # paths without spaces
	check "$name shares what has changed with the others" grep -q "$root/run/anjuan/changes" $workers
done
for name in $services; do
	check "the service $name is at work" alive "$(cat "$SCRATCH/run/$name.pid")"
	refuse "and has no complaint" grep -E '^<[0-4]>' "$SCRATCH/log/$name"
done

# An upgrade, and the end.
take "how it is installed, once more" '^(sudo )?make install'
take "the migration, once more" 'anjuan migrate'
stop_product "$SCRATCH"
uninstall=$(sed -n 's/^`sudo \(make uninstall[^`]*\)`.*/\1/p' README.md)
check "sudo $uninstall" eval "make -s DESTDIR=$root ${uninstall#make }"
equal "what was changed, the secret and the data stay, and nothing else" "$(left_over)" \
    "./etc/anjuan/anjuan.conf ./etc/anjuan/secret ./etc/nginx/snippets/anjuan.conf "
umount /etc/passwd /etc/group
done_testing
