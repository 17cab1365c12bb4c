/* What is told of a curve's shape: range, slopes, extremes, kinks, symmetry, in words that card and compare share. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/words.h"
#include "teach/explain/explanation.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A number with its digits, in the buffer, which is returned. */
static const char *told_number(const struct told *t, double x, char out[NUMBER_SIZE])
{
	if (t->digits == 0)
		number_format(x + 0.0, out); /* no sign on a zero */
	else
		snprintf(out, NUMBER_SIZE, "%.*g", t->digits, x + 0.0);
	return out;
}

static void add_number(const struct told *t, double x, struct text *out)
{
	char number[NUMBER_SIZE];
	text_add(out, told_number(t, x, number));
}

const char *told_word(const struct told *t, const char *message)
{
	return t->digits == 0 ? message : _(message);
}

/* "0, 1": the places of the first kinks. */
static void add_places(const struct told *t, size_t n, struct text *out)
{
	for (size_t k = 0; k < n; k++) {
		char number[NUMBER_SIZE];
		told_number(t, t->facts->kink[k], number);
		text_add(out, k > 0 ? ", " : "");
		text_add(out, number);
	}
}

#define KINKS_TOLD 2 /* by their places alone; of more their number too */
#define PLACES_TOLD 6
#define LEVELS_KINKS 4 /* steps with no more are told by their levels */

/* ---- range ------------------------------------------------------------------------- */

/* Keeps `level` ascending, each value once. */
static size_t add_level(double *level, size_t n, double y)
{
	size_t i = n;
	while (i > 0 && level[i - 1] > y)
		i--;
	if (i > 0 && level[i - 1] == y)
		return n;
	memmove(level + i + 1, level + i, (n - i) * sizeof *level);
	level[i] = y;
	return n + 1;
}

/* The values of a curve that is flat between its jumps. */
static void add_levels(const struct told *t, struct text *out)
{
	double level[3 * LEVELS_KINKS + 1];
	size_t n = 0;
	for (size_t k = 0; k < t->facts->kinks; k++) {
		struct bend b = curve_bend(t->curve, t->facts->kink[k]);
		n = add_level(level, n, b.before.y);
		n = add_level(level, n, b.at.y);
		n = add_level(level, n, b.after.y);
	}
	for (size_t i = 0; i < n; i++) {
		text_add(out, i > 0 ? ", " : "{");
		add_number(t, level[i], out);
	}
	text_add(out, "}");
}

/* What was measured; what the row declares where that depends on more than x. */
void told_range(const struct told *t, struct text *out)
{
	const struct facts *f = t->facts;
	const struct activation *row = t->curve->row;
	if (t->curve->list >= 0 && curve_declared(t->curve, true)) {
		text_add(out, told_word(t, row->range));
		return;
	}
	if (f->lowest == f->highest) {
		char only[NUMBER_SIZE];
		words_fill(
			out, told_word(t, N_("%s alone")), told_number(t, f->lowest, only), NULL);
		return;
	}
	if (f->steepest.y == 0 && f->kinks > 0 && f->kinks <= LEVELS_KINKS) {
		add_levels(t, out);
		return;
	}
	text_add(out, isfinite(f->minimum.y) ? "[" : "(");
	add_number(t, f->lowest, out);
	text_add(out, ", ");
	add_number(t, f->highest, out);
	text_add(out, isfinite(f->maximum.y) ? "]" : ")");
}

/* ---- shape ------------------------------------------------------------------------- */

void told_saturation(const struct told *t, struct text *out)
{
	double left = t->facts->left, right = t->facts->right;
	if (left > right) {
		text_add(out, told_word(t, N_("everywhere")));
		return;
	}
	if (!isnan(left)) {
		text_add(out, "x < ");
		add_number(t, left, out);
	}
	if (!isnan(right)) {
		text_add(out, isnan(left) ? "x > " : ", x > ");
		add_number(t, right, out);
	}
	if (isnan(left) && isnan(right))
		text_add(out, told_word(t, N_("nowhere for good")));
}

