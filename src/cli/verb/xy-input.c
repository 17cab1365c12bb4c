/* Reader: the tables that other programs write, from standard input, line by line. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "cli/verb/xy-input.h"

#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "base/words.h"

#include <string.h>

#define NAMES_MAX 12 /* of a header that a message tells */

static const char blanks[] = " \t\r\v\f";

/* ---- fields ------------------------------------------------------------------------ */

/* Takes the field at *at, which then is where the next begins, or NULL. False at the end; *open
   tells that a quote was not closed. */
static bool next_field(char **at, char separator, struct table_field *cell, bool *open)
{
	if (*at == NULL)
		return false;
	bool wide = separator == ' '; /* any blanks are one separator */
	char *s = *at + strspn(*at, separator == '\t' ? " \r\v\f" : blanks);
	size_t n;
	char *end;
	if (*s == '"') {
		char *quote = ++s;
		while ((quote = strchr(quote, '"')) != NULL && quote[1] == '"')
			quote += 2;
		*open = quote == NULL;
		n = quote == NULL ? strlen(s) : (size_t)(quote - s);
		end = s + n + (quote != NULL);
		end += wide ? 0 : strcspn(end, (char[]){ separator, '\0' });
	} else {
		n = wide ? strcspn(s, blanks) : strcspn(s, (char[]){ separator, '\0' });
		end = s + n;
		while (n > 0 && strchr(blanks, s[n - 1]) != NULL)
			n--;
	}
	if (wide)
		end += strspn(end, blanks);
	*at = *end == '\0' ? NULL : end + !wide;
	*cell = (struct table_field){ .s = s, .n = n };
	return true;
}

/* The separator of a line by itself. Decimals with a comma stand between semicolons. */
static char find_separator(const char *line)
{
	char found = ' ';
	bool quoted = false;
	for (; *line != '\0'; line++) {
		if (*line == '"')
			quoted = !quoted;
		else if (*line == ';' && !quoted)
			return ';';
		else if (*line == ',' && !quoted)
			found = ',';
	}
	return found;
}

static bool reads_number(const struct table_field *cell)
{
	double value;
	char kept = cell->s[cell->n];
	cell->s[cell->n] = '\0';
	bool good = number_read(cell->s, &value);
	cell->s[cell->n] = kept;
	return good;
}

/* The line in hand from where its fields begin. */
static char *line_of(const struct reader *c, char separator)
{
	return separator == '\t' ? c->in.whole : c->in.text;
}

/* ---- the header -------------------------------------------------------------------- */

/* A letter of any language, or '_'. */
static bool is_letter(char byte)
{
	unsigned char c = (unsigned char)byte;
	return c == '_' || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c >= 0x80;
}

/* Names in all fields that are not empty, and not numbers alone (inf, nan). */
static bool is_header(char *line, char separator)
{
	struct table_field cell;
	bool open, named = false;
	while (next_field(&line, separator, &cell, &open)) {
		if (cell.n == 0)
			continue;
		if (!is_letter(cell.s[0]))
			return false;
		named = named || !reads_number(&cell);
	}
	return named;
}

static bool is_name(const struct table_field *cell, const char *name)
{
	return strlen(name) == cell->n && strncmp(cell->s, name, cell->n) == 0;
}

/* How many fields of the header have the name; the place of the first. */
static size_t find_name(const struct reader *c, const char *name, size_t *place)
{
	char *at = line_of(c, c->separator);
	struct table_field cell;
	bool open;
	size_t found = 0;
	for (size_t i = 0; next_field(&at, c->separator, &cell, &open); i++)
		if (is_name(&cell, name) && found++ == 0)
			*place = i;
	return found;
}

/* Appends the names that the header has, each quoted. */
static void add_names(const struct reader *c, struct text *out)
{
	char *at = line_of(c, c->separator);
	struct table_field cell;
	bool open;
	size_t n = 0;
	while (next_field(&at, c->separator, &cell, &open)) {
		if (cell.n == 0)
			continue;
		if (n++ == NAMES_MAX) {
			text_add(out, ", ...");
			return;
		}
		struct text name = { 0 };
		text_add_n(&name, cell.s, cell.n);
		words_list(out, quote(text_string(&name)));
		text_free(&name);
	}
}

/* The names that were looked for in vain: x itself, else of each set the first one missing. */
static void say_missing(const struct reader *c)
{
	struct text want = { 0 }, have = { 0 };
	for (size_t set = 0; set < c->sets; set++)
		for (size_t k = 0; k < c->wanted; k++) {
			const char *name = c->name[set * c->wanted + k];
			size_t place;
			if (find_name(c, name, &place) > 0)
				continue;
			words_join(&want, _("%1$s or %2$s"), quote(name));
			if (k == 0)
				set = c->sets;
			break;
		}
	add_names(c, &have);
	const struct instead *meant = c->instead;
	size_t place;
	while (meant != NULL && meant->name != NULL && find_name(c, meant->name, &place) == 0)
		meant++;
	if (meant != NULL && meant->name != NULL)
		say_error(
			_("standard input, line %zu: no column %s; the header has %s; did you mean %s?"),
			c->in.line, text_string(&want), text_string(&have), meant->option);
	else
		say_error(_("standard input, line %zu: no column %s; the header has %s"),
			c->in.line, text_string(&want), text_string(&have));
	text_free(&want);
	text_free(&have);
}

