#!/bin/sh
# The web layer over its FastCGI socket, without nginx and without a database.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/lib/tap.sh
probe=${ANJUAN_BUILD:-build}/suite/web/probe
S=$(mktemp -d /tmp/probe.XXXXXX)
pid=""
finish()
{
	[ -z "$pid" ] || kill "$pid" 2>/dev/null
	wait
	rm -rf "$S"
}
trap finish EXIT

cp -r tests/web/probe/templates "$S/templates"
mkdir "$S/upload"
head -c 32 /dev/urandom >"$S/secret"
chmod 600 "$S/secret"
cat >"$S/conf" <<-END
	share_dir = $S
	run_dir = $S
	upload_dir = $S/upload
	secret_file = $S/secret
	upload_limit = 1048576
	workers = 2
	secure_cookies = 0
END
export PROBE_AWAY="$S/away"
# ClearSilver loses 32 bytes with every template that cannot be parsed; one of them is tried below.
echo "leak:cs_parse_string" >"$S/suppressions"
export LSAN_OPTIONS="suppressions=$S/suppressions"

# Starts the probe and waits for its socket.
start()
{
	"$probe" --config "$S/conf" "$@" 2>>"$S/log" &
	pid=$!
	for _ in $(seq 100); do
		[ -S "$S/probe.sock" ] && return
		sleep 0.05
	done
}