void told_kinks(const struct told *t, struct text *out)
{
	size_t n = t->facts->kinks;
	if (t->curve->dtype != DTYPE_EXACT) {
		words_fill(out, told_word(t, N_("a step at every %s")), dtype_name(t->curve->dtype),
			NULL);
		return;
	}
	if (n == 0 || n == KINK_MAX) {
		text_add(out, told_word(t, n == 0 ? N_("none") : N_("again and again")));
		return;
	}
	struct text places = { 0 }, many = { 0 };
	text_print(&many, "%zu", n);
	add_places(t, n < PLACES_TOLD ? n : PLACES_TOLD, &places);
	text_add(&places, n > PLACES_TOLD ? ", ..." : "");
	words_fill(out, told_word(t, n > KINKS_TOLD ? N_("%2$s, at %1$s") : N_("at %1$s")),
		text_string(&places), text_string(&many), NULL);
	text_free(&places);
	text_free(&many);
}

/* From the jumps at the kinks, since rows tell it at their defaults alone. Where none is
   seen, it is the row's word, unless it tells of a jump that the parameters took away. */
const char *told_smoothness(const struct told *t)
{
	static const char *const jump[] = { "discontinuous", "C0", "C1" };
	enum order lowest = ORDERS;
	bool set, jumped = false;
	const char *declared = t->curve->row->smoothness;
	for (size_t i = 0; i < t->facts->kinks; i++) {
		struct bend bend = curve_bend(t->curve, t->facts->kink[i]);
		lowest = bend.order < lowest ? bend.order : lowest;
	}
	if (t->curve->dtype != DTYPE_EXACT)
		return jump[ORDER_F]; /* a staircase */
	if (lowest < ORDERS)
		return jump[lowest];
	set = !curve_declared(t->curve, false);
	for (size_t i = 0; declared != NULL && i < ORDERS; i++)
		jumped = jumped || strcmp(declared, jump[i]) == 0;
	return declared == NULL ? "" : set && jumped ? "Cinf" : declared;
}

const char *told_trend(const struct told *t)
{
	const struct facts *f = t->facts;
	return told_word(t,
		f->rising && f->falling ? N_("constant")
			: f->rising	? N_("never falls")
			: f->falling	? N_("never rises")
					: N_("no"));
}

void told_symmetry(const struct told *t, struct text *out)
{
	static const char *const words[] = {
		[MIRROR_NONE] = N_("none"),
		[MIRROR_ODD] = N_("odd"),
		[MIRROR_EVEN] = N_("even"),
		[MIRROR_POINT] = N_("point-symmetric about (0, %s)"),
		[MIRROR_ZERO] = N_("zero"),
	};
	char middle[NUMBER_SIZE];
	words_fill(out, told_word(t, words[t->facts->mirror]),
		told_number(t, t->facts->at_zero, middle), NULL);
}

/* ---- where -------------------------------------------------------------------------- */

#define SAME 1e-13 /* relative: slopes closer than that are one */
#define STRETCHES_TOLD 2
#define PROBES 6

/* Between two kinks, or beyond the last. */
struct kink_interval {
	double lo, hi;
	double slope; /* f' all over it */
};

/* Points all over a stretch, at no regular distances. */
static double probe(const struct kink_interval *s, size_t i)
{
	static const double share[PROBES] = { 0.03, 0.137, 0.41, 0.5, 0.733, 0.97 };
	static const double far[PROBES] = { 0.03, 0.7, 3.1, 17.3, 97, 211.7 };
	if (isfinite(s->lo) && isfinite(s->hi))
		return s->lo + (s->hi - s->lo) * share[i];
	if (isfinite(s->hi))
		return s->hi - far[i];
	if (isfinite(s->lo))
		return s->lo + far[i];
	return i % 2 == 0 ? far[i] : -far[i];
}

