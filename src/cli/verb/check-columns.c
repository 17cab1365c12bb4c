/* What check calls the columns of x and of a curve's outputs, and those that were meant instead. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "cli/verb/check-columns.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

static void add_sets(
	struct check_columns *c, const struct curve *curve, const char *typed, enum order order)
{
	const char *base[NAME_SETS] = { typed, curve->name, "y" };
	bool own = *typed != '\0' && strcmp(base[0], base[1]) != 0;
	for (size_t b = own ? 0 : 1; b < NAME_SETS; b++, c->sets++)
		for (size_t k = 0; k <= curve->outputs; k++) {
			struct text *t = &c->text[c->sets][k];
			if (k == 0)
				text_add(t, "x");
			else
				text_print(t, "%s%s",
					b + 1 < NAME_SETS ? plot_order_prefix[order] : "", base[b]);
			if (k > 0 && curve->outputs > 1)
				text_print(t, "_%zu", k);
			c->name[c->sets * (curve->outputs + 1) + k] = text_string(t);
		}
}

/* A table of slopes alone is no table without values. */
static void add_others(struct check_columns *c, const struct curve *curve, enum order order)
{
	static const char *const show[ORDERS] = { "--show f", "--show df", "--show d2f" };
	size_t n = 0;
	for (enum order other = ORDER_F; other < ORDERS; other++) {
		if (other == order)
			continue;
		text_print(&c->other[n], "%s%s%s", plot_order_prefix[other], curve->name,
			curve->outputs > 1 ? "_1" : "");
		c->instead[n] = (struct instead){ text_string(&c->other[n]), show[other] };
		n++;
	}
}

struct check_columns *check_columns(const struct request *r, enum order order)
{
	struct check_columns *c = alloc_zero(1, sizeof *c);
	struct text typed = { 0 };
	for (size_t i = 0; i < r->operands; i++)
		if (!r->operand[i].formula)
			spec_normalise(&typed, r->operand[i].text);
	add_sets(c, &r->curves.curve[0], text_string(&typed), order);
	add_others(c, &r->curves.curve[0], order);
	text_free(&typed);
	return c;
}

void check_columns_free(struct check_columns *c)
{
	for (size_t set = 0; set < NAME_SETS; set++)
		for (size_t k = 0; k < READER_MAX; k++)
			text_free(&c->text[set][k]);
	for (size_t k = 0; k < ORDERS; k++)
		text_free(&c->other[k]);
	free(c);
}
