/* Number types that networks compute in: rounding to them, their bits, their last places.
 */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/dtype.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

/* Widths of the fields; the significand's has the bit that is not stored. */
static const struct layout {
	const char *name;
	const char *aliases[2]; /* what else people type */
	int width, significand;
	int highest;	     /* exponent of the largest numbers; the least normal one's is 1 -
			that */
	double normal, over; /* the least normal number; the power of two above all */
} layouts[] = {
	[DTYPE_EXACT] = { NULL, { NULL }, 0, 53, 1023, 0x1p-1022, HUGE_VAL },
	[DTYPE_FLOAT64] = { "float64", { NULL }, 64, 53, 1023, 0x1p-1022, HUGE_VAL },
	[DTYPE_FLOAT32] = { "float32", { "fp32" }, 32, 24, 127, 0x1p-126, 0x1p128 },
	[DTYPE_FLOAT16] = { "float16", { "fp16", "half" }, 16, 11, 15, 0x1p-14, 0x1p16 },
	[DTYPE_BFLOAT16] = { "bfloat16", { "bf16" }, 16, 8, 127, 0x1p-126, 0x1p128 },
};

static bool is_called(const struct layout *l, const char *folded)
{
	if (strcmp(l->name, folded) == 0)
		return true;
	for (size_t k = 0; k < sizeof l->aliases / sizeof *l->aliases; k++)
		if (l->aliases[k] != NULL && strcmp(l->aliases[k], folded) == 0)
			return true;
	return false;
}

bool dtype_find(const char *name, enum dtype *dtype)
{
	char folded[16];
	if (text_fold(name, folded, sizeof folded) >= sizeof folded)
		return false;
	for (enum dtype d = DTYPE_FLOAT64; d <= DTYPE_BFLOAT16; d++)
		if (is_called(&layouts[d], folded)) {
			*dtype = d;
			return true;
		}
	return false;
}

const char *dtype_name(enum dtype dtype)
{
	return layouts[dtype].name;
}

enum dtype dtype_kernel(enum dtype dtype)
{
	return layouts[dtype].width == 16 ? DTYPE_FLOAT32 : dtype;
}

int dtype_width(enum dtype dtype)
{
	return layouts[dtype].width;
}

/* The exponent of the last place at x, finite. */
static int last_place(const struct layout *l, double x)
{
	int least = 1 - l->highest, e = x == 0 ? least : ilogb(x);
	return (e < least ? least : e) - l->significand + 1;
}

/* In the bits of a normal number: half of a last place, less the least bit where the last one is even, carries into
   the last place where the rest is to be rounded up; then the rest goes. A carry out of the significand makes the next
   power of two. */
static double round_normal(const struct layout *l, double x)
{
	uint64_t bits, rest = (UINT64_C(1) << (53 - l->significand)) - 1;
	memcpy(&bits, &x, sizeof bits);
	bits += (rest >> 1) + ((bits >> (53 - l->significand)) & 1);
	bits &= ~rest;
	memcpy(&x, &bits, sizeof x);
	return x;
}

/* Below, in units of the last place the rounding is one to a whole number, and no step but that one rounds: the type's
   subnormal numbers are normal doubles. */
double dtype_round(enum dtype dtype, double x)
{
	const struct layout *l = &layouts[dtype];
	if (l->significand == 53 || !isfinite(x) || x == 0)
		return x;
	double y;
	if (fabs(x) >= l->normal) {
		y = round_normal(l, x);
	} else {
		int place = last_place(l, x);
		y = ldexp(rint(ldexp(x, -place)), place);
	}
	return fabs(y) >= l->over ? copysign(HUGE_VAL, x) : y;
}

uint64_t dtype_bits(enum dtype dtype, double x)
{
	const struct layout *l = &layouts[dtype];
	if (l->width == 0)
		return 0;
	int stored = l->significand - 1;
	uint64_t sign = (uint64_t)(signbit(x) != 0) << (l->width - 1);
	uint64_t infinity = (uint64_t)(2 * l->highest + 1) << stored;
	double y = fabs(dtype_round(dtype, x));
	if (isnan(y))
		return sign | infinity | (uint64_t)1 << (stored - 1);
	if (isinf(y))
		return sign | infinity;
	/* The bit that is not stored adds 1 to the exponent's field, which begins at 1
	   for the least normal numbers and is 0 below them. */
	int place = last_place(l, y);
	uint64_t field = (uint64_t)(place - (1 - l->highest - stored)) << stored;
	return sign | (field + (uint64_t)ldexp(y, -place));
}

double dtype_value(enum dtype dtype, uint64_t bits)
{
	const struct layout *l = &layouts[dtype];
	if (l->width == 0)
		return NAN;
	int stored = l->significand - 1;
	uint64_t one = (uint64_t)1 << stored, low = bits & (one - 1);
	int most = 2 * l->highest + 1;
	int field = (int)(bits >> stored & (uint64_t)most);
	double sign = bits >> (l->width - 1) & 1 ? -1 : 1;
	if (field == most)
		return copysign(low == 0 ? HUGE_VAL : NAN, sign);
	int place = (field > 0 ? field : 1) - l->highest - stored;
	return copysign(ldexp((double)(field > 0 ? low + one : low), place), sign);
}

double dtype_ulp(enum dtype dtype, double x)
{
	if (!isfinite(x))
		return fabs(x);
	return ldexp(1, last_place(&layouts[dtype], x));
}
