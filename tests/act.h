/* What the core's tests share: the rows and variants they loop over, and helpers. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_TESTS_ACT_H
#define ACTPLOT_TESTS_ACT_H

#include "act/activation.h"
#include "suite.h"

/* A row as it is, or as a framework that differs has it. */
struct item {
	const struct activation *row;
	const struct framework *framework;
};

#define ITEM_MAX 2000

extern struct item item[ITEM_MAX];
extern size_t items, rows;

/* Row k of activation_all(). */
const struct activation *row_at(int k);
/* The one row that `id` names. */
const struct activation *row_named(const char *id);

struct curve curve_of(const struct item *);
/* `framework` may be NULL. */
struct curve curve_named(const char *id, const char *framework);
/* "leaky_relu@keras", in one static buffer. */
const char *label(const struct curve *);
/* One order of output 0. */
double order_at(const struct curve *, double x, enum order order);
void set_one(struct curve *, const char *param, double value);
/* curve_finish() must refuse, saying exactly `wanted`; NULL: must agree. */
void finish(struct curve *, const char *wanted);

/* Bit for bit. */
void assert_same(double got, double wanted);
/* True if `word` is one of the words of `text`. */
bool has_word(const char *text, const char *word);

/* The groups of tests, one a file. */
TCase *act_blocks(void);
TCase *act_catalogue(void);
TCase *act_values(void);
TCase *act_curves(void);
TCase *act_facts(void);
TCase *act_lines(void);
TCase *act_lists(void);
TCase *act_value(void);
TCase *act_oracle(void);
TCase *act_properties(void);
TCase *act_ranges(void);
TCase *act_rounded(void);

#endif
