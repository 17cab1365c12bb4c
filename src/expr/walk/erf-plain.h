/* The error function in steps without a branch, for one value and for lanes of many. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_ERF_PLAIN_H
#define ACTPLOT_ERF_PLAIN_H

#include "expr/walk/dd.h"

#define ERF_PLACES 64	/* steps of s = 1/(1 + u) from 0 to 1 */
#define ERF_FIRST 2	/* the first place that has a series, for u up to 41 */
#define ERF_NEAR_0 0.25 /* up to here the series in u^2 serves; s there is place 51.2 */
#define ERF_HIGH 3	/* terms of a series kept in two doubles */
#define ERF_LOW 10	/* and in one */

/* e^(u^2) erfc(u) in d = s - k/64, |d| <= 1/128. What is left out is below 2^-76 of it. */
struct erf_terms {
	struct exact high[ERF_HIGH];
	double low[ERF_LOW];
};
/* For the places from ERF_FIRST to that of ERF_NEAR_0. */
extern const struct erf_terms erf_scaled[];

DD_INLINE int erf_place(struct dd s)
{
	return (int)(s.hi * ERF_PLACES + 0.5);
}

DD_INLINE struct dd erf_offset(struct dd s, int place)
{
	return dd_quick(s.hi - (double)place / ERF_PLACES, s.lo, s.off);
}

DD_INLINE struct dd erf_scaled_sum(const struct erf_terms *t, struct dd d, bool *odd)
{
	double rest = t->low[ERF_LOW - 1];
	for (int i = ERF_LOW - 2; i >= 0; i--)
		rest = rest * d.hi + t->low[i];
	struct dd y = { rest, 0, 8 * DD_ULP * fabs(rest) };
	*odd = false;
	for (int i = ERF_HIGH - 1; i >= 0; i--) {
		bool odd_sum, odd_product;
		struct dd a = { t->high[i].hi, t->high[i].lo, 0x1p-105 * fabs(t->high[i].hi) };
		y = dd_plain_sum(a, dd_plain_product(d, y, &odd_product), &odd_sum);
		*odd |= odd_sum | (odd_product & (d.hi != 0));
	}
	y.off += 0x1p-74 * y.hi;
	return y;
}

#endif
