# Speaks to a program straight over its FastCGI socket, without nginx.  Source after product.sh.
#
#   ask METHOD program/path[?query] [name=value&...]   sets STATUS, LOCATION, HEADERS (file), BODY (file)
#   form_token                                          prints the `token` of the form on the last page
#   form_once                                           prints its one-time key
#   post program/path[?query] fields                    GET first for token and once, then POST
#   forget_cookies
#
# Cookies are kept between calls like a browser's; values in fields are already percent-encoded.

FCGI_BASE=${FCGI_BASE:-}
FCGI_HOST=${FCGI_HOST:-127.0.0.1}

forget_cookies()
{
	: >"$SCRATCH/cookies"
}

# Keeps what Set-Cookie said; an empty value or Max-Age=0 takes the cookie away.
keep_cookies()
{
	tr -d '\r' <"$HEADERS" | sed -n 's/^[Ss]et-[Cc]ookie: //p' | while read -r kc_line; do
		kc_name=${kc_line%%=*}
		kc_pair=${kc_line%%;*}
		grep -v "^$kc_name=" "$SCRATCH/cookies" >"$SCRATCH/cookies.new"
		case $kc_line in
		"$kc_name=;"* | *[Mm]ax-[Aa]ge=0*) ;;
		*) printf '%s\n' "$kc_pair" >>"$SCRATCH/cookies.new" ;;
		esac
		mv "$SCRATCH/cookies.new" "$SCRATCH/cookies"
	done
}

ask()
{
	as_program=${2%%/*}
	as_path=${2%%\?*}
	as_query=
	[ "$as_path" = "$2" ] || as_query=${2#*\?}
	BODY=$SCRATCH/body HEADERS=$SCRATCH/headers
	[ -e "$SCRATCH/cookies" ] || forget_cookies
	printf '%s' "${3:-}" >"$SCRATCH/request"
	env -i PATH="$PATH" REQUEST_METHOD="$1" ANJUAN_BASE="$FCGI_BASE" \
	    DOCUMENT_URI="$FCGI_BASE/$as_path" SCRIPT_NAME="$FCGI_BASE/$as_path" REQUEST_URI="$FCGI_BASE/$2" \
	    QUERY_STRING="$as_query" SERVER_PROTOCOL=HTTP/1.1 REQUEST_SCHEME=http \
	    REMOTE_ADDR="${FCGI_ADDRESS:-127.0.0.1}" HTTP_HOST="$FCGI_HOST" \
	    ${FCGI_ORIGIN-HTTP_ORIGIN=http://$FCGI_HOST} \
	    CONTENT_TYPE="${FCGI_TYPE:-application/x-www-form-urlencoded}" \
	    CONTENT_LENGTH="$(wc -c <"$SCRATCH/request" | tr -d ' ')" \
	    HTTP_COOKIE="$(paste -sd'~' "$SCRATCH/cookies" | sed 's/~/; /g')" \
	    HTTP_ACCEPT_LANGUAGE="${FCGI_LANGUAGE:-zh-CN}" \
	    timeout 30 cgi-fcgi -bind -connect "$(socket_dir "$SCRATCH")/$as_program.sock" \
	    <"$SCRATCH/request" >"$SCRATCH/answer" 2>>"$SCRATCH/log/fcgi"
	sed '/^\r*$/q' "$SCRATCH/answer" >"$HEADERS"
	sed '1,/^\r*$/d' "$SCRATCH/answer" >"$BODY"
	STATUS=$(tr -d '\r' <"$HEADERS" | sed -n 's/^Status: \([0-9]*\).*/\1/p')
	[ -n "$STATUS" ] || STATUS=$([ -s "$HEADERS" ] && echo 200 || echo none)
	LOCATION=$(tr -d '\r' <"$HEADERS" | sed -n 's/^Location: //p')
	keep_cookies
}

# The value of the first hidden field of that name on the last page.
field_of_page()
{
	tr '\n' ' ' <"$BODY" | grep -oE "<input[^>]*name=\"$1\"[^>]*>" | head -n 1 | sed -n 's/.*value="\([^"]*\)".*/\1/p'
}

form_token()
{
	field_of_page token
}

form_once()
{
	field_of_page once
}

post()
{
	ask GET "$1"
	ask POST "$1" "$2&token=$(form_token)&once=$(form_once)"
}
