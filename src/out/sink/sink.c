/* A sink: bytes to standard output, a file or memory; files appear only when complete. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "base/text.h"
#include "out/sink/atomic-file.h"
#include "out/sink/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BUFFER_SIZE 65536

struct sink {
	int fd;			  /* -1: collects in `memory` */
	struct file_place *place; /* where the file goes; NULL: standard output, memory */
	struct text memory;
	int error;	/* the first errno */
	bool abandoned; /* failed, and the caller has said why */
	size_t used;
	char buffer[BUFFER_SIZE];
};

static struct sink *sink_new(int fd)
{
	/* Not zeroed: the buffer is written before it is read. */
	struct sink *sink = alloc_resize(NULL, 1, sizeof *sink);
	sink->fd = fd;
	sink->place = NULL;
	sink->memory = (struct text){ 0 };
	sink->error = 0;
	sink->abandoned = false;
	sink->used = 0;
	return sink;
}

struct sink *sink_open_file(const char *path)
{
	int fd;
	struct file_place *place = place_open(path, &fd);
	if (place == NULL) {
		say_error("%s: %s", quote(path), strerror(errno));
		return NULL;
	}
	struct sink *sink = sink_new(fd);
	sink->place = place;
	return sink;
}

struct sink *sink_open_stdout(void)
{
	return sink_new(STDOUT_FILENO);
}

struct sink *sink_open_memory(void)
{
	return sink_new(-1);
}

const char *sink_memory(const struct sink *sink, size_t *n)
{
	*n = sink->memory.n;
	return text_string(&sink->memory);
}

int sink_check(const char *path)
{
	if (place_check(path) == 0)
		return 0;
	say_error("%s: %s", quote(path), strerror(errno));
	return -1;
}

/* All bytes, however little each write() takes. A descriptor that somebody else has made
   non-blocking is waited for. */
static int write_all(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, bytes, n);
		if (done >= 0) {
			bytes += done;
			n -= (size_t)done;
		} else if (errno == EAGAIN || errno == EWOULDBLOCK) {
			struct pollfd ready = { .fd = fd, .events = POLLOUT };
			if (poll(&ready, 1, -1) < 0 && errno != EINTR)
				return -1;
		} else if (errno != EINTR) {
			return -1;
		}
	}
	return 0;
}

void sink_flush(struct sink *sink)
{
	if (sink->fd >= 0 && sink->error == 0 && write_all(sink->fd, sink->buffer, sink->used) < 0)
		sink->error = errno;
	sink->used = 0;
}

void sink_write(struct sink *sink, const void *bytes, size_t n)
{
	if (sink->error != 0 || n == 0) /* of nothing there may be no address */
		return;
	if (sink->fd < 0) {
		text_add_n(&sink->memory, bytes, n);
		return;
	}
	if (n > BUFFER_SIZE - sink->used)
		sink_flush(sink);
	if (n > BUFFER_SIZE) {
		if (sink->error == 0 && write_all(sink->fd, bytes, n) < 0)
			sink->error = errno;
	} else {
		memcpy(sink->buffer + sink->used, bytes, n);
		sink->used += n;
	}
}

void sink_puts(struct sink *sink, const char *string)
{
	sink_write(sink, string, strlen(string));
}

void sink_printf(struct sink *sink, const char *format, ...)
{
	char fixed[512];
	va_list list;
	va_start(list, format);
	int n = vsnprintf(fixed, sizeof fixed, format, list);
	va_end(list);
	if (n < 0) {
		if (sink->error == 0)
			sink->error = errno;
	} else if ((size_t)n < sizeof fixed) {
		sink_write(sink, fixed, (size_t)n);
	} else {
		char *text = alloc_resize(NULL, (size_t)n + 1, 1);
		va_start(list, format);
		vsnprintf(text, (size_t)n + 1, format, list);
		va_end(list);
		sink_write(sink, text, (size_t)n);
		free(text);
	}
}

void sink_number(struct sink *sink, double x)
{
	char text[NUMBER_SIZE];
	sink_write(sink, text, number_format(x, text));
}

int sink_failed(const struct sink *sink)
{
	return sink->error;
}

void sink_abandon(struct sink *sink)
{
	/* What befell the sink itself nobody has said yet. */
	if (sink->error != 0)
		return;
	sink->error = ECANCELED;
	sink->abandoned = true;
}

/* A file system may tell of a full disk or quota only when a descriptor is closed;
   closing a copy asks it while the descriptor itself stays open. */
static int close_copy(int fd)
{
	int copy = fcntl(fd, F_DUPFD_CLOEXEC, 3);
	return copy < 0 ? -1 : close(copy);
}

int sink_close(struct sink *sink)
{
	if (sink->fd >= 0) {
		if (sink->used > 0)
			sink_flush(sink);
		if (sink->error == 0 && close_copy(sink->fd) < 0)
			sink->error = errno;
	}
	if (sink->place != NULL) {
		if (place_close(sink->place, sink->fd, sink->error == 0) < 0 && sink->error == 0)
			sink->error = errno;
	}
	if (sink->error != 0 && !sink->abandoned)
		say_error(_("write error: %s"), strerror(sink->error));
	int result = sink->error != 0 ? -1 : 0;
	text_free(&sink->memory);
	free(sink);
	return result;
}
