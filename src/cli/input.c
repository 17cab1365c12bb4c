/* Lines of standard input, for verbs that read it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "cli/input.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BLOCK 65536

static const char blanks[] = " \t\r\v\f\n";

void input_begin(const char *what)
{
	if (isatty(STDIN_FILENO) == 1)
		say_note(_("reading %s from standard input, Ctrl-D ends it"), what);
}

/* read(), however often it is interrupted, also where somebody else has made the descriptor
   non-blocking. */
static ssize_t read_some(char *to, size_t n)
{
	for (;;) {
		ssize_t got = read(STDIN_FILENO, to, n);
		if (got >= 0)
			return got;
		struct pollfd ready = { .fd = STDIN_FILENO, .events = POLLIN };
		if (errno == EAGAIN || errno == EWOULDBLOCK)
			poll(&ready, 1, -1);
		else if (errno != EINTR)
			return -1;
	}
}

/* Makes room behind buffer[end], by moving what begins at buffer[from] to the front. */
static void make_room(struct input *in, size_t *from)
{
	if (in->room - in->end > BLOCK)
		return;
	if (*from > 0) {
		in->end -= *from;
		memmove(in->buffer, in->buffer + *from, in->end);
		*from = 0;
	}
	if (in->room - in->end > BLOCK)
		return;
	in->room = 2 * in->room + 2 * BLOCK;
	in->buffer = alloc_resize(in->buffer, in->room, 1);
}

/* The end of the line that begins at buffer[*from] and is known to reach to buffer[seen]: the
   place of its line feed or, at the end of input, behind its last byte. 1; 0 where nothing is
   left; -1 after saying why not. */
static int find_end(struct input *in, size_t *from, size_t seen, size_t *stop)
{
	for (;;) {
		char *end = seen < in->end ? memchr(in->buffer + seen, '\n', in->end - seen) : NULL;
		size_t length = (end != NULL ? (size_t)(end - in->buffer) : in->end) - *from;
		if (length > INPUT_LINE) {
			say_error(_("standard input, line %zu: more than %d bytes"),
				in->line + in->joined, INPUT_LINE);
			return -1;
		}
		*stop = *from + length;
		if (end != NULL || in->ended)
			return end != NULL || seen < in->end || *stop > *from;
		if (in->before_waiting != NULL)
			in->before_waiting(in->whom);
		seen = *stop - *from;
		make_room(in, from);
		seen += *from;
		ssize_t got = read_some(in->buffer + in->end, in->room - in->end - 1);
		if (got < 0) {
			say_error(_("standard input: %s"), strerror(errno));
			return -1;
		}
		in->ended = got == 0;
		in->end += (size_t)got;
	}
}

/* Ends the text of the line in hand, blanks behind it left out. */
static void take(struct input *in)
{
	char *line = in->buffer + in->start;
	size_t length = in->stop - in->start;
	for (char *nul; (nul = memchr(line, '\0', length)) != NULL;)
		*nul = '\1';
	while (length > 0 && strchr(blanks, line[length - 1]) != NULL)
		length--;
	in->cut = in->start + length;
	in->kept = in->buffer[in->cut]; /* the buffer always has a byte more */
	in->buffer[in->cut] = '\0';
	in->whole = line;
	in->text = line + strspn(line, blanks);
	in->at = in->stop < in->end ? in->stop + 1 : in->end;
}

/* A mark of UTF-8 is passed over. -1 after saying that it is one of another encoding. */
static int skip_mark(struct input *in)
{
	const char *line = in->buffer + in->start;
	size_t length = in->stop - in->start;
	if (length >= 3 && memcmp(line, "\xef\xbb\xbf", 3) == 0)
		in->start += 3;
	if (length < 2 || (memcmp(line, "\xff\xfe", 2) != 0 && memcmp(line, "\xfe\xff", 2) != 0))
		return 0;
	say_error(_("standard input: UTF-16; expected UTF-8"));
	return -1;
}

int input_next(struct input *in)
{
	for (;;) {
		in->line += in->joined + 1;
		in->joined = 0;
		in->start = in->at;
		int more = find_end(in, &in->start, in->start, &in->stop);
		if (more <= 0)
			return more;
		if (in->line == 1 && skip_mark(in) < 0)
			return -1;
		take(in);
		if (in->text[0] != '\0' && in->text[0] != '#')
			return 1;
	}
}

int input_join(struct input *in)
{
	if (in->ended && in->at >= in->end)
		return 0;
	in->buffer[in->cut] = in->kept;
	in->joined++;
	size_t seen = in->at, stop = in->stop;
	int more = find_end(in, &in->start, seen, &stop);
	in->stop = more < 0 ? in->stop : stop;
	if (more >= 0)
		take(in);
	return more < 0 ? -1 : 1;
}

void input_free(struct input *in)
{
	free(in->buffer);
	*in = (struct input){ 0 };
}