static bool is_same(double a, double b)
{
	return fabs(a - b) <= SAME * fabs(b);
}

/* True if f' has the size of the steepest, and one sign, all over the stretch. */
static bool keeps_steepest(const struct told *t, struct kink_interval *s)
{
	s->slope = curve_swept(t->curve, probe(s, 0)).dy;
	bool keeps = is_same(fabs(s->slope), fabs(t->facts->steepest.y));
	for (size_t i = 1; keeps && i < PROBES; i++)
		keeps = is_same(curve_swept(t->curve, probe(s, i)).dy, s->slope);
	return keeps;
}

static size_t find_steepest(const struct told *t, struct kink_interval found[KINK_MAX + 1])
{
	const struct facts *f = t->facts;
	size_t n = 0;
	for (size_t k = 0; k <= f->kinks; k++) {
		found[n] = (struct kink_interval){ k > 0 ? f->kink[k - 1] : -HUGE_VAL,
			k < f->kinks ? f->kink[k] : HUGE_VAL, NAN };
		n += keeps_steepest(t, &found[n]);
	}
	return n;
}

/* "x > 0", "-1 <= x <= 1"; an end belongs to it where `at_lo`, `at_hi`. */
static void add_stretch(const struct told *t, const struct kink_interval *s, bool at_lo, bool at_hi,
	struct text *out)
{
	if (isfinite(s->lo) && isfinite(s->hi)) {
		add_number(t, s->lo, out);
		text_add(out, at_lo ? " <= " : " < ");
	}
	text_add(out, "x");
	if (isfinite(s->hi)) {
		text_add(out, at_hi ? " <= " : " < ");
		add_number(t, s->hi, out);
	} else if (isfinite(s->lo)) {
		text_add(out, at_lo ? " >= " : " > ");
		add_number(t, s->lo, out);
	}
}

static double distance(const struct kink_interval *s)
{
	return s->lo <= 0 && s->hi >= 0 ? 0 : fmin(fabs(s->lo), fabs(s->hi));
}

/* Where f' has the slope of the stretch. */
static void add_sloped(const struct told *t, const struct kink_interval *s, struct text *out)
{
	add_stretch(t, s, is_same(curve_swept(t->curve, s->lo).dy, s->slope),
		is_same(curve_swept(t->curve, s->hi).dy, s->slope), out);
}

/* "1 for x > 0"; of many stretches the one nearest 0. */
static void add_stretches(
	const struct told *t, const struct kink_interval *s, size_t n, struct text *out)
{
	struct text place = { 0 }, other = { 0 };
	char slope[NUMBER_SIZE];
	size_t first = 0;
	for (size_t i = 1; n > STRETCHES_TOLD && i < n; i++)
		first = distance(&s[i]) < distance(&s[first]) ? i : first;
	add_sloped(t, &s[first], &place);
	told_number(t, s[first].slope, slope);
	const char *where = text_string(&place), *one = told_word(t, N_("%1$s for %2$s"));
	if (n > STRETCHES_TOLD) {
		words_fill(
			out, told_word(t, N_("%1$s for %2$s, and elsewhere")), slope, where, NULL);
	} else if (n == 1) {
		words_fill(out, one, slope, where, NULL);
	} else if (is_same(s[1].slope, s[0].slope)) {
		add_sloped(t, &s[1], &other);
		words_fill(out, told_word(t, N_("%1$s for %2$s and %3$s")), slope, where,
			text_string(&other), NULL);
	} else {
		words_fill(out, one, slope, where, NULL);
		place.n = 0;
		add_sloped(t, &s[1], &place);
		words_fill(
			&other, one, told_number(t, s[1].slope, slope), text_string(&place), NULL);
		words_join(out, told_word(t, N_("%1$s, %2$s")), text_string(&other));
	}
	text_free(&place);
	text_free(&other);
}

