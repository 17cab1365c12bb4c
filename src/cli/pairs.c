/* Pairs: lines of standard input, an x and the values that somebody computed there. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "cli/pairs.h"

#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"

#include <string.h>

static const char blanks[] = " \t\r\v\f";

/* A field of a line, without blanks around it. */
struct field {
	char *s;
	size_t n;
};

/* Takes the field at *at, which then is where the next begins, or NULL. */
static bool next_field(char **at, bool commas, struct field *field)
{
	if (*at == NULL)
		return false;
	char *s = *at + strspn(*at, blanks);
	size_t n = strcspn(s, commas ? "," : blanks);
	char *end = s + n;
	*at = *end == '\0' ? NULL : commas ? end + 1 : end;
	while (n > 0 && strchr(blanks, s[n - 1]) != NULL)
		n--;
	*field = (struct field){s, n};
	return true;
}

static bool read_field(const struct field *field, double *value)
{
	char kept = field->s[field->n];
	field->s[field->n] = '\0';
	bool good = number_read(field->s, value);
	field->s[field->n] = kept;
	return good;
}

/* Names in the first two columns: nobody's numbers. */
static bool is_header(char *line, bool commas)
{
	char *at = line;
	for (int k = 0; k < 2; k++) {
		struct field field;
		double value;
		if (!next_field(&at, commas, &field) || field.n == 0 ||
			read_field(&field, &value))
			return false;
	}
	return true;
}

static bool read_line(struct pairs *p, bool commas)
{
	char *at = p->in.text;
	for (size_t k = 0; k <= p->values; k++) {
		struct field field;
		if (!next_field(&at, commas, &field) ||
			!read_field(&field, k == 0 ? &p->x : &p->y[k - 1]))
			return false;
	}
	return at == NULL || commas || p->headed;
}

static void say_bad(const struct pairs *p)
{
	if (p->values == 1)
		say_error(_("standard input, line %zu: %s: expected x and y"), p->in.line,
			quote(p->in.text));
	else
		say_error(_("standard input, line %zu: %s: expected x and %zu values"),
			p->in.line, quote(p->in.text), p->values);
}

int pairs_next(struct pairs *p)
{
	int more;
	while ((more = input_next(&p->in)) > 0) {
		if (p->in.text[0] == '#')
			continue;
		bool commas = strchr(p->in.text, ',') != NULL, first = !p->begun;
		p->begun = true;
		if (first && is_header(p->in.text, commas)) {
			p->headed = true;
			continue;
		}
		if (read_line(p, commas))
			return 1;
		say_bad(p);
		return -1;
	}
	return more;
}
