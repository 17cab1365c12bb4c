/* Compare in words: identities that were checked, and what differs, computed. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/words.h"
#include "teach/compare/side-by-side.h"
#include "teach/explain/explanation.h"
#include "teach/compare/identities.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LO (-10.0)
#define HI 10.0
#define POINTS 2001
#define PAIRS_ALL \
	3	   /* up to so many curves each pair is compared, beyond that each with the first \
	   */
#define SAME 1e-14 /* a difference that roundings make */
#define AT_ZERO 1e-12 /* so near 0 roundings alone tell places apart */

/* ---- identities ----------------------------------------------------------------- */

/* One identity with what the check found; nothing if it does not hold. */
static void say_identity(const struct identity *identity, bool utf8, struct document *d)
{
	struct identity_check check;
	if (identity_check(identity, &check) < 0 || !check.holds)
		return;
	struct text sides = { 0 }, formula = { 0 };
	identity_print(identity, utf8 ? EXPR_UTF8 : EXPR_PLAIN, &sides);
	doc_mark(&formula, DOC_CODE, sides.s);
	text_free(&sides);
	struct text *out = &doc_add(d, DOC_ITEM, NULL, NULL)->text;
	if (check.off == 0)
		text_print(out, _("%1$s; exact at %2$zu points of %3$g:%4$g"), formula.s,
			check.points, check.lo, check.hi);
	else
		text_print(out,
			_("%1$s; at %2$zu points of %3$g:%4$g off by at most %5$.1e, at x = %6$g"),
			formula.s, check.points, check.lo, check.hi, check.off, check.at);
	if (identity->note != NULL)
		words_remark(out, _(identity->note));
	text_free(&formula);
}

/* The rows' own twins, where they are named too and the table does not have them. */
static void twins_of(const struct activation *row, const char *const *id, size_t n, bool utf8,
	struct document *d)
{
	for (const char *s = row->twin == NULL ? "" : row->twin; *s != '\0'; s += strspn(s, " ")) {
		size_t length = strcspn(s, " "), bare = strcspn(s, " :");
		char *twin = alloc_copy_n(s, length), *name = alloc_copy_n(s, bare);
		const struct identity identity = { .left = row->id, .right = twin };
		const struct activation *other;
		/* Of two that are each other's twin the first in the list says it. */
		bool said = activation_find(name, &other, 1) == 1 && other->rank < row->rank &&
			other->twin != NULL && strstr(other->twin, row->id) != NULL;
		for (const struct identity *i = identities; i->left != NULL; i++) {
			const char *const both[] = { row->id, name };
			said = said ||
				(!i->slope && strpbrk(i->right, " (") == NULL &&
					strpbrk(i->left, " (") == NULL &&
					identity_concerns(i, both, 2));
		}
		if (!said && identity_concerns(&identity, id, n))
			say_identity(&identity, utf8, d);
		free(twin);
		free(name);
		s += length;
	}
}

void compare_identities(const struct column *c, size_t n, struct document *d)
{
	const char **id = alloc_zero(n, sizeof *id);
	doc_add(d, DOC_HEADING, NULL, _("Identities"));
	for (size_t i = 0; i < n; i++)
		id[i] = c[i].curve->typed->id;
	for (const struct identity *i = identities; i->left != NULL; i++) {
		if (identity_concerns(i, id, n))
			say_identity(i, c->utf8, d);
	}
	for (size_t i = 0; i < n; i++) /* twins are so as their rows have them */
		id[i] = curve_declared(c[i].curve, true) ? id[i] : "";
	for (size_t i = 0; i < n; i++) {
		size_t before = 0;
		while (strcmp(id[before], id[i]) != 0)
			before++;
		if (before == i && *id[i] != '\0')
			twins_of(c[i].curve->typed, id, n, c->utf8, d);
	}
	free(id);
}

/* ---- differences ---------------------------------------------------------------- */

/* True if the curve has one number to compare. */
static bool is_single(const struct column *c)
{
	return c->curve->outputs == 1;
}

/* True if another output moves with x than the one in its place. */
static bool is_coupled(const struct curve *c)
{
	static const double x[] = { -1.3, 0.4, 2.1 };
	struct jet jet[VECTOR_MAX];
	bool coupled = false, placed = c->value[c->list].n == c->outputs;
	for (size_t i = 0; placed && i < sizeof x / sizeof *x; i++) {
		curve_eval(c, x[i], jet);
		for (size_t j = 0; j < c->outputs; j++)
			coupled = coupled || (j != c->element && jet[j].dy != 0);
	}
	return coupled;
}