/* The slope is one everywhere, whatever f does at kinks: there it can but jump. */
static void add_constant(const struct told *t, double slope, struct text *out)
{
	size_t n = t->facts->kinks;
	struct text places = { 0 };
	char number[NUMBER_SIZE];
	told_number(t, slope, number);
	add_places(t, n <= STRETCHES_TOLD ? n : 0, &places);
	words_fill(out,
		told_word(t,
			n == 0			      ? N_("%1$s everywhere")
				: n == 1	      ? N_("%1$s, but for the jump at %2$s")
				: n <= STRETCHES_TOLD ? N_("%1$s, but for the jumps at %2$s")
						      : N_("%1$s, but for the jumps")),
		number, text_string(&places), NULL);
	text_free(&places);
}

/* At a point; at a kink that has another slope, beside it. */
static void add_point(const struct told *t, struct text *out)
{
	struct place_of at = t->facts->steepest;
	char slope[NUMBER_SIZE], x[NUMBER_SIZE];
	bool kink = false;
	for (size_t k = 0; k < t->facts->kinks; k++)
		kink = kink || t->facts->kink[k] == at.x;
	bool there = !kink || is_same(curve_swept(t->curve, at.x).dy, at.y);
	bool left = !there && is_same(curve_swept(t->curve, number_step(at.x, -1)).dy, at.y);
	words_fill(out,
		told_word(t,
			isinf(at.x)	? N_("nears %1$s at x = %2$s")
				: there ? N_("%1$s at x = %2$s")
				: left	? N_("%1$s just left of x = %2$s")
					: N_("%1$s just right of x = %2$s")),
		told_number(t, at.y, slope), told_number(t, at.x, x), NULL);
}

void told_steepest(const struct told *t, struct text *out)
{
	struct place_of at = t->facts->steepest;
	char x[NUMBER_SIZE];
	if (isnan(at.y))
		return;
	if (isinf(at.y)) {
		words_fill(out,
			told_word(t,
				isfinite(at.x) ? N_("without bound at x = %s")
					       : N_("without bound")),
			told_number(t, at.x, x), NULL);
		return;
	}
	struct kink_interval found[KINK_MAX + 1];
	size_t n = find_steepest(t, found), one = 0;
	while (one < n && is_same(found[one].slope, found[0].slope))
		one++;
	if (one == t->facts->kinks + 1)
		add_constant(t, at.y, out);
	else if (n > 0)
		add_stretches(t, found, n, out);
	else
		add_point(t, out);
}

/* Where the curve keeps to an extreme on one side or on both, that stretch. */
void told_extreme(const struct told *t, struct place_of at, struct text *out)
{
	const double step = 0.03125;
	char y[NUMBER_SIZE], x[NUMBER_SIZE];
	if (isnan(at.y))
		return;
	struct jet left = curve_swept(t->curve, at.x - step),
		   right = curve_swept(t->curve, at.x + step);
	bool below = left.y == at.y && left.dy == 0;
	bool above = right.y == at.y && right.dy == 0;
	told_number(t, at.y, y);
	if (!below && !above) {
		words_fill(out, told_word(t, N_("%1$s at x = %2$s")), y, told_number(t, at.x, x),
			NULL);
		return;
	}
	struct kink_interval s = { below ? -HUGE_VAL : at.x, above ? HUGE_VAL : at.x, 0 };
	for (size_t k = 0; below && above && k < t->facts->kinks; k++) {
		double kink = t->facts->kink[k];
		s.lo = kink < at.x ? kink : s.lo;
		s.hi = kink > at.x ? fmin(kink, s.hi) : s.hi;
	}
	struct text place = { 0 };
	add_stretch(t, &s, !below, !above, &place);
	words_fill(out, told_word(t, N_("%1$s for %2$s")), y, text_string(&place), NULL);
	text_free(&place);
}
