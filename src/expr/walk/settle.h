/* What two doubles leave undecided, decided by exact numbers. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SETTLE_H
#define ACTPLOT_SETTLE_H

#include "expr/primitives.h"

/* From here on two doubles have nothing of what is made of e^x; a function's kernel, which knows its line, is faster
   than exact arithmetic. */
#define SETTLE_FAR 0x1p57

/* True if the double that the value rounds to is right to an ulp. */
static inline bool settle_known(struct dd y)
{
	double size = fabs(y.hi);
	if (size >= DBL_MIN && size <= DBL_MAX)
		return y.off <= DD_ULP / 2 * size;
	if (size < DBL_MIN)
		return y.off <= (y.hi == 0 ? DD_DEPTHS : 1) * DD_DEEP;
	return y.off == 0;
}

/* Puts right the orders up to `highest` of output `output` in *out that are not known to be in `value`. What not even
   a thousand bits decide is left as it is, unless they say that it is all but 0. x is finite. */
void settle(const struct expr *, const struct point_at *, size_t output, enum order highest,
	const struct wide *value, struct jet *out);

#endif
