#!/bin/sh
# `make run`, start to end: alone, again on the same data, under a prefix; it stops what it started and nothing else.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib/tap.sh
. tests/lib/product.sh
scratch
DATA=$SCRATCH/var
export DATA
runner=

end_runner()
{
	[ -z "$runner" ] || stop_pid "$runner" TERM 60
	[ ! -d "$DATA/run" ] || stop_product "$DATA"
	scratch_end
}
trap end_runner EXIT

answers()
{
	grep -q 'Ctrl-C stops it' "$SCRATCH/said"
}

# begin NAME BASE: make run in the background until it has said everything; here, not in a shell of
# its own, because the port and the runner are asked for later.
begin()
{
	PORT=$(free_port) BASE=$2
	export PORT BASE
	setsid env --default-signal=INT sh conf/local/run.sh >"$SCRATCH/said" 2>&1 </dev/null &
	runner=$!
	check "$1" wait_until 180 answers
}

fetch()
{
	curl -s --noproxy '*' -o "$SCRATCH/body" -w "$1" "http://127.0.0.1:$PORT$2"
}

# finish SIGNAL: stops it like Ctrl-C would, and looks for leftovers.
finish()
{
	pids=$(cat "$DATA"/run/*.pid)
	kill "-$1" "$runner"
	check "it ends after $1" wait_until 60 gone "$runner"
	runner=
	left=
	for pid in $pids; do
		gone "$pid" || left="$left $pid"
	done
	equal "nothing it started is left" "$left" ""
	refuse "its port is free again" port_in_use "$PORT"
}

# Somebody else's server on the same machine.
other=$(free_port)
python3 -m http.server --bind 127.0.0.1 "$other" >/dev/null 2>&1 &
other_pid=$!

begin "it starts on an empty folder" ""
contains "it prints the address" "$(cat "$SCRATCH/said")" "http://127.0.0.1:$PORT/"
for role in $(sed -n '/ROLE_COMPLAINANT/q; s/.*\[ROLE_[A-Z_]*\] = "\(.*\)",/\1/p' lib/rules/role.c); do
	check "and an account of the role $role" grep -qE " $role( |\$)" "$SCRATCH/said"
done
equal "the front door leads to the residents' pages" "$(fetch '%{http_code} %{redirect_url}' /)" \
    "302 http://127.0.0.1:$PORT/portal/"
for program in $PROGRAMS; do
	case $(fetch '%{http_code}' "/$program/") in
	200 | 302 | 303) ok "$program answers" ;;
	*) not_ok "$program answers" "$(fetch '%{http_code}' "/$program/")" "$(tail -n 3 "$DATA/log/$program")" ;;
	esac
done
equal "the style sheet is served" "$(fetch '%{http_code} %{content_type}' /static/style.css)" "200 text/css; charset=utf-8"
equal "an unknown file" "$(fetch '%{http_code}' /static/none.css)" 404
contains "an unknown file is answered in words" "$(cat "$SCRATCH/body")" "There is no such page"
contains "in Chinese, too" "$(cat "$SCRATCH/body")" '<h1>没有这个页面</h1>'
head -c 2000000 /dev/zero >"$SCRATCH/large"
equal "a body beyond all limits" "$(curl -s --noproxy '*' -o "$SCRATCH/body" -w '%{http_code}' -H 'Content-Length: 999999999' \
    --data-binary "@$SCRATCH/large" "http://127.0.0.1:$PORT/portal/submit")" 413
contains "is answered in Chinese" "$(cat "$SCRATCH/body")" '<h1>内容太大</h1>'
contains "and in English" "$(cat "$SCRATCH/body")" '<h2>Too large</h2>'
rm -f "$SCRATCH/large"
refuse "no version is told" grep -i 'nginx/' "$SCRATCH/body"
cases=$(database_shell "$DATA" -N -e 'SELECT COUNT(*) FROM anjuan.case_file')
check "the demonstration has cases" test "$cases" -gt 100
for pid in $(cat "$DATA"/run/desk.pid); do
	stop_pid "$pid" TERM 20
done
check "it notices when a program is gone" wait_until 20 gone "$runner"
contains "and says which" "$(cat "$SCRATCH/said")" "desk ended unexpectedly"
wait "$runner"
equal "with a status that is not 0" $? 1

begin "it starts again, under a prefix" /anjuan
equal "everything is still there" "$(database_shell "$DATA" -N -e 'SELECT COUNT(*) FROM anjuan.case_file')" "$cases"
equal "the front door below the prefix" "$(fetch '%{http_code} %{redirect_url}' /anjuan/)" \
    "302 http://127.0.0.1:$PORT/anjuan/portal/"
equal "the residents' pages below the prefix" "$(fetch '%{http_code}' /anjuan/portal/)" 200
refuse "no link leaves the prefix" grep -oE '(href|src|action)="/(portal|desk|admin|static)[^"]*"' "$SCRATCH/body"
kill -STOP "$runner"
stop_pid "$(cat "$DATA/run/portal.pid")" TERM 20
code=$(fetch '%{http_code}' /anjuan/portal/)
equal "a program that is down" "$code" 502
contains "is answered in words" "$(cat "$SCRATCH/body")" "Not available at the moment"
contains "in Chinese first" "$(tr -d '\n' <"$SCRATCH/body")" '<html lang="zh-CN"><head>'
contains "with what to do" "$(cat "$SCRATCH/body")" '<h1>暂时无法使用</h1>
<p>系统正在维护或暂时繁忙，您刚才提交的内容可能尚未保存。请稍等片刻后刷新本页；情况紧急请直接拨打服务中心电话。</p>'
code=$(fetch '%{http_code}' '/anjuan/portal/follow?number=secret-name-13955550123')
equal "whatever was asked of it" "$code" 502
refuse "and is written into no log" grep -rl secret-name-13955550123 "$DATA/log"
kill -CONT "$runner"
check "the runner ends, because a program did" wait_until 60 gone "$runner"

begin "it starts a third time" ""
finish INT
check "the other server was left alone" curl -sf --noproxy '*' -o /dev/null "http://127.0.0.1:$other/"
kill "$other_pid"
done_testing
