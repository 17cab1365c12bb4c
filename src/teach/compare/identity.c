/* One identity: its sides read, evaluated at many points, printed. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/number.h"
#include "teach/compare/identities.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LO (-20.0)
#define HI 20.0
#define POINTS \
	1601 /* a step of 1/40: 0 and the kinks at whole numbers are among them \
		     */
/* Both sides are right to some ULP each; differences of large numbers lose that much of
 * the largest. */
#define ROUNDINGS 16

/* A side, as a curve: of a row, or of a formula made for it. */
struct side {
	struct curve curve;
	struct activation *made; /* NULL: a row of the catalogue */
};

static size_t name_length(const char *s)
{
	size_t n = 0;
	while ((s[n] >= 'a' && s[n] <= 'z') || (n > 0 && s[n] >= '0' && s[n] <= '9') || s[n] == '_')
		n++;
	return n;
}

/* The row whose id is that, exactly; NULL if there is none. */
static const struct activation *row_named(const char *name, size_t n)
{
	const struct activation *row;
	char *id = alloc_copy_n(name, n);
	bool found = n > 0 && activation_find(id, &row, 1) == 1 && strcmp(row->id, id) == 0;
	free(id);
	return found ? row : NULL;
}

/* Gives the curve "PARAM=VALUE[,VALUE]...", which is written to. */
static int give(struct curve *c, char *part)
{
	double v[VECTOR_MAX];
	size_t n = 0;
	char *equals = strchr(part, '=');
	if (equals == NULL)
		return -1;
	*equals = '\0';
	int k = activation_param(c->row, part);
	if (k < 0)
		return -1;
	char *list = equals + 1;
	if (c->row->param[k].kind == PARAM_NAME) {
		v[n++] = activation_param(c->row, list);
		curve_set(c, k, v, n);
		curve_set_text(c, k, list, strlen(list));
		return v[0] < 0 ? -1 : 0;
	}
	char *copy = alloc_copy(list);
	int status = 0;
	for (char *item = copy; status == 0 && item != NULL; n++) {
		char *comma = strchr(item, ',');
		if (comma != NULL)
			*comma = '\0';
		struct exact x;
		status = n < VECTOR_MAX && number_read_exact(item, &x, NULL) ? 0 : -1;
		if (status == 0)
			v[n] = x.hi;
		item = comma == NULL ? NULL : comma + 1;
	}
	free(copy);
	if (status == 0) {
		curve_set(c, k, v, n);
		curve_set_text(c, k, list, strlen(list));
	}
	return status;
}

/* A row with its parameters, "id:a=1:b=0,0". */
static int read_row(struct side *side, const struct activation *row, const char *rest)
{
	char *copy = alloc_copy(rest);
	int status = curve_init(&side->curve, row, NULL);
	for (char *part = copy; status == 0 && *part == ':';) {
		char *end = part + 1 + strcspn(part + 1, ":");
		bool last = *end == '\0';
		*end = '\0';
		status = give(&side->curve, part + 1);
		if (!last)
			*end = ':';
		part = end;
	}
	free(copy);
	return status;
}

static void side_free(struct side *side)
{
	curve_free(&side->curve);
	if (side->made != NULL)
		activation_unmake(side->made);
}

static int side_read(struct side *side, const char *text)
{
	struct expr_error error;
	struct text why = { 0 };
	*side = (struct side){ .made = NULL };
	size_t n = name_length(text);
	const struct activation *row =
		text[n] == ':' || text[n] == '\0' ? row_named(text, n) : NULL;
	if (row == NULL &&
		(row = side->made = activation_make(text, strlen(text), NULL, &error)) == NULL)
		return -1;
	int status = side->made != NULL ? curve_init(&side->curve, row, NULL)
					: read_row(side, row, text + n);
	if (status == 0)
		status = curve_finish(&side->curve, &why);
	text_free(&why);
	if (status < 0)
		side_free(side);
	return status;
}

