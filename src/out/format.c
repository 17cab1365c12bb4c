/* The table of output formats, the two ways to find one, and the one to write with it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/format.h"

#include <stdlib.h>
#include <string.h>

const struct format *const formats[] = { &format_ascii, &format_braille, &format_csv, &format_tsv,
	&format_json, &format_png, &format_svg, &format_pdf, &format_eps, &format_gnuplot, NULL };

int format_write(const struct format *format, const struct plot *plot, const struct scene *scene,
	struct sink *sink)
{
	if (scene != NULL || (format->kind & FORMATS_DRAWN) == 0)
		return format->write(plot, scene, sink);
	struct scene own;
	if (scene_init(&own, plot) != 0)
		return -1;
	int status = format->write(plot, &own, sink);
	scene_free(&own);
	return status;
}

const struct format *format_find(const char *name)
{
	for (size_t i = 0; formats[i] != NULL; i++)
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}

const struct format *format_of_terminal(bool utf8)
{
	const char *term = getenv("TERM");
	bool console = term != NULL && strcmp(term, "linux") == 0;
	return utf8 && !console ? &format_braille : &format_ascii;
}

/* Equal but for the case of ASCII letters in `typed`, in every locale; `name` is lower
   case. */
static bool same_ending(const char *typed, const char *name)
{
	for (; *typed != '\0'; typed++, name++) {
		char c = *typed;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c != *name)
			return false;
	}
	return *name == '\0';
}

const struct format *format_of_file(const char *path, bool utf8)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;
	const char *dot = strrchr(name, '.');
	if (dot == NULL || dot == name) /* ".png" is a hidden file without an ending */
		return NULL;
	if (same_ending(dot + 1, "txt"))
		return utf8 ? &format_braille : &format_ascii;
	for (size_t i = 0; formats[i] != NULL; i++)
		if (same_ending(dot + 1, formats[i]->suffix) ||
			same_ending(dot + 1, formats[i]->name))
			return formats[i];
	return NULL;
}
