/* Compare in words: identities that were checked, and what differs, computed. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "teach/block.h"
#include "teach/compare/compare.h"
#include "teach/explain/explain.h"
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
static bool say_identity(
	const struct identity *identity, const struct teach_page *page, struct text *out)
{
	struct identity_check check;
	if (identity_check(identity, &check) < 0 || !check.holds)
		return false;
	struct text line = { 0 };
	identity_print(identity, page->utf8 ? EXPR_UTF8 : EXPR_PLAIN, &line);
	if (check.off == 0)
		text_print(&line, _("; exact at %zu points of %g:%g"), check.points, check.lo,
			check.hi);
	else
		text_print(&line, _("; at %zu points of %g:%g off by at most %.1e, at x = %g"),
			check.points, check.lo, check.hi, check.off, check.at);
	if (identity->note != NULL)
		text_print(&line, " (%s)", _(identity->note));
	block_item(page, text_string(&line), NULL, out);
	text_free(&line);
	return true;
}

/* The rows' own twins, where they are named too and the table does not have them. */
static void twins_of(const struct activation *row, const char *const *id, size_t n,
	const struct teach_page *page, struct text *out)
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
			say_identity(&identity, page, out);
		free(twin);
		free(name);
		s += length;
	}
}

void compare_identities(
	const struct column *c, size_t n, const struct teach_page *page, struct text *out)
{
	const char **id = alloc_zero(n, sizeof *id);
	struct text found = { 0 };
	for (size_t i = 0; i < n; i++)
		id[i] = c[i].curve->typed->id;
	for (const struct identity *i = identities; i->left != NULL; i++) {
		if (identity_concerns(i, id, n))
			say_identity(i, page, &found);
	}
	for (size_t i = 0; i < n; i++) /* twins are so as their rows have them */
		id[i] = curve_declared(c[i].curve, true) ? id[i] : "";
	for (size_t i = 0; i < n; i++) {
		size_t before = 0;
		while (strcmp(id[before], id[i]) != 0)
			before++;
		if (before == i && *id[i] != '\0')
			twins_of(c[i].curve->typed, id, n, page, &found);
	}
	if (found.n > 0) {
		block_heading(page, _("Identities"), out);
		text_add_n(out, found.s, found.n);
	}
	text_free(&found);
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
static void say_inputs(const struct column *c, const struct teach_page *page, struct text *out)
{
	const struct curve *curve = c->curve;
	struct text line = { 0 };
	if (curve->list < 0)
		return;
	const struct param *list = &curve->row->param[curve->list];
	if (list->kind != PARAM_VECTOR) {
		text_print(&line,
			_("%s takes two inputs. The table tells of it as one of them, "
			  "%s, moves, the other fixed."),
			c->title, list->name);
	} else if (curve->outputs == 1) {
		text_print(&line,
			_("%s takes a list and gives one number. The table tells of it "
			  "as input %zu moves, the others fixed."),
			c->title, curve->element + 1);
	} else {
		text_print(&line, _("%s takes a list and gives a list"), c->title);
		text_add(&line,
			is_coupled(curve)
				? _("; an output depends on other inputs than its own too")
				: "");
		text_print(&line,
			_(". The table tells of output %zu as input %zu moves, the others "
			  "fixed."),
			curve->element + 1, curve->element + 1);
	}
	block_item(page, text_string(&line), NULL, out);
	text_free(&line);
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

/* "0.0007343", "at least 6.79e-07", "without bound". */
static void add_amount(const struct largest *far, struct text *out)
{
	if (isinf(far->y))
		text_add(out, _("without bound"));
	else
		text_print(out, far->least ? _("by at least %.4g") : _("by %.4g"), far->y);
}

/* Which lies above, and where they are furthest apart. */
static void say_pair(const struct column *a, const struct column *b, const struct teach_page *page,
	struct text *out)
{
	if (!is_single(a) || !is_single(b))
		return;
	struct curve difference;
	struct largest far = { 0 };
	struct activation *row = activation_make_difference(a->curve, b->curve, DIFFERENCE_PLAIN);
	struct text line = { 0 }, why = { 0 };
	bool known = curve_init(&difference, row, NULL) == 0 &&
		curve_finish(&difference, &why) == 0 && curve_largest(&difference, LO, HI, &far);
	double x = fabs(far.x) < AT_ZERO ? 0 : far.x;
	struct text amount = { 0 };
	add_amount(&far, &amount);
	unsigned which = larger(a->curve, b->curve);
	if (known && which == 0)
		text_print(&line, _("%s and %s are the same from %g to %g."), a->title, b->title,
			LO, HI);
	else if (known && which == 3)
		text_print(&line,
			_("%s and %s cross: each is larger somewhere. They are furthest "
			  "apart, %s, at x = %.4g."),
			a->title, b->title, text_string(&amount), x);
	else if (known)
		text_print(&line,
			_("%s is never below %s from %g to %g. They are furthest apart, "
			  "%s, at x = %.4g."),
			which == 1 ? a->title : b->title, which == 1 ? b->title : a->title, LO, HI,
			text_string(&amount), x);
	if (known)
		block_item(page, text_string(&line), NULL, out);
	text_free(&amount);
	text_free(&line);
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

/* The sentence of a trait in `%s`'s place; translators keep it. */
static void add_trait(struct text *out, const char *text, const char *names)
{
	const char *place = strstr(text, "%s");
	text_add(out, out->n > 0 ? " " : "");
	text_add_n(out, text, (size_t)(place - text));
	text_add(out, names);
	text_add(out, place + 2);
}

/* One line a question, where the curves do not all answer the same. */
static void say_traits(
	const struct column *c, size_t n, const struct teach_page *page, struct text *out)
{
	for (size_t k = 0; k < sizeof traits / sizeof traits[0]; k++) {
		struct text line = { 0 };
		bool same = false;
		for (size_t i = 0; i < 4 && traits[k][i].text != NULL; i++) {
			struct text names = { 0 };
			size_t having = 0;
			for (size_t j = 0; j < n; j++) {
				if (!c[j].measured || !traits[k][i].has(&c[j]))
					continue;
				text_print(&names, "%s%s", having++ > 0 ? ", " : "", c[j].title);
			}
			same = same || having == n;
			if (having > 0)
				add_trait(&line, _(traits[k][i].text), text_string(&names));
			text_free(&names);
		}
		if (!same && line.n > 0)
			block_item(page, text_string(&line), NULL, out);
		text_free(&line);
	}
}

/* The dearest beside the cheapest. */
static void say_cost(
	const struct column *c, size_t n, const struct teach_page *page, struct text *out)
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
	struct text line = { 0 };
	text_print(&line,
		is_single(&c[low]) && is_single(&c[high])
			? _("%s takes %.3g times as many operations as %s.")
			: _("%s takes %.3g times as many operations for one output as "
			    "%s."),
		c[high].title, most / least, c[low].title);
	block_item(page, text_string(&line), NULL, out);
	text_free(&line);
}

void compare_differences(
	const struct column *c, size_t n, const struct teach_page *page, struct text *out)
{
	struct text found = { 0 };
	for (size_t i = 0; i < n; i++) {
		for (size_t k = i + 1; k < n && (i == 0 || n <= PAIRS_ALL); k++)
			say_pair(&c[i], &c[k], page, &found);
	}
	for (size_t i = 0; i < n; i++)
		say_inputs(&c[i], page, &found);
	say_traits(c, n, page, &found);
	say_cost(c, n, page, &found);
	if (found.n > 0) {
		block_heading(page, _("What differs"), out);
		text_add_n(out, found.s, found.n);
	}
	text_free(&found);
}
