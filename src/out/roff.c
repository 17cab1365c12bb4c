/* Roff: pages of the manual from plain text, by the macros of man(7). */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/roff.h"

#include <string.h>

#define WORD_MOST 40 /* of more bytes a word, a list of numbers, may break after its commas */
#define RELEASED "2026-11-23" /* of PACKAGE_VERSION; a page must not change with the day */

void roff_title(struct text *out, const char *name, int section, const char *manual)
{
	text_print(out,
		".\\\" Written by actplot itself from its tables; do not edit.\n"
		".TH %s %d \"%s\" \"%s\" \"%s\"\n",
		name, section, RELEASED, PACKAGE_STRING, manual);
}

void roff_ragged(struct text *out)
{
	text_add(out, ".ad l\n.nh\n");
}

void roff_dense(struct text *out, bool dense)
{
	text_add(out, dense ? ".PD 0\n" : ".PD\n");
}

/* What a typesetter would replace: a hyphen may become a dash or break a line, an accent
   a quotation mark that no shell reads. */
static const char *escape(char c)
{
	switch (c) {
	case '\\':
		return "\\e";
	case '-':
		return "\\-";
	case '\'':
		return "\\(aq";
	case '"':
		return "\\(dq";
	case '^':
		return "\\(ha";
	case '~':
		return "\\(ti";
	case '`':
		return "\\(ga";
	default:
		return NULL;
	}
}

/* As roff_add(); where words may break, those of more than WORD_MOST bytes do so after commas. */
static void add(struct text *out, const char *s, bool breaks)
{
	bool begins = out->n == 0 || out->s[out->n - 1] == '\n';
	size_t word = 0; /* bytes from the last blank to the next */
	for (; *s != '\0'; s++) {
		if (begins || word == 0)
			word = strcspn(s, " \n");
		if (begins && (*s == '.' || *s == '\''))
			text_add(out, "\\&");
		begins = *s == '\n';
		const char *escaped = escape(*s);
		if (escaped != NULL)
			text_add(out, escaped);
		else
			text_add_char(out, *s);
		if (breaks && *s == ',' && word > WORD_MOST && s[1] != ' ' && s[1] != '\0')
			text_add(out, "\\:");
		if (*s == ' ')
			word = 0;
	}
}

void roff_add(struct text *out, const char *s)
{
	add(out, s, false);
}

void roff_line(struct text *out, const char *s)
{
	roff_add(out, s);
	text_add_char(out, '\n');
}

void roff_request(struct text *out, const char *name, const char *argument)
{
	text_print(out, ".%s \"", name);
	roff_add(out, argument);
	text_add(out, "\"\n");
}

/* The space before a block, which a heading brings along. */
static void space(struct text *out)
{
	size_t line = out->n;
	while (line > 0 && (line == out->n || out->s[line - 1] != '\n'))
		line--;
	if (strncmp(text_string(out) + line, ".S", 2) != 0)
		text_add(out, ".PP\n");
}

void roff_paragraph(struct text *out, const char *s)
{
	space(out);
	roff_line(out, s);
}

void roff_entry(struct text *out, const char *head, const char *s)
{
	text_add(out, ".TP\n.B ");
	add(out, head, true);
	text_add_char(out, '\n');
	add(out, s, true);
	text_add_char(out, '\n');
}
void roff_display(struct text *out, const char *lines)
{
	space(out);
	text_add(out, ".nf\n.RS 2\n");
	for (const char *s = lines; *s != '\0';) {
		size_t n = strcspn(s, "\n");
		struct text line = { 0 };
		text_add_n(&line, s, n);
		/* An empty input line is a paragraph to some readers; this one only looks
		 * so. */
		if (n == 0)
			text_add(out, "\\&\n");
		else
			roff_line(out, text_string(&line));
		text_free(&line);
		s += n + (s[n] == '\n');
	}
	text_add(out, ".RE\n.fi\n");
}

void roff_formula(struct text *out, const char *head, const char *formula)
{
	space(out);
	text_add(out, ".RS 2\n");
	roff_add(out, head);
	roff_line(out, formula);
	text_add(out, ".RE\n");
}

void roff_reference(struct text *out, const char *name, int section, bool last)
{
	text_add(out, ".BR ");
	roff_add(out, name);
	text_print(out, " (%d)%s\n", section, last ? "" : ",");
}