# ask METHOD PATH [NAME=VALUE...]: the whole answer; the body comes from standard input.
ask()
{
	method=$1 path=$2
	shift 2
	query=${path#*\?}
	[ "$query" != "$path" ] || query=""
	env -i PATH="$PATH" REQUEST_METHOD="$method" DOCUMENT_URI="/probe/${path%%\?*}" QUERY_STRING="$query" \
	    HTTP_HOST=127.0.0.1:8080 REMOTE_ADDR=127.0.0.1 "$@" cgi-fcgi -bind -connect "$S/probe.sock" | tr -d '\r'
}

get()
{
	ask GET "$@" </dev/null
}

# post PATH BODY [NAME=VALUE...]
post()
{
	path=$1 body=$2
	shift 2
	printf %s "$body" | ask POST "$path" CONTENT_TYPE=application/x-www-form-urlencoded \
	    CONTENT_LENGTH="$(printf %s "$body" | wc -c)" "$@"
}

status()
{
	sed -n 's/^Status: \([0-9]*\).*/\1/p;/^$/q'
}

check "the configuration is checked before the start" "$probe" --config "$S/conf" --check
echo "worker = 2" >"$S/bad.conf"
refuse "an unknown setting is refused" "$probe" --config "$S/bad.conf" --check
contains "and named with file, line and column" "$("$probe" --config "$S/bad.conf" --check 2>&1)" "bad.conf:1:1: there is no setting"
refuse "an unknown option is refused" "$probe" --colour red

start
answer=$(get "")
equal "a page is shown" "$(echo "$answer" | status)" 200
contains "values are escaped" "$answer" "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;"
contains "in Chinese first" "$answer" "version=zh-1"
contains "with a strict policy" "$answer" "Content-Security-Policy: default-src 'none'; script-src 'self';"
contains "never stored" "$answer" "Cache-Control: no-store"
contains "a stranger gets a visitor's cookie" "$answer" "Set-Cookie: anjuan_visitor="
contains "that scripts cannot read" "$answer" "; Path=/; HttpOnly; SameSite=Lax"
contains "with its length" "$answer" "Content-Length: $(echo "$answer" | sed '1,/^$/d' | wc -c)"
equal "the socket is closed to others" "$(stat -c %a "$S/probe.sock")" 660

answer=$(ask HEAD "" </dev/null)
equal "HEAD is answered" "$(echo "$answer" | status)" 200
equal "without a body" "$(echo "$answer" | sed '1,/^$/d')" ""
equal "an unknown path is not found" "$(get nowhere | status)" 404
contains "with a page that names the visit" "$(get nowhere)" "error 404 not_found "
equal "bytes that are no text are not found" "$(get "$(printf '\377')" | status)" 404
equal "a query that is no text is refused" "$(get '?q=%ff' | status)" 400
equal "PUT is refused" "$(ask PUT "" </dev/null | status)" 405
contains "with what is allowed" "$(ask DELETE note </dev/null)" "Allow: POST"
equal "GET of a form's target is refused" "$(get note | status)" 405
equal "outside the product nothing is found" "$(get "" DOCUMENT_URI=/desk/ | status)" 404
equal "the product may have a prefix" "$(get "" ANJUAN_BASE=/anjuan DOCUMENT_URI=/anjuan/probe/ | status)" 200
contains "that cookies keep to" "$(get "" ANJUAN_BASE=/anjuan DOCUMENT_URI=/anjuan/probe/)" "Path=/anjuan/;"

# Forms: the token, and where they come from.
answer=$(get "")
cookie=$(echo "$answer" | sed -n 's/^Set-Cookie: \(anjuan_visitor=[0-9a-f]*\).*/\1/p')
token=$(echo "$answer" | sed -n 's/.*name="token" value="\([0-9a-f]*\)".*/\1/p')
once=$(echo "$answer" | sed -n 's/.*name="once" value="\([0-9a-f]*\)".*/\1/p')
form="token=$token&once=$once&name=%E5%BC%A0%E4%B8%89&count=3&kind=water"
answer=$(post note "$form" "HTTP_COOKIE=$cookie" HTTP_ORIGIN=http://127.0.0.1:8080 HTTP_SEC_FETCH_SITE=same-origin)
equal "a good form leads on" "$(echo "$answer" | status)" 303
contains "to an encoded address" "$answer" "Location: /probe/?name=%E5%BC%A0%E4%B8%89"
contains "with news" "$answer" "Set-Cookie: anjuan_notice=saved; Path=/; HttpOnly; SameSite=Lax; Max-Age=60"
contains "that the next page shows" "$(get "" HTTP_COOKIE=anjuan_notice=saved)" "notice=saved"
contains "once" "$(get "" HTTP_COOKIE=anjuan_notice=saved)" "anjuan_notice=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"
contains "news are a word or nothing" "$(get "" 'HTTP_COOKIE=anjuan_notice=<b>')" "notice= "

guard()
{
	name=$1 wanted=$2 body=$3
	shift 3
	equal "$name" "$(post note "$body" "$@" | status)" "$wanted"
}
guard "silence about the origin leaves it to the token" 303 "$form" "HTTP_COOKIE=$cookie"
guard "a default port may be written" 303 "$form" "HTTP_COOKIE=$cookie" HTTP_HOST=example.net:80 HTTP_ORIGIN=http://example.net
guard "or not, behind TLS" 303 "$form" "HTTP_COOKIE=$cookie" HTTP_HOST=Example.net HTTP_ORIGIN=https://example.net:443
guard "the referer stands in for the origin" 303 "$form" "HTTP_COOKIE=$cookie" HTTP_REFERER=http://127.0.0.1:8080/probe/
guard "without token" 403 "name=a" "HTTP_COOKIE=$cookie"
guard "without a one-time key" 400 "token=$token&name=a" "HTTP_COOKIE=$cookie"
guard "with an empty one" 400 "token=$token&once=&name=a" "HTTP_COOKIE=$cookie"
guard "with a wrong token" 403 "token=${token%?}x&name=a" "HTTP_COOKIE=$cookie"
guard "with half a token" 403 "token=$(echo "$token" | cut -c1-32)&name=a" "HTTP_COOKIE=$cookie"
guard "without the cookie" 403 "$form"
guard "with another's cookie" 403 "$form" "HTTP_COOKIE=anjuan_visitor=00112233445566778899aabbccddeeff"
guard "with a session the token is not of" 403 "$form" "HTTP_COOKIE=$cookie; anjuan_session=staff"
guard "from another site" 403 "$form" "HTTP_COOKIE=$cookie" HTTP_ORIGIN=https://evil.example
guard "from another port" 403 "$form" "HTTP_COOKIE=$cookie" HTTP_ORIGIN=http://127.0.0.1:8081
guard "from a longer host" 403 "$form" "HTTP_COOKIE=$cookie" HTTP_ORIGIN=http://127.0.0.1:8080.evil.example
guard "from nowhere" 403 "$form" "HTTP_COOKIE=$cookie" HTTP_ORIGIN=null
guard "from a foreign referer" 403 "$form" "HTTP_COOKIE=$cookie" HTTP_REFERER=https://evil.example/http://127.0.0.1:8080/
guard "as the browser says from another site" 403 "$form" "HTTP_COOKIE=$cookie" HTTP_SEC_FETCH_SITE=cross-site
equal "as plain text" "$(post note "$form" "HTTP_COOKIE=$cookie" CONTENT_TYPE=text/plain | status)" 403
equal "as JSON" "$(post note "{\"token\":\"$token\"}" "HTTP_COOKIE=$cookie" CONTENT_TYPE=application/json | status)" 403

equal "a charset beside the type is understood" "$(post note "$form" "HTTP_COOKIE=$cookie" \
    'CONTENT_TYPE=application/x-www-form-urlencoded; charset=UTF-8' | status)" 303
answer=$(post note "token=$token&once=$once&name=%3Cb%3E12345678901&count=x&kind=water" "HTTP_COOKIE=$cookie")
equal "an invalid form comes back" "$(echo "$answer" | status)" 422
contains "with what was typed" "$answer" "name=&lt;b&gt;12345678901 count=x water=1"
contains "and every message" "$(echo "$answer" | tr -d '\n')" "error=name:long</p><p>error=count:number"
answer=$(post note "token=$token&once=$once&name=taken" "HTTP_COOKIE=$cookie")
equal "a refusal is a conflict" "$(echo "$answer" | status)" 409
contains "with its name" "$answer" "refusal=name_taken"
contains "and what was typed" "$answer" "name=taken"
equal "invalid UTF-8 in a form" "$(post note "token=$token&once=$once&name=%C3%28" "HTTP_COOKIE=$cookie" | status)" 400
# long COUNT: the form with a name of so many characters
long()
{
	{ printf 'token=%s&once=%s&name=' "$token" "$once"; head -c "$1" /dev/zero | tr '\0' a; } >"$S/long"
	ask POST note "HTTP_COOKIE=$cookie" CONTENT_TYPE=application/x-www-form-urlencoded CONTENT_LENGTH="$(wc -c <"$S/long")" <"$S/long"
}
equal "a text of 200 KB is told to be too long" "$(long 204800 | status)" 422
equal "a form beyond 256 KB" "$(long 262144 | status)" 413
equal "a length that lies beyond it" "$(post note "$form" "HTTP_COOKIE=$cookie" CONTENT_LENGTH=99999999999 | status)" 413
equal "a length that is none" "$(post note "$form" "HTTP_COOKIE=$cookie" CONTENT_LENGTH=-1 | status)" 400
equal "more than a thousand fields" "$(post note "token=$token&once=$once$(seq -s '' 1100 | sed 's/[0-9]/\&a/g')" "HTTP_COOKIE=$cookie" | status)" 413

# Uploads.
part()
{
	printf -- '--%s\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n' "$1" "$2" "$3"
	cat
	printf '\r\n'
}
# multipart BOUNDARY FILE-CONTENT-FILE FILE-NAME
multipart()
{
	printf %s "$token" | part "$1" token ""
	printf %s "$once" | part "$1" once ""
	printf '投诉' | part "$1" name ""
	part "$1" files "; filename=\"$3\"
Content-Type: image/jpeg" <"$2" | sed '1,4s/$/\r/;1,4s/\r\r$/\r/'
	printf -- '--%s--\r\n' "$1"
}
# upload BODY-FILE [NAME=VALUE...]
upload()
{
	body=$1
	shift
	ask POST upload "HTTP_COOKIE=$cookie" CONTENT_TYPE="multipart/form-data; boundary=XyZ" \
	    CONTENT_LENGTH="$(wc -c <"$body")" "$@" <"$body"
}
head -c 300000 /dev/urandom >"$S/photo"
sum=$(sha256sum "$S/photo" | cut -d' ' -f1)
multipart XyZ "$S/photo" '漏水%22照片.jpg' >"$S/body"
answer=$(upload "$S/body")
equal "an upload is taken" "$(echo "$answer" | status)" 200
contains "with its Chinese name, size and digest" "$answer" "\"漏水\"照片.jpg\":\"300000 $sum\""
contains "and the text beside it" "$answer" '"name":"投诉"'
contains "as JSON that no browser runs" "$answer" "Content-Security-Policy: default-src 'none'; sandbox"
equal "nothing stays in the folder" "$(ls -A "$S/upload")" ""
equal "no boundary" "$(upload "$S/body" CONTENT_TYPE=multipart/form-data | status)" 400
equal "another boundary" "$(upload "$S/body" 'CONTENT_TYPE=multipart/form-data; boundary=abc' | status)" 400
equal "a boundary of 71 characters" "$(upload "$S/body" "CONTENT_TYPE=multipart/form-data; boundary=$(head -c 71 /dev/zero | tr '\0' b)" | status)" 400
head -c 200000 "$S/body" >"$S/cut"
equal "a body that ends early" "$(upload "$S/cut" | status)" 400
equal "files for a form without files" "$(ask POST note "HTTP_COOKIE=$cookie" CONTENT_TYPE='multipart/form-data; boundary=XyZ' CONTENT_LENGTH="$(wc -c <"$S/body")" <"$S/body" | status)" 400
head -c 1100000 /dev/zero >"$S/large"
multipart XyZ "$S/large" large.bin >"$S/body"
answer=$(upload "$S/body")
equal "a file beyond the limit comes back at its field" "$(echo "$answer" | status)" 422
contains "with its word" "$answer" "file_size"
contains "and the text beside it" "$answer" "投诉"
equal "nothing of it stays in the folder" "$(ls -A "$S/upload")" ""
equal "a body beyond nine files" "$(upload "$S/body" CONTENT_LENGTH=9437185 | status)" 413
equal "the answer after all that" "$(get "" | status)" 200

# Permission, language, redirects, files.
contains "a stranger is asked to sign in" "$(get 'staff?view=mine&q=%E6%B0%B4')" "Location: /admin/sign_in?next=probe%2Fstaff%3Fview%3Dmine%26q%3D%25E6%25B0%25B4"
equal "a stranger's form is refused" "$(post staff "$form" "HTTP_COOKIE=$cookie" | status)" 403
equal "staff without the permission are refused" "$(get staff HTTP_COOKIE=anjuan_session=clerk | status)" 403
equal "staff with it come in" "$(get staff HTTP_COOKIE=anjuan_session=staff | status)" 200
answer=$(get 'staff?lang=en&view=mine')
contains "a language is remembered" "$answer" "Set-Cookie: anjuan_lang=en; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000"
contains "and leads to the same page" "$answer" "Location: /probe/staff?view=mine"
contains "which then speaks it" "$(get "" HTTP_COOKIE=anjuan_lang=en)" "version=en-1"
contains "and offers the other" "$(get "?a=1" HTTP_COOKIE=anjuan_lang=en)" "switch=/probe/?a=1&amp;lang=zh"
contains "a redirect stays in the house" "$(get 'away?to=//evil.example/x')" "Location: /evil.example/x"
contains "with backslashes too" "$(get 'away?to=%5C%5Cevil.example')" "Location: /evil.example"
contains "and on one line" "$(get 'away?to=a%0D%0ASet-Cookie:%20x=1')" "Location: /a%0D%0ASet-Cookie:%20x=1"
answer=$(get picture)
contains "a picture is shown in place" "$answer" "Content-Disposition: inline; filename=\"a.png\""
get stream >"$S/stream"
contains "other files are saved" "$(head -15 "$S/stream")" "Content-Disposition: attachment; filename=\"______ ______.csv\"; filename*=UTF-8''%E6%8A%95%E8%AF%89%20%E5%8F%B0%E8%B4%A6.csv"
equal "a stream arrives whole" "$(sed '1,/^$/d' "$S/stream" | wc -c)" 65536000
equal "a stream that fails at once is an error page" "$(get 'stream?fail=0' | status)" 500
get 'stream?fail=100' >"$S/stream" 2>/dev/null
contains "one that fails later cuts the connection" "$(cat "$S/log")" "cutting the connection"

# Every fault has its status.
n=0
for wanted in 500 404 409 500 503 500 503 507 413 403 500 500 500 500; do
	equal "fault $n" "$(get "fault?n=$n" | status)" $wanted
	n=$((n + 1))
done
contains "503 says when to come back" "$(get 'fault?n=6')" "Retry-After: 5"

touch "$S/away"
equal "without the database" "$(get "" | status)" 503
rm "$S/away"
equal "and with it again" "$(get "" | status)" 200

# Processes.
workers()
{
	pgrep -P "$pid" | sort | tr '\n' ' '
}
before=$(workers)
get die >/dev/null 2>&1
for _ in $(seq 40); do
	[ "$(pgrep -P "$pid" | wc -l)" -eq 2 ] && [ "$(workers)" != "$before" ] && break
	sleep 0.1
done
equal "a worker that died is replaced" "$(pgrep -P "$pid" | wc -l)" 2
equal "and answers go on" "$(get "" | status)" 200

sed 's/zh-1/zh-2/' tests/web/probe/templates/lang/zh.hdf >"$S/templates/lang/zh.hdf"
contains "templates are read once" "$(get "")" "version=zh-1"
before=$(workers)
kill -HUP "$pid"
for _ in $(seq 40); do
	case $(get "") in *version=zh-2*) break ;; esac
	sleep 0.1
done
contains "and again after SIGHUP" "$(get "")" "version=zh-2"
printf '<?cs if:1 ?>' >"$S/templates/probe/front.cs"
kill -HUP "$pid"
for _ in $(seq 40); do
	grep -q "keeping the settings" "$S/log" && break
	sleep 0.1
done
contains "a broken template is named" "$(cat "$S/log")" "front.cs"
equal "and the old ones stay" "$(get "" | status)" 200
cp tests/web/probe/templates/probe/front.cs "$S/templates/probe/front.cs"

refuse "a second program on the same socket is refused" timeout 10 "$probe" --config "$S/conf"

# A download is running: the reader is slow, SIGTERM comes, the rest still arrives.
{ get stream; } | { sleep 1; cat; } >"$S/stream" &
slow=$!
sleep 0.5
kill "$pid"
wait "$pid"
equal "SIGTERM ends the program well" $? 0
pid=""
wait "$slow"
equal "and the download in full" "$(sed '1,/^$/d' "$S/stream" | wc -c)" 65536000
refuse "the socket is gone" test -e "$S/probe.sock"

# What an ended program left behind does not stop the next one.
start
kill -KILL "$pid"
wait "$pid" 2>/dev/null
check "a killed program leaves its socket" test -S "$S/probe.sock"
sleep 0.3
"$probe" --config "$S/conf" --workers 1 2>>"$S/log" &
pid=$!
for _ in $(seq 40); do
	[ "$(get "" 2>/dev/null | status)" = 200 ] && break
	sleep 0.1
done
equal "which the next one replaces" "$(get "" | status)" 200
equal "with as many workers as asked for" "$(pgrep -P "$pid" | wc -l)" 1
kill "$pid"
wait "$pid"

# A disk without room: the program may write no file beyond 50 KB.
multipart XyZ "$S/photo" a.jpg >"$S/body"
(ulimit -f 100; exec "$probe" --config "$S/conf" --workers 1 2>>"$S/full.log") &
pid=$!
for _ in $(seq 40); do
	[ "$(get "" 2>/dev/null | status)" = 200 ] && break
	sleep 0.1
done
equal "an upload that does not fit on the disk" "$(upload "$S/body" | status)" 507
done_testing