/* Of a function that takes more than x, what the table is about. */
static void say_inputs(const struct column *c, struct document *d)
{
	const struct curve *curve = c->curve;
	if (curve->list < 0)
		return;
	const struct param *list = &curve->row->param[curve->list];
	struct text *out = &doc_add(d, DOC_ITEM, NULL, NULL)->text;
	size_t place = curve->element + 1;
	if (list->kind != PARAM_VECTOR)
		text_print(out,
			_("%1$s takes two inputs. The table tells of it as one of them, "
			  "%2$s, moves, the other fixed."),
			c->title, list->name);
	else if (curve->outputs == 1)
		text_print(out,
			_("%1$s takes a list and gives one number. The table tells of it "
			  "as input %2$zu moves, the others fixed."),
			c->title, place);
	else if (is_coupled(curve))
		text_print(out,
			_("%1$s takes a list and gives a list; an output depends on other inputs "
			  "than its own too. The table tells of output %2$zu as input %3$zu moves, "
			  "the others fixed."),
			c->title, place, place);
	else
		text_print(out,
			_("%1$s takes a list and gives a list. The table tells of output %2$zu as "
			  "input %3$zu moves, the others fixed."),
			c->title, place, place);
}

/* Which of the two is larger somewhere: bit 0 the first, bit 1 the second. */
static unsigned larger(const struct curve *a, const struct curve *b)
{
	unsigned which = 0;
	for (size_t i = 0; i < POINTS; i++) {
		double x = LO + (HI - LO) * (double)i / (POINTS - 1);
		struct jet ja, jb;
		curve_eval_to(a, x, ORDER_F, &ja);
		curve_eval_to(b, x, ORDER_F, &jb);
		if (ja.y - jb.y > SAME)
			which |= 1;
		if (jb.y - ja.y > SAME)
			which |= 2;
	}
	return which;
}

/* Where they are furthest apart, and by how much. */
static void add_furthest(const struct largest *far, struct text *out)
{
	struct text line = { 0 };
	double x = fabs(far->x) < AT_ZERO ? 0 : far->x;
	if (isinf(far->y))
		text_print(&line, _("They are furthest apart, without bound, at x = %.4g."), x);
	else if (far->least)
		text_print(&line, _("They are furthest apart, by at least %1$.4g, at x = %2$.4g."),
			far->y, x);
	else
		text_print(
			&line, _("They are furthest apart, by %1$.4g, at x = %2$.4g."), far->y, x);
	words_sentence(out, text_string(&line));
	text_free(&line);
}

/* Which lies above, and where they are furthest apart. */
static void add_pair(
	const struct column *a, const struct column *b, const struct largest *far, struct text *out)
{
	unsigned which = larger(a->curve, b->curve);
	if (which == 0) {
		text_print(out, _("%1$s and %2$s are the same from %3$g to %4$g."), a->title,
			b->title, LO, HI);
		return;
	}
	if (which == 3)
		text_print(out, _("%1$s and %2$s cross: each is larger somewhere."), a->title,
			b->title);
	else
		text_print(out, _("%1$s is never below %2$s from %3$g to %4$g."),
			which == 1 ? a->title : b->title, which == 1 ? b->title : a->title, LO, HI);
	add_furthest(far, out);
}

static void say_pair(const struct column *a, const struct column *b, struct document *d)
{
	if (!is_single(a) || !is_single(b))
		return;
	struct curve difference;
	struct largest far = { 0 };
	struct activation *row = activation_make_difference(a->curve, b->curve, DIFFERENCE_PLAIN);
	struct text why = { 0 };
	if (curve_init(&difference, row, NULL) == 0 && curve_finish(&difference, &why) == 0 &&
		curve_largest(&difference, LO, HI, &far))
		add_pair(a, b, &far, &doc_add(d, DOC_ITEM, NULL, NULL)->text);
	text_free(&why);
	curve_free(&difference);
	activation_unmake(row);
}

static bool on_both(const struct column *c)
{
	return !isnan(c->facts.left) && !isnan(c->facts.right);
}