/* Finds the columns by the first set of names that the header has in whole. */
static int find_columns(struct reader *c)
{
	for (size_t set = 0; set < c->sets; set++) {
		size_t k = 0;
		while (k < c->wanted) {
			const char *name = c->name[set * c->wanted + k];
			size_t n = find_name(c, name, &c->place[k]);
			if (n == 0)
				break;
			if (n > 1) {
				say_error(_("standard input, line %zu: the header has the "
					    "column %s more than once"),
					c->in.line, quote(name));
				return -1;
			}
			k++;
		}
		if (k == c->wanted)
			return 0;
	}
	say_missing(c);
	return -1;
}

/* Looks at the first line. 1 if it is a header, 0 if it is data, -1 after saying what the header lacks. */
static int read_header(struct reader *c)
{
	char separator = find_separator(c->in.text);
	if ((c->is_data != NULL && c->is_data(c->in.text)) || !is_header(c->in.text, separator))
		return 0;
	if (separator == ' ' && strchr(c->in.whole, '\t') != NULL)
		separator = '\t';
	c->headed = true;
	c->separator = separator;
	char *at = line_of(c, separator);
	struct table_field cell;
	bool open;
	while (next_field(&at, separator, &cell, &open))
		c->fields++;
	return find_columns(c) < 0 ? -1 : 1;
}

/* ---- lines ------------------------------------------------------------------------- */

static void end_cells(struct reader *c)
{
	for (size_t k = 0; k < c->wanted; k++) {
		struct table_field *cell = &c->cell[k];
		cell->kept = cell->s[cell->n];
		cell->s[cell->n] = '\0';
	}
}

/* Puts the bytes back that ended the cells. */
static void mend_line(struct reader *c)
{
	for (size_t k = c->wanted; k-- > 0;)
		if (c->cell[k].s != NULL)
			c->cell[k].s[c->cell[k].n] = c->cell[k].kept;
}

/* A cell was found at place i of the line. False if it is one too many. */
static bool take_cell(struct reader *c, const struct table_field *cell, size_t i)
{
	for (size_t k = 0; k < c->wanted; k++)
		if ((c->headed ? c->place[k] : k) == i)
			c->cell[k] = *cell;
	return cell->n == 0 || i < (c->headed ? c->fields : c->wanted);
}

static bool has_cells(const struct reader *c)
{
	for (size_t k = 0; k < c->wanted; k++)
		if (c->cell[k].s == NULL)
			return false;
	return true;
}

/* A line that is one field, in quotes or not. 1; 0 if more follows a quoted one. */
static int read_lone(struct reader *c)
{
	char *at = c->in.text;
	bool open = false;
	if (*at != '"') {
		c->cell[0] = (struct table_field){ .s = at, .n = strlen(at) };
		return 1;
	}
	next_field(&at, ',', &c->cell[0], &open);
	return at == NULL;
}

/* Finds the wanted cells. 1; 0 if the line has not so many, or more than its header; -1 where a
   quote is open. */
static int read_cells(struct reader *c)
{
	memset(c->cell, 0, c->wanted * sizeof *c->cell);
	if (c->lone && !c->headed)
		return read_lone(c);
	char separator = c->headed ? c->separator : find_separator(c->in.text);
	char *at = line_of(c, separator);
	struct table_field cell;
	bool open = false, fits = true;
	for (size_t i = 0; next_field(&at, separator, &cell, &open); i++) {
		if (open)
			return -1;
		fits = take_cell(c, &cell, i) && fits;
		if (!c->headed && i + 1 == c->wanted && separator != ' ')
			break; /* further columns */
	}
	return fits && has_cells(c);
}

int reader_next(struct reader *c)
{
	for (;;) {
		int more = input_next(&c->in), good;
		if (more <= 0)
			return more;
		if (!c->begun) {
			c->begun = true;
			int header = read_header(c);
			if (header < 0)
				return -1;
			if (header > 0)
				continue;
		}
		while ((good = read_cells(c)) < 0 && (more = input_join(&c->in)) > 0)
			;
		if (more < 0)
			return -1;
		if (good > 0) {
			end_cells(c);
			return 1;
		}
		memset(c->cell, 0, c->wanted * sizeof *c->cell);
		reader_say_bad(c, c->expected);
		return -1;
	}
}

/* ---- what is wrong ----------------------------------------------------------------- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* How Fortran and half of Europe write numbers; NULL: nothing known. */
static const char *find_hint(const char *line)
{
	bool columns = strpbrk(line, ";\t") != NULL;
	for (const char *s = line; *s != '\0'; s++) {
		if (!is_digit(s[0]) && s[0] != '.')
			continue;
		if (columns && s[1] == ',' && is_digit(s[2]))
			return _("decimals take a point");
		if ((s[1] | 0x20) == 'd' && is_digit(s[2] == '+' || s[2] == '-' ? s[3] : s[2]))
			return _("an exponent takes e, not d");
	}
	return NULL;
}

void reader_say_bad(struct reader *c, const char *what)
{
	mend_line(c);
	const char *hint = find_hint(c->in.text);
	say_error(_("standard input, line %zu: %s: %s%s%s"), c->in.line, quote(c->in.text), what,
		hint != NULL ? "; " : "", hint != NULL ? hint : "");
}

void reader_free(struct reader *c)
{
	input_free(&c->in);
}
