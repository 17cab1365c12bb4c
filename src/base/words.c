/* Sentences from messages: places filled, and lists, clauses and sentences strung together. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/words.h"

#include <stdarg.h>
#include <string.h>

#define PLACES 9

/* The length of the place at `s`, "%s" or "%2$s", and its number from 0; 0 where there is none. */
static size_t read_place(const char *s, size_t *next, size_t *place)
{
	if (s[0] != '%')
		return 0;
	if (s[1] == 's') {
		*place = (*next)++;
		return 2;
	}
	if (s[1] < '1' || s[1] > '9' || s[2] != '$' || s[3] != 's')
		return 0;
	*place = (size_t)(s[1] - '1');
	return 4;
}

static void fill(struct text *out, const char *message, const char *const *given, size_t n)
{
	size_t next = 0, place = 0;
	while (*message != '\0') {
		size_t length = read_place(message, &next, &place);
		if (length > 0)
			text_add(out, place < n ? given[place] : "");
		else
			text_add_char(out, *message);
		message += length > 0 ? length : message[0] == '%' && message[1] == '%' ? 2 : 1;
	}
}

void words_fill(struct text *out, const char *message, ...)
{
	const char *given[PLACES];
	size_t n = 0;
	va_list list;
	va_start(list, message);
	while (n < PLACES && (given[n] = va_arg(list, const char *)) != NULL)
		n++;
	va_end(list);
	fill(out, message, given, n);
}

void words_join(struct text *out, const char *message, const char *more)
{
	struct text before = *out;
	*out = (struct text){ 0 };
	if (before.n > 0)
		fill(out, message, (const char *const[]){ before.s, more }, 2);
	else
		text_add(out, more);
	text_free(&before);
}

void words_list(struct text *out, const char *item)
{
	words_join(out, _("%1$s, %2$s"), item);
}

void words_clause(struct text *out, const char *clause)
{
	words_join(out, _("%1$s; %2$s"), clause);
}

void words_sentence(struct text *out, const char *sentence)
{
	words_join(out, _("%1$s %2$s"), sentence);
}

void words_remark(struct text *out, const char *remark)
{
	words_join(out, _("%1$s (%2$s)"), remark);
}
