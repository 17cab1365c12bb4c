/* Lines of standard input, for verbs that read it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/say.h"
#include "cli/input.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Reads up to the end of the line; false at the end of input. */
static bool read_line(char *text, size_t *length)
{
	int c;
	*length = 0;
	while ((c = getc_unlocked(stdin)) != EOF && c != '\n')
		if (*length <= INPUT_LINE)
			text[(*length)++] = c != '\0' ? (char)c : '\1';
	text[*length] = '\0';
	return c != EOF || *length > 0;
}

static void strip(char *text, size_t length)
{
	static const char blanks[] = " \t\r\v\f";
	while (length > 0 && strchr(blanks, text[length - 1]) != NULL)
		length--;
	size_t start = strspn(text, blanks);
	if (start > length)
		start = length;
	memmove(text, text + start, length - start);
	text[length - start] = '\0';
}

int input_next(struct input *in)
{
	size_t length;
	errno = 0;
	while (read_line(in->text, &length)) {
		in->line++;
		if (length > INPUT_LINE)
			in->text[length - 1] = '\1';
		strip(in->text, length);
		if (in->text[0] != '\0')
			return 1;
	}
	if (ferror(stdin) == 0)
		return 0;
	say_error(_("standard input: %s"), strerror(errno));
	return -1;
}
