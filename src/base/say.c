/* Messages on standard error: one write a line, and quoting of what the user typed. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define QUOTES 8 /* results of quote() that live at the same time */
#define QUOTE_COLUMNS 80
/* Two- and three-byte characters make 80 columns up to 240 bytes, and combining marks any
   number; so much keeps a message and its second line within 200 bytes. */
#define QUOTE_BYTES 120

static bool quiet;

int say_quiet(int on)
{
	int before = quiet;
	quiet = on != 0;
	return before;
}

/* stderr is unbuffered: one fwrite is one write, so lines of several processes do not
   mix. */
static void put_line(char *line, size_t n)
{
	line[n] = '\n';
	fwrite(line, 1, n + 1, stderr);
}

__attribute__((format(printf, 2, 0))) static void say(
	const char *prefix, const char *format, va_list list)
{
	char fixed[1024];
	va_list again;
	va_copy(again, list);
	size_t start = strlen(prefix);
	memcpy(fixed, prefix, start);
	size_t room = sizeof fixed - start - 1;
	int n = vsnprintf(fixed + start, room, format, list);
	size_t length = n < 0 ? 0 : (size_t)n;
	/* Not alloc_resize(): its failure would come back here. */
	char *line = length < room ? NULL : malloc(start + length + 2);
	if (line != NULL) {
		memcpy(line, prefix, start);
		vsnprintf(line + start, length + 1, format, again);
		put_line(line, start + length);
		free(line);
	} else {
		put_line(fixed, start + (length < room ? length : room - 1));
	}
	va_end(again);
}

void say_error(const char *format, ...)
{
	va_list list;
	va_start(list, format);
	say("actplot: ", format, list);
	va_end(list);
}

void say_error_plain(const char *text)
{
	char line[128] = "actplot: ";
	size_t start = strlen(line), n = strlen(text);
	if (n > sizeof line - start - 1)
		n = sizeof line - start - 1;
	memcpy(line + start, text, n);
	put_line(line, start + n);
}

static const char *about;

void say_about(const char *path)
{
	about = path;
}

static bool once;
static uint64_t *said; /* hashes of lines, while `once` holds */
static size_t lines, room;

void say_once(int on)
{
	once = on != 0;
	free(said);
	said = NULL;
	lines = room = 0;
}

/* Whether a line was said before; keeps it in mind. */
__attribute__((format(printf, 2, 0))) static bool is_again(
	const char *prefix, const char *format, va_list list)
{
	char line[1024];
	size_t start = (size_t)snprintf(line, sizeof line, "%s", prefix);
	vsnprintf(line + start, sizeof line - start, format, list);
	uint64_t hash = 14695981039346656037u; /* FNV-1a */
	for (const char *s = line; *s != '\0'; s++)
		hash = (hash ^ (unsigned char)*s) * 1099511628211u;
	for (size_t i = 0; i < lines; i++)
		if (said[i] == hash)
			return true;
	said = alloc_grow(said, lines, &room, sizeof *said);
	said[lines++] = hash;
	return false;
}

/* "actplot: 'all/cube.svg': warning: ..." */
__attribute__((format(printf, 2, 0))) static void say_aside(
	const char *kind, const char *format, va_list list)
{
	char prefix[512];
	snprintf(prefix, sizeof prefix, "actplot: %s%s%s%s", about != NULL ? quote(about) : "",
		about != NULL ? ": " : "", kind, *kind != '\0' ? ": " : "");
	va_list again;
	va_copy(again, list);
	if (!quiet && !(once && is_again(prefix, format, again)))
		say(prefix, format, list);
	va_end(again);
}

void say_note(const char *format, ...)
{
	va_list list;
	va_start(list, format);
	say_aside("", format, list);
	va_end(list);
}

void say_warning(const char *format, ...)
{
	va_list list;
	va_start(list, format);
	say_aside(_("warning"), format, list);
	va_end(list);
}

void say_usage(const char *format, ...)
{
	va_list list;
	va_start(list, format);
	say("actplot: ", format, list);
	va_end(list);
	fprintf(stderr, "%s\n", _("Try 'actplot --help' for more information."));
}

/* `length` bytes, a tab and the ends of lines as in C, others as \ooo each. Returns how many bytes that took. */
static size_t escape(char *out, const char *s, size_t length)
{
	static const char plain[] = "\t\n\r", letter[] = "tnr";
	const char *at = length == 1 ? strchr(plain, *s) : NULL;
	if (at != NULL) {
		out[0] = '\\';
		out[1] = letter[at - plain];
		return 2;
	}
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)s[i];
		out[4 * i] = '\\';
		out[4 * i + 1] = (char)('0' + (c >> 6));
		out[4 * i + 2] = (char)('0' + (c >> 3 & 7));
		out[4 * i + 3] = (char)('0' + (c & 7));
	}
	return 4 * length;
}

const char *quote(const char *string)
{
	static char buffers[QUOTES][QUOTE_BYTES + sizeof "''..."];
	static unsigned turn;
	char *out = buffers[turn++ % QUOTES];
	size_t n = 0, columns = 0;
	/* What holds one of the quotes stands between the others. */
	char mark = strchr(string, '\'') != NULL && strchr(string, '"') == NULL ? '"' : '\'';
	bool cut = false;
	out[n++] = mark;
	for (const char *s = string; *s != '\0';) {
		size_t length, bytes, width;
		char piece[16];
		long code = utf8_decode(s, &length);
		if (utf8_is_control(code) || code < 0) {
			bytes = width = escape(piece, s, length);
		} else {
			memcpy(piece, s, length);
			piece[length] = '\0';
			bytes = length;
			width = text_width(piece);
		}
		if (columns + width > QUOTE_COLUMNS || n - 1 + bytes > QUOTE_BYTES) {
			cut = true;
			break;
		}
		memcpy(out + n, piece, bytes);
		n += bytes;
		columns += width;
		s += length;
	}
	out[n++] = mark;
	memcpy(out + n, cut ? "..." : "", cut ? 4 : 1);
	return out;
}