static bool on_left(const struct column *c)
{
	return !isnan(c->facts.left) && isnan(c->facts.right);
}

static bool on_right(const struct column *c)
{
	return isnan(c->facts.left) && !isnan(c->facts.right);
}

static bool on_neither(const struct column *c)
{
	return isnan(c->facts.left) && isnan(c->facts.right);
}

static bool has_kinks(const struct column *c)
{
	/* A staircase has a step at every number. */
	return c->facts.kinks > 0 || c->curve->dtype != DTYPE_EXACT;
}

static bool has_none(const struct column *c)
{
	return !has_kinks(c);
}

static bool is_centred(const struct column *c)
{
	return facts_centred(&c->facts);
}

static bool is_off(const struct column *c)
{
	return !isnan(c->facts.mean) && !facts_centred(&c->facts);
}

static bool is_monotone(const struct column *c)
{
	return c->facts.rising || c->facts.falling;
}

static bool is_not_monotone(const struct column *c)
{
	return !is_monotone(c);
}

/* Properties that tell curves apart: a sentence names those that have each. */
struct trait {
	const char *text; /* N_() */
	bool (*has)(const struct column *);
};
static const struct trait traits[][4] = {
	{ { N_("Saturating on both sides: %s."), on_both },
		{ N_("Saturating on the left alone: %s."), on_left },
		{ N_("Saturating on the right alone: %s."), on_right },
		{ N_("Saturating nowhere: %s."), on_neither } },
	{ { N_("With kinks: %s."), has_kinks }, { N_("Without kinks: %s."), has_none } },
	{ { N_("Monotone: %s."), is_monotone }, { N_("Not monotone: %s."), is_not_monotone } },
	{ { N_("Zero-centred, so that outputs of either sign balance: %s."), is_centred },
		{ N_("Not zero-centred: %s."), is_off } },
};

/* One line a question, where the curves do not all answer the same. */
static void say_traits(const struct column *c, size_t n, struct document *d)
{
	for (size_t k = 0; k < sizeof traits / sizeof traits[0]; k++) {
		struct text line = { 0 };
		bool same = false;
		for (size_t i = 0; i < 4 && traits[k][i].text != NULL; i++) {
			struct text names = { 0 }, sentence = { 0 };
			size_t having = 0;
			for (size_t j = 0; j < n; j++) {
				if (!c[j].measured || !traits[k][i].has(&c[j]))
					continue;
				words_list(&names, c[j].title);
				having++;
			}
			same = same || having == n;
			words_fill(&sentence, _(traits[k][i].text), text_string(&names), NULL);
			if (having > 0)
				words_sentence(&line, text_string(&sentence));
			text_free(&names);
			text_free(&sentence);
		}
		if (!same && line.n > 0)
			doc_add(d, DOC_ITEM, NULL, line.s);
		text_free(&line);
	}
}

/* The dearest beside the cheapest. */
static void say_cost(const struct column *c, size_t n, struct document *d)
{
	size_t low = n, high = n;
	double least = HUGE_VAL, most = 0;
	for (size_t i = 0; i < n; i++) {
		if (!c[i].measured || !c[i].facts.counted)
			continue;
		double weight = facts_cost(&c[i].facts, c[i].curve);
		if (weight < least) {
			least = weight;
			low = i;
		}
		if (weight > most) {
			most = weight;
			high = i;
		}
	}
	if (low == n || least <= 0 || !(most > least))
		return;
	text_print(&doc_add(d, DOC_ITEM, NULL, NULL)->text,
		is_single(&c[low]) && is_single(&c[high])
			? _("%1$s takes %2$.3g times as many operations as %3$s.")
			: _("%1$s takes %2$.3g times as many operations for one output as %3$s."),
		c[high].title, most / least, c[low].title);
}

void compare_differences(const struct column *c, size_t n, struct document *d)
{
	doc_add(d, DOC_HEADING, NULL, _("What differs"));
	for (size_t i = 0; i < n; i++) {
		for (size_t k = i + 1; k < n && (i == 0 || n <= PAIRS_ALL); k++)
			say_pair(&c[i], &c[k], d);
	}
	for (size_t i = 0; i < n; i++)
		say_inputs(&c[i], d);
	say_traits(c, n, d);
	say_cost(c, n, d);
}
