#include "web/listener.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"

#include "base/banned.h"

enum { BACKLOG = 128, FIRST_HANDED_OVER = 3, KEPT_FROM_OTHERS = 0117 };

static bool
set_flags(int socket_file)
{
	return fcntl(socket_file, F_SETFL, O_NONBLOCK) == 0 && fcntl(socket_file, F_SETFD, FD_CLOEXEC) == 0;
}

/* True when systemd started this very process with a socket. */
static bool
was_handed_over(void)
{
	int64_t process, count;

	return text_number(getenv("LISTEN_PID"), &process) && process == getpid() &&
	    text_number(getenv("LISTEN_FDS"), &count) && count >= 1;
}

/* Removes a socket that was left behind; a live one or another kind of file stays. */
static enum fault
clear_path(const struct sockaddr_un *address)
{
	struct stat about;
	int probe, connected;

	if (lstat(address->sun_path, &about) != 0)
		return errno == ENOENT ? FAULT_NONE : log_fault(FAULT_IO, "%s: %s", address->sun_path, strerror(errno));
	if (!S_ISSOCK(about.st_mode))
		return log_fault(FAULT_DUPLICATE, "%s: is in the way and not a socket", address->sun_path);
	probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (probe < 0)
		return log_fault(FAULT_IO, "opening a socket: %s", strerror(errno));
	connected = connect(probe, (const struct sockaddr *)address, sizeof(*address));
	close(probe);
	if (connected == 0)
		return log_fault(FAULT_DUPLICATE, "%s: another process listens there", address->sun_path);
	if (unlink(address->sun_path) != 0)
		return log_fault(FAULT_IO, "%s: %s", address->sun_path, strerror(errno));
	return FAULT_NONE;
}

static enum fault
bind_and_listen(int socket_file, const struct sockaddr_un *address)
{
	mode_t mask = umask(KEPT_FROM_OTHERS);
	int bound = bind(socket_file, (const struct sockaddr *)address, sizeof(*address));
	int error = errno;

	umask(mask);
	if (bound != 0)
		return log_fault(FAULT_IO, "%s: %s", address->sun_path, strerror(error));
	if (listen(socket_file, BACKLOG) != 0 || !set_flags(socket_file))
		return log_fault(FAULT_IO, "%s: %s", address->sun_path, strerror(errno));
	return FAULT_NONE;
}

enum fault
listener_open(const char *path, struct listener *listener)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	enum fault fault;

	*listener = (struct listener){ .socket = FIRST_HANDED_OVER };
	if (was_handed_over())
		return set_flags(listener->socket) ? FAULT_NONE :
		    log_fault(FAULT_IO, "the socket that was handed over: %s", strerror(errno));

	listener->socket = -1;
	if (strlen(path) >= sizeof(address.sun_path))
		return log_fault(FAULT_INPUT, "%s: is too long for a socket", path);
	memcpy(address.sun_path, path, strlen(path));
	fault = clear_path(&address);
	if (fault != FAULT_NONE)
		return fault;

	listener->socket = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (listener->socket < 0)
		return log_fault(FAULT_IO, "opening a socket: %s", strerror(errno));
	fault = bind_and_listen(listener->socket, &address);
	if (fault != FAULT_NONE)
		close(listener->socket);
	else
		listener->path = path;
	return fault;
}

void
listener_close(struct listener *listener)
{
	close(listener->socket);
	if (listener->path != NULL)
		unlink(listener->path);
}
