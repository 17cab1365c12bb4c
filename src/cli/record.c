/* The record: the command that makes a picture again, as files keep it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "cli/record.h"

#include "cli/options.h"

#include <string.h>

void record_word(struct text *out, const char *word)
{
	static const char safe[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_@:=,./+-";
	text_add_char(out, ' ');
	if (*word != '\0' && word[strspn(word, safe)] == '\0') {
		text_add(out, word);
		return;
	}
	text_add_char(out, '\'');
	for (; *word != '\0'; word++)
		if (*word == '\'')
			text_add(out, "'\\''");
		else
			text_add_char(out, *word);
	text_add_char(out, '\'');
}

void record_value(struct text *out, const char *value)
{
	struct text t = { 0 };
	for (; *value != '\0'; value++)
		if (*value != ' ' && *value != '\t')
			text_add_char(&t, *value);
	record_word(out, text_string(&t));
	text_free(&t);
}

void record_curve(struct text *out, const struct curve *c)
{
	struct text spec = { 0 };
	bool formula = c->row->rank == 0; /* a user's own */
	if (formula) {
		text_add(out, " --expr");
		record_value(out, c->row->formula);
		if (strcmp(c->row->id, "expr") != 0)
			text_print(out, " --name %s", c->row->id);
	} else {
		text_add(&spec, c->typed->id);
		if (c->framework != NULL)
			text_print(&spec, "@%s", c->framework->id);
	}
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++)
		if (c->set[k] && formula)
			text_print(out, " --param %s=%s", c->row->param[k].name, c->text[k]);
		else if (c->set[k])
			text_print(&spec, ":%s=%s", c->row->param[k].name, c->text[k]);
	if (c->dtype != DTYPE_EXACT)
		text_print(formula ? out : &spec, formula ? " --dtype %s" : ":dtype=%s",
			dtype_name(c->dtype));
	if (!formula)
		record_value(out, text_string(&spec));
	text_free(&spec);
}

void record_operands(struct text *out, const struct request *r)
{
	for (size_t i = 0; i < r->operands; i++) {
		struct text spec = { 0 };
		if (r->operand[i].formula) {
			text_add(out, " --expr");
			record_value(out, r->operand[i].text);
			if (r->operand[i].name != NULL)
				text_print(out, " --name %s", r->operand[i].name);
			continue;
		}
		spec_normalise(&spec, r->operand[i].text);
		record_word(out, text_string(&spec));
		text_free(&spec);
	}
}

void record_given(struct text *out, const struct request *r)
{
	if (r->given.dtype != DTYPE_EXACT)
		text_print(out, " --dtype %s", dtype_name(r->given.dtype));
	for (size_t i = 0; i < r->given.n; i++) {
		text_add(out, " --param");
		record_value(out, r->given.item[i].text);
	}
}

void record_options(struct text *out, const struct request *r, const struct format *format)
{
	const struct option_row *row[OPTIONS_MAX];
	size_t n = options_of(r->verb, row, NULL);
	for (size_t i = 0; i < n; i++)
		if (row[i]->record != NULL && (format == NULL || options_shows(row[i], format)))
			row[i]->record(r, row[i], out);
}