static struct jet side_at(const struct side *side, double x, enum order highest)
{
	struct jet jet[VECTOR_MAX + 1];
	const struct curve *c = &side->curve;
	curve_eval_to(c, x, highest, jet);
	return jet[c->outputs > 1 && c->element < c->outputs ? c->element : 0];
}

/* How far two values are apart: equal infinities and two NaN are not, one NaN is
 * infinitely far. */
static double distance(double a, double b)
{
	if (a == b || (isnan(a) && isnan(b)))
		return 0;
	double d = fabs(a - b);
	return isnan(d) ? HUGE_VAL : d;
}

int identity_check(const struct identity *identity, struct identity_check *check)
{
	struct side left, right;
	if (side_read(&left, identity->left) < 0)
		return -1;
	if (side_read(&right, identity->right) < 0) {
		side_free(&left);
		return -1;
	}
	*check = (struct identity_check){ .lo = LO, .hi = HI, .points = POINTS, .holds = true };
	for (size_t i = 0; i < POINTS; i++) {
		double x = LO + (HI - LO) * (double)i / (POINTS - 1);
		struct jet a = side_at(&left, x, identity->slope ? ORDER_DF : ORDER_F);
		struct jet b = side_at(&right, x, ORDER_F);
		double l = identity->slope ? a.dy : a.y;
		double off = distance(l, b.y);
		double size = fmax(fabs(x), fmax(1, fmin(fabs(l), fabs(b.y))));
		if (off > check->off) {
			check->off = off;
			check->at = x;
		}
		if (!(off <= ROUNDINGS * 0x1p-53 * size))
			check->holds = false;
	}
	side_free(&left);
	side_free(&right);
	return 0;
}

/* Adds the ids that a side names and that are not there yet. */
static size_t ids_of(const char *text, const struct activation **row, size_t n, size_t size)
{
	for (const char *s = text; *s != '\0';) {
		size_t length = name_length(s);
		const struct activation *found = row_named(s, length);
		size_t i = 0;
		while (i < n && row[i] != found)
			i++;
		if (found != NULL && i == n && n < size)
			row[n++] = found;
		s += length > 0 ? length : 1;
	}
	return n;
}

bool identity_concerns(const struct identity *identity, const char *const *id, size_t n)
{
	const struct activation *row[8];
	size_t rows = ids_of(identity->left, row, 0, 8), named = 0;
	rows = ids_of(identity->right, row, rows, 8);
	for (size_t i = 0; i < rows; i++) {
		size_t k = 0;
		while (k < n && strcmp(id[k], row[i]->id) != 0)
			k++;
		named += k < n;
	}
	return named >= 2 || (rows == 1 && named == 1);
}

/* The length of the id at the start where the side is a row, alone or with parameters;
 * else 0. */
static size_t is_row(const char *side)
{
	size_t n = name_length(side);
	bool ends = side[n] == '\0' || side[n] == ':';
	return ends && row_named(side, n) != NULL ? n : 0;
}

static void print_formula(const char *formula, enum expr_style style, struct text *out)
{
	struct expr_error error;
	struct activation *row = activation_make(formula, strlen(formula), NULL, &error);
	if (row == NULL) {
		text_add(out, formula);
		return;
	}
	activation_print(out, row, row->formula, style, NULL);
	activation_unmake(row);
}

/* A row takes "(x)" beside a formula, a prime where its slope is meant. */
static void print_side(
	const char *side, enum expr_style style, bool slope, bool x, struct text *out)
{
	bool row = is_row(side) > 0;
	text_add(out, slope && !row ? "(" : "");
	if (row)
		text_add(out, side);
	else
		print_formula(side, style, out);
	text_add(out, slope && !row ? ")'" : slope ? "'" : "");
	text_add(out, row && x ? "(x)" : "");
}

void identity_print(const struct identity *identity, enum expr_style style, struct text *out)
{
	/* "leaky_relu:alpha=0 = relu" reads better without. */
	bool x = strchr(identity->left, ':') == NULL && strchr(identity->right, ':') == NULL;
	print_side(identity->left, style, identity->slope, x, out);
	text_add(out, " = ");
	print_side(identity->right, style, false, x, out);
}
