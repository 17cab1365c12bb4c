/* The table of output formats, and the two ways to find one. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/format.h"

#include <string.h>

const struct format *const formats[] = {&format_ascii, &format_braille, &format_csv,
	&format_tsv, &format_json, &format_png, &format_svg, &format_pdf, &format_eps,
	&format_gnuplot, NULL};

const struct format *format_find(const char *name)
{
	for (size_t i = 0; formats[i] != NULL; i++)
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
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
