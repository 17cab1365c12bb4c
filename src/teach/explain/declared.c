/* What of a row's words holds for a curve, and what is measured where they do not. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "teach/explain/explanation.h"

#include <math.h>
#include <string.h>

/* ---- what it nears far out ----------------------------------------------------------- */

#define FAR_OUT 0x1p26 /* f - m x there has eight digits of an offset */
#define NOT_SO_FAR 0x1p23
#define SETTLED 1e-6
#define VAST 1e300
#define LESS_VAST 1e150

/* What f's line meets at x = 0, to the digits that are known; NaN if f nears no line. */
static double offset(const struct curve *c, double slope, int side)
{
	double far = side * FAR_OUT, near = side * NOT_SO_FAR;
	double there = curve_swept(c, far).y - slope * far;
	double here = curve_swept(c, near).y - slope * near;
	if (!(fabs(there - here) <= SETTLED * fmax(1, fabs(there))))
		return NAN;
	return round(there / SETTLED) * SETTLED;
}

static void add_line(double slope, double meets, struct text *out)
{
	char number[NUMBER_SIZE];
	number_format(fabs(slope), number);
	text_add(out, slope < 0 ? "-" : "");
	if (fabs(slope) != 1)
		text_print(out, "%s*", number);
	text_add(out, "x");
	if (meets != 0)
		text_print(out, meets < 0 ? " - %.6g" : " + %.6g", fabs(meets));
}

void explain_limit(const struct curve *c, int side, struct text *out)
{
	const char *declared = side < 0 ? c->row->left : c->row->right;
	if (curve_declared(c, false)) {
		text_add(out, declared != NULL ? declared : "");
		return;
	}
	char number[NUMBER_SIZE];
	double y = curve_swept(c, side * VAST).y, before = curve_swept(c, side * LESS_VAST).y;
	struct jet end = curve_swept(c, side < 0 ? -HUGE_VAL : HUGE_VAL);
	if (y == before && isfinite(y)) {
		number_format(y + 0.0, number);
		text_add(out, number);
		return;
	}
	double slope = isfinite(end.dy) ? end.dy : curve_swept(c, side * VAST).dy;
	double meets = isfinite(slope) && slope != 0 ? offset(c, slope, side) : NAN;
	if (!isnan(meets))
		add_line(slope, meets, out);
	else if (isfinite(end.y)) {
		number_format(end.y + 0.0, number);
		text_add(out, number);
	} else if (!isnan(end.y) && fabs(y) > fabs(before))
		text_add(out, end.y > 0 ? "inf" : "-inf");
	else
		text_add(out, "none");
}

void explain_declared_range(const struct told *t, struct text *out)
{
	if (curve_declared(t->curve, true))
		text_add(out, t->curve->row->range);
	else
		told_range(t, out);
}
