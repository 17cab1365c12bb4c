/* The core's tests: their suite, and what its groups share. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "accuracy.h"
#include "act.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

struct item item[ITEM_MAX];
size_t items, rows;

/* Fills item[] and counts rows. */
static void collect(void)
{
	const struct activation *const *all = activation_all(&rows);
	for (size_t k = 0; k < rows; k++) {
		item[items++] = (struct item){ all[k], NULL };
		for (const struct framework *f = frameworks; f->id != NULL; f++) {
			struct curve c;
			if (curve_init(&c, all[k], f) != 0)
				continue;
			if ((c.variant != NULL || c.row != c.typed) && items < ITEM_MAX)
				item[items++] = (struct item){ all[k], f };
			curve_free(&c);
		}
	}
}

const struct activation *row_at(int k)
{
	size_t n;
	return activation_all(&n)[k];
}

struct curve curve_of(const struct item *it)
{
	struct curve c;
	ck_assert_int_eq(curve_init(&c, it->row, it->framework), 0);
	return c;
}

const struct activation *row_named(const char *id)
{
	const struct activation *row[1];
	ck_assert_uint_eq(activation_find(id, row, 1), 1);
	return row[0];
}

struct curve curve_named(const char *id, const char *framework)
{
	struct item it = { row_named(id), framework != NULL ? framework_find(framework) : NULL };
	return curve_of(&it);
}

const char *label(const struct curve *c)
{
	static char text[80];
	snprintf(text, sizeof text, "%s%s%s", c->typed->id, c->framework != NULL ? "@" : "",
		c->framework != NULL ? c->framework->id : "");
	return text;
}

void set_one(struct curve *c, const char *param, double value)
{
	int k = activation_param(c->row, param);
	ck_assert_int_ge(k, 0);
	curve_set(c, k, &value, 1);
}

void finish(struct curve *c, const char *wanted)
{
	struct text why = { 0 };
	int status = curve_finish(c, &why);
	ck_assert_str_eq(text_string(&why), wanted != NULL ? wanted : "");
	ck_assert_int_eq(status, wanted != NULL ? -1 : 0);
	text_free(&why);
}

void assert_same(double got, double wanted)
{
	ck_assert_msg(memcmp(&got, &wanted, sizeof got) == 0, "got %a, wanted %a", got, wanted);
}

double order_at(const struct curve *c, double x, enum order order)
{
	struct jet jet[VECTOR_MAX];
	curve_eval_to(c, x, order, jet);
	return jet_order(jet[0], order);
}

bool has_word(const char *text, const char *word)
{
	size_t n = strlen(word);
	for (const char *s = strstr(text, word); s != NULL; s = strstr(s + 1, word)) {
		bool begins = s == text || (!isalnum((unsigned char)s[-1]) && s[-1] != '_');
		if (begins && !isalnum((unsigned char)s[n]) && s[n] != '_')
			return true;
	}
	return false;
}

/* Tests that stay in one process begin as those with one of their own. */
static void add_case(Suite *suite, TCase *tc)
{
	tcase_add_checked_fixture(tc, accuracy_restart, NULL);
	suite_add_tcase(suite, tc);
}

int main(void)
{
	collect();
	Suite *suite = suite_create("act");
	add_case(suite, act_blocks());
	add_case(suite, act_catalogue());
	add_case(suite, act_values());
	add_case(suite, act_curves());
	add_case(suite, act_facts());
	add_case(suite, act_lines());
	add_case(suite, act_lists());
	add_case(suite, act_value());
	add_case(suite, act_oracle());
	add_case(suite, act_properties());
	add_case(suite, act_ranges());
	add_case(suite, act_rounded());
	return suite_run(suite);
}
