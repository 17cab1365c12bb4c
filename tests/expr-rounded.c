/* Tests of number types: every bit pattern, rounding against integers, formulas against
 * plain C. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "suite.h"

#include "expr-tests.h"

#include <math.h>
#include <string.h>

static const enum dtype small_types[] = { DTYPE_FLOAT16, DTYPE_BFLOAT16 };
static const enum dtype types[] = { DTYPE_FLOAT64, DTYPE_FLOAT32, DTYPE_FLOAT16, DTYPE_BFLOAT16 };

/* ---- bit patterns ------------------------------------------------------------- */

START_TEST(patterns)
{
	enum dtype dtype = small_types[_i];
	size_t nans = 0;
	double last = -1;
	for (uint32_t bits = 0; bits <= 0xffff; bits++) {
		double x = dtype_value(dtype, bits);
		if (isnan(x)) {
			nans++;
			ck_assert(isnan(dtype_value(dtype, dtype_bits(dtype, x))));
			ck_assert(isnan(dtype_round(dtype, x)));
			continue;
		}
		ck_assert_msg(dtype_bits(dtype, x) == bits, "%04x", (unsigned)bits);
		double y = dtype_round(dtype, x);
		ck_assert(y == x && signbit(y) == signbit(x));
		if (bits < 0x8000)
			ck_assert_msg(x > last, "%04x is not above the one before", (unsigned)bits);
		if (bits < 0x8000 && bits > 0 && isfinite(x))
			ck_assert_double_eq(x - last, dtype_ulp(dtype, nextafter(x, 0)));
		last = bits == 0x7fff ? -1 : x;
	}
	ck_assert_uint_eq(nans, dtype == DTYPE_FLOAT16 ? 2 * 1023 : 2 * 127);
}
END_TEST

static const struct pattern {
	enum dtype dtype;
	uint64_t bits;
	double value;
} known[] = {
	{ DTYPE_FLOAT16, 0x3c00, 1 },
	{ DTYPE_FLOAT16, 0xc000, -2 },
	{ DTYPE_FLOAT16, 0x7bff, 65504 },
	{ DTYPE_FLOAT16, 0x0001, 0x1p-24 },
	{ DTYPE_FLOAT16, 0x0400, 0x1p-14 },
	{ DTYPE_FLOAT16, 0x3555, 0.333251953125 },
	{ DTYPE_FLOAT16, 0x8000, -0. },
	{ DTYPE_FLOAT16, 0x7c00, HUGE_VAL },
	{ DTYPE_BFLOAT16, 0x3f80, 1 },
	{ DTYPE_BFLOAT16, 0x7f7f, 0x1.fep127 },
	{ DTYPE_BFLOAT16, 0x4049, 3.140625 },
	{ DTYPE_BFLOAT16, 0x0001, 0x1p-133 },
	{ DTYPE_BFLOAT16, 0xff80, -HUGE_VAL },
	{ DTYPE_FLOAT32, 0x40490fdb, 0x1.921fb6p+1 },
	{ DTYPE_FLOAT32, 0x00000001, 0x1p-149 },
	{ DTYPE_FLOAT32, 0x7f7fffff, 0x1.fffffep127 },
	{ DTYPE_FLOAT64, UINT64_C(0x400921fb54442d18), 0x1.921fb54442d18p+1 },
	{ DTYPE_FLOAT64, 1, 0x1p-1074 },
	{ DTYPE_FLOAT64, UINT64_C(0xbff0000000000000), -1 },
};

START_TEST(pattern)
{
	const struct pattern *p = &known[_i];
	ck_assert_uint_eq(dtype_bits(p->dtype, p->value), p->bits);
	double value = dtype_value(p->dtype, p->bits);
	ck_assert_double_eq(value, p->value);
	ck_assert_int_eq(signbit(value) != 0, signbit(p->value) != 0);
}
END_TEST

START_TEST(names)
{
	enum dtype dtype = DTYPE_EXACT;
	for (size_t i = 0; i < COUNT(types); i++) {
		ck_assert(dtype_find(dtype_name(types[i]), &dtype));
		ck_assert_int_eq(dtype, types[i]);
	}
	ck_assert(dtype_find("fp32", &dtype) && dtype == DTYPE_FLOAT32);
	ck_assert(dtype_find("FP16", &dtype) && dtype == DTYPE_FLOAT16);
	ck_assert(dtype_find("half", &dtype) && dtype == DTYPE_FLOAT16);
	ck_assert(dtype_find("bf16", &dtype) && dtype == DTYPE_BFLOAT16);
	ck_assert_int_eq(dtype_kernel(DTYPE_BFLOAT16), DTYPE_FLOAT32);
	ck_assert_int_eq(dtype_kernel(DTYPE_FLOAT16), DTYPE_FLOAT32);
	ck_assert_int_eq(dtype_kernel(DTYPE_FLOAT64), DTYPE_FLOAT64);
	ck_assert(dtype_find("BFloat16", &dtype));
	ck_assert_int_eq(dtype, DTYPE_BFLOAT16);
	ck_assert(!dtype_find("float8", &dtype));
	ck_assert(!dtype_find("exact", &dtype));
	ck_assert(!dtype_find("", &dtype));
	ck_assert(!dtype_find("float16float16float16", &dtype));
	ck_assert_ptr_null(dtype_name(DTYPE_EXACT));
	ck_assert_double_eq(dtype_round(DTYPE_EXACT, 0.1), 0.1);
	ck_assert_double_eq(dtype_ulp(DTYPE_FLOAT32, 1), 0x1p-23);
	ck_assert_double_eq(dtype_ulp(DTYPE_FLOAT32, -1e-42), 0x1p-149);
	ck_assert_double_eq(dtype_ulp(DTYPE_BFLOAT16, 0), 0x1p-133);
	ck_assert_double_eq(dtype_ulp(DTYPE_FLOAT16, 65504), 32);
	ck_assert_double_eq(dtype_ulp(DTYPE_EXACT, 1), 0x1p-52);
}
END_TEST

/* ---- rounding ----------------------------------------------------------------- */

/* By the bits of the double, in integers: the significand cut where the type ends, the
   rest compared with a half. `p` bits of significand, least normal exponent `least`. */
static double rounded_by_integers(double x, int p, int least, int highest)
{
	uint64_t bits, one = UINT64_C(1) << 52;
	memcpy(&bits, &x, sizeof bits);
	int exponent = (int)(bits >> 52 & 0x7ff) - 1023;
	uint64_t significand = bits & (one - 1);
	if (exponent == 1024)
		return x;
	if (exponent == -1023)
		exponent++;
	else
		significand |= one;
	int drop = 53 - p + (exponent < least ? least - exponent : 0);
	uint64_t kept = 0;
	if (drop < 54) {
		uint64_t rest = significand & ((UINT64_C(1) << drop) - 1);
		uint64_t half = UINT64_C(1) << (drop - 1);
		kept = significand >> drop;
		kept += rest > half || (rest == half && (kept & 1) != 0);
	}
	double y = (double)kept;
	for (int e = exponent - 52 + drop; kept != 0 && e != 0; e += e < 0 ? 1 : -1)
		y = e < 0 ? y / 2 : y * 2;
	if (y > (2 - ldexp(1, 1 - p)) * ldexp(1, highest))
		y = HUGE_VAL;
	return signbit(x) ? -y : y;
}

/* A double near the range of the types: of any exponent there, often halfway between two
   of their values or a last place beside that. */
static double any_double(uint64_t *state, int p, int least, int highest)
{
	uint64_t r = expr_random(state), s = expr_random(state);
	int span = highest - least + p + 6;
	int exponent = least - p - 2 + (int)(r % (uint64_t)span);
	uint64_t significand = (s >> 12) | UINT64_C(1) << 52;
	int drop = 53 - p + (exponent < least ? least - exponent : 0);
	if ((r >> 40 & 1) != 0 && drop < 53) {
		significand &= ~((UINT64_C(1) << drop) - 1);
		significand |= UINT64_C(1) << (drop - 1);
		significand += (r >> 41 & 3) == 0 ? 1 : 0;
		significand -= (r >> 41 & 3) == 1 ? 1 : 0;
	}
	double x = ldexp((double)significand, exponent - 52);
	return (r >> 50 & 1) != 0 ? -x : x;
}

static bool same_bits(double a, double b)
{
	return (isnan(a) && isnan(b)) || (a == b && signbit(a) == signbit(b));
}

START_TEST(rounding)
{
	static const struct {
		enum dtype dtype;
		int p, least, highest;
	} layouts[] = {
		{ DTYPE_FLOAT32, 24, -126, 127 },
		{ DTYPE_FLOAT16, 11, -14, 15 },
		{ DTYPE_BFLOAT16, 8, -126, 127 },
	};
	enum dtype dtype = layouts[_i].dtype;
	int p = layouts[_i].p, least = layouts[_i].least, highest = layouts[_i].highest;
	uint64_t state = 20261123;
	for (int n = 0; n < 1000000; n++) {
		double x = any_double(&state, p, least, highest);
		double y = dtype_round(dtype, x);
		double wanted = rounded_by_integers(x, p, least, highest);
		ck_assert_msg(same_bits(y, wanted), "%a: %a, not %a", x, y, wanted);
		if (dtype == DTYPE_FLOAT32)
			ck_assert_msg(same_bits(y, (double)(float)x), "%a as a cast", x);
	}
	ck_assert(same_bits(dtype_round(dtype, -0.), -0.));
	ck_assert(isnan(dtype_round(dtype, NAN)));
	ck_assert_double_eq(dtype_round(dtype, -HUGE_VAL), -HUGE_VAL);
	ck_assert_double_eq(dtype_round(dtype, 5e-324), 0);
	ck_assert_double_eq(dtype_round(dtype, 1e308), HUGE_VAL);
}
END_TEST

/* ---- formulas ----------------------------------------------------------------- */

static struct jet rounded_jet(const struct expr *expr, enum dtype dtype, double x)
{
	struct point_at at = { .x = x, .list = -1 };
	struct jet out = { 0 };
	struct arithmetic how = { dtype, dtype, NULL, ORDER_D2F };
	expr_rounded(expr, &at, &how, &out);
	return out;
}

static struct jet rounded_formula(const char *formula, enum dtype dtype, double x)
{
	struct expr *expr = expr_read(formula);
	struct jet out = rounded_jet(expr, dtype, x);
	expr_free(expr);
	return out;
}

/* Functions of double rounded to float, each operation one of float. */
static float f_exp(float x)
{
	return (float)exp((double)x);
}

static float sigmoid_float(float x)
{
	return 1 / (1 + f_exp(-x));
}

static float silu_slope_float(float x)
{
	float q = 1 + f_exp(-x), slope = -f_exp(-x);
	return 1 / q - slope * (x / q / q);
}

static float gelu_float(float x)
{
	float erf_of = (float)erf((double)(x / (float)sqrt(2.)));
	return x / 2 * (1 + erf_of);
}

static float gelu_tanh_float(float x)
{
	float cube = x * x * x, inner = (float)sqrt(2 / M_PI) * (x + 0.044715F * cube);
	return 0.5F * x * (1 + (float)tanh((double)inner));
}

static float mish_float(float x)
{
	float softplus = (float)log((double)(1 + f_exp(x)));
	return x * (float)tanh((double)softplus);
}

static float softsign_float(float x)
{
	return x / (1 + fabsf(x));
}

static float quartic_slope_float(float x)
{
	float square = x * x, square_slope = x + x;
	return square_slope * square + square * square_slope;
}

static const struct in_float {
	const char *formula;
	enum order order;
	float (*c)(float);
} in_floats[] = {
	{ "1/(1 + exp(-x))", ORDER_F, sigmoid_float },
	{ "sigmoid(x)", ORDER_F, sigmoid_float },
	{ "x/2*(1 + erf(x/sqrt(2)))", ORDER_F, gelu_float },
	{ "0.5*x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*(x*x*x))))", ORDER_F, gelu_tanh_float },
	{ "x*tanh(log(1 + exp(x)))", ORDER_F, mish_float },
	{ "x/(1 + abs(x))", ORDER_F, softsign_float },
	{ "x/(1 + exp(-x))", ORDER_DF, silu_slope_float },
	{ "s*s where s = x*x", ORDER_DF, quartic_slope_float },
};

START_TEST(plain_c)
{
	const struct in_float *f = &in_floats[_i];
	struct expr *expr = expr_read(f->formula);
	uint64_t state = 42;
	for (int n = 0; n < 1000; n++) {
		double unit = (double)(expr_random(&state) >> 11) * 0x1p-53;
		double x = (unit - 0.5) * (n % 3 == 0 ? 220 : n % 3 == 1 ? 20 : 1e-3);
		double y = jet_order(rounded_jet(expr, DTYPE_FLOAT32, x), f->order);
		double wanted = (double)f->c((float)x);
		ck_assert_msg(
			same_bits(y, wanted), "%s at %a: %a, not %a", f->formula, x, y, wanted);
	}
	expr_free(expr);
}
END_TEST

/* Values that were worked out by hand. */
static const struct example {
	const char *formula;
	enum dtype dtype;
	double x;
	enum order order;
	double y;
} examples[] = {
	/* what cancels, though a shape would save it */
	{ "x/2*(1 + erf(x/sqrt(2)))", DTYPE_FLOAT32, -6, ORDER_F, 0 },
	{ "exp(x) - 1", DTYPE_FLOAT32, 1e-9, ORDER_F, 0 },
	{ "log(1 + exp(x))", DTYPE_FLOAT32, -20, ORDER_F, 0 },
	{ "log(1 + exp(x))", DTYPE_FLOAT64, -40, ORDER_F, 0 },
	/* what overflows: 65504 is the largest float16 */
	{ "log(1 + exp(x))", DTYPE_FLOAT16, 12, ORDER_F, HUGE_VAL },
	{ "x*x", DTYPE_FLOAT16, 256, ORDER_F, HUGE_VAL },
	{ "x*x", DTYPE_FLOAT16, 255.9, ORDER_F, 65472 }, /* 255.875^2 */
	{ "x*x", DTYPE_FLOAT16, 255.8, ORDER_F, 65408 }, /* 255.75^2 */
	{ "exp(x)", DTYPE_FLOAT16, -18, ORDER_F, 0 },
	{ "1/(1 + exp(-x))", DTYPE_FLOAT32, -100, ORDER_F, 0 },
	{ "1/(1 + exp(-x))", DTYPE_FLOAT32, -100, ORDER_DF, NAN }, /* inf times 0 */
	/* x, literals and parameters are rounded */
	{ "x", DTYPE_BFLOAT16, 0.1, ORDER_F, 0.10009765625 },
	{ "0.1 + 0*x", DTYPE_BFLOAT16, 1, ORDER_F, 0.10009765625 },
	{ "x == 0.1", DTYPE_FLOAT16, 0.1, ORDER_F, 1 },
	{ "x + 256", DTYPE_BFLOAT16, 1, ORDER_F, 256 },
	{ "256 + x", DTYPE_BFLOAT16, 3, ORDER_F, 260 }, /* a tie, to even */
	/* without x in double, rounded once: 1 + 2^-9 - 1 is not 0 */
	{ "x*(1 + 2^-9 - 1)", DTYPE_BFLOAT16, 1, ORDER_F, 0x1p-9 },
	{ "x + 2^-9 - 1", DTYPE_BFLOAT16, 1, ORDER_F, 0 },
	/* slopes and curvatures */
	{ "x*x", DTYPE_BFLOAT16, 1.5, ORDER_DF, 3 },
	{ "x*x", DTYPE_BFLOAT16, 1.5, ORDER_D2F, 2 },
	{ "x^3", DTYPE_FLOAT16, 3, ORDER_DF, 27 },
	{ "x^3", DTYPE_FLOAT16, 3, ORDER_D2F, 18 },
	{ "2^x", DTYPE_FLOAT16, 1, ORDER_DF, 1.38671875 }, /* 2 log(2), from 0.693359375 */
	{ "max(0, x)", DTYPE_FLOAT16, 0, ORDER_DF, 0 },
	{ "max(0, x)", DTYPE_FLOAT16, 2, ORDER_DF, 1 },
	{ "x > 0 ? x : 0.25*x", DTYPE_FLOAT16, -2, ORDER_DF, 0.25 },
	{ "abs(x)", DTYPE_FLOAT16, 0, ORDER_DF, 0 },
	{ "clamp(x, -1, 1)", DTYPE_FLOAT16, 3, ORDER_F, 1 },
	{ "mod(x, 3)", DTYPE_FLOAT16, -1, ORDER_F, 2 },
	{ "mod(x, 3)", DTYPE_FLOAT16, -1, ORDER_DF, 1 },
	{ "floor(x)*1e5", DTYPE_FLOAT16, 0.5, ORDER_F, NAN }, /* 0 times inf */
	{ "floor(x)*x", DTYPE_FLOAT16, 2.5, ORDER_DF, 2 },
	{ "e^x", DTYPE_FLOAT16, 0, ORDER_D2F, 1 },
	{ "sqrt(x)", DTYPE_FLOAT32, 4, ORDER_DF, 0.25 },
	{ "sqrt(x)", DTYPE_FLOAT32, 4, ORDER_D2F, -0.03125 },
	{ "sin(x)", DTYPE_FLOAT32, 0, ORDER_DF, 1 },
	{ "tanh(x)", DTYPE_FLOAT32, 0, ORDER_D2F, 0 },
	{ "2", DTYPE_FLOAT16, 1, ORDER_F, 2 },
	{ "0.1", DTYPE_BFLOAT16, NAN, ORDER_F, 0.10009765625 },
	{ "x > 0 ? 1 : 0", DTYPE_FLOAT16, NAN, ORDER_F, NAN },
	{ "max(0, x)", DTYPE_FLOAT16, NAN, ORDER_F, NAN },
	{ "leak(x)", DTYPE_BFLOAT16, -1.01, ORDER_F, -0.251953125 }, /* -1.0078125/4 */
	{ "ramp(x) where a = 2", DTYPE_BFLOAT16, 1.01, ORDER_F, 1.0078125 },
};

START_TEST(example)
{
	const struct example *e = &examples[_i];
	double y = jet_order(rounded_formula(e->formula, e->dtype, e->x), e->order);
	ck_assert_msg((isnan(y) && isnan(e->y)) || y == e->y, "%s in %s at %g: %.17g, not %.17g",
		e->formula, dtype_name(e->dtype), e->x, y, e->y);
}
END_TEST

/* A kernel: float32 inside, x and the result of the type. */
static const struct kernel_example {
	const char *formula;
	enum dtype dtype;
	double x, y, dy;
} kernel_examples[] = {
	{ "x*x/x", DTYPE_FLOAT16, 300, 300, 1 }, /* 90000 is no float16 */
	{ "x*x/x", DTYPE_FLOAT16, 300.1, 300, 1 },
	{ "log(1 + exp(x))", DTYPE_FLOAT16, 12, 12, 1 },
	{ "1 + x - 1", DTYPE_BFLOAT16, 0x1p-9, 0x1p-9, 1 },
	{ "1 + x - 1", DTYPE_BFLOAT16, 0x1p-30, 0, 1 },
	{ "x/3", DTYPE_BFLOAT16, 1, 0.333984375, 0.333984375 },
};

START_TEST(kernel_example)
{
	const struct kernel_example *e = &kernel_examples[_i];
	struct expr *expr = expr_read(e->formula);
	struct point_at at = { .x = e->x, .list = -1 };
	struct jet out = { 0 };
	struct arithmetic how = { e->dtype, dtype_kernel(e->dtype), NULL, ORDER_DF };
	expr_rounded(expr, &at, &how, &out);
	ck_assert_double_eq(out.y, e->y);
	ck_assert_double_eq(out.dy, e->dy);
	expr_free(expr);
}
END_TEST

/* In double the slopes are those of expr_eval() where nothing cancels, whatever the
   primitive. */
static const char *const smooth[] = {
	"exp(x)",
	"log(x)",
	"log1p(x)",
	"expm1(x)",
	"sqrt(x)",
	"sin(x)",
	"cos(x)",
	"tan(x)",
	"asin(x)",
	"acos(x)",
	"atan(x)",
	"sinh(x)",
	"cosh(x)",
	"tanh(x)",
	"asinh(x)",
	"acosh(2 + x)",
	"atanh(x)",
	"erf(x)",
	"erfc(x)",
	"Phi(x)",
	"phi(x)",
	"abs(x)*x",
	"x^2.5",
	"2^x",
	"x^x",
	"x/(1 + x*x)",
	"(2 + x)/(3*x)",
	"min(x, x*x) + max(x, x*x)",
	"sigmoid(x*x)",
	"leak(x)*x",
	"e^(x*x)",
	"mod(5*x, 3)*x",
	"log(1 + exp(x))",
};

START_TEST(slopes)
{
	static const double x[] = { 0.3, 0.7, 0.4375 };
	struct expr *expr = expr_read(smooth[_i]);
	for (size_t i = 0; i < COUNT(x); i++) {
		struct jet exact = formula_jet(smooth[_i], x[i]);
		struct jet got = rounded_jet(expr, DTYPE_FLOAT64, x[i]);
		for (enum order o = ORDER_F; o < ORDERS; o++) {
			double y = jet_order(exact, o), off = fabs(jet_order(got, o) - y);
			ck_assert_msg(off <= 1e-14 * fmax(1, fabs(y)),
				"%s at %g: order %d %.17g, not %.17g", smooth[_i], x[i], (int)o,
				jet_order(got, o), y);
		}
	}
	expr_free(expr);
}
END_TEST

/* softmax of three float16 numbers, each step rounded; x in the second place. */
START_TEST(lists)
{
	static const char *const params[] = { "z[]", "i", NULL };
	static const char formula[] = "exp(z)/sum(exp(z))";
	struct expr_error error;
	struct expr *expr = expr_parse(formula, strlen(formula), params, NULL, &error);
	ck_assert_msg(expr != NULL, "%s", error.what);
	const double z[] = { 0.1, 7, -1 }, two = 2;
	const struct values param[] = { { 3, z }, { 1, &two } };
	struct point_at at = { .x = 0.3, .param = param, .list = 0, .element = 1 };
	ck_assert_uint_eq(expr_outputs(expr, &at), 3);
	struct jet out[3];
	static const bool input[] = { true, false };
	struct arithmetic how = { DTYPE_FLOAT16, DTYPE_FLOAT16, input, ORDER_D2F };
	expr_rounded(expr, &at, &how, out);
	double e[3], sum, y[3];
	const double in[] = { 0.1, 0.3, -1 };
	for (int k = 0; k < 3; k++)
		e[k] = dtype_round(DTYPE_FLOAT16, exp(dtype_round(DTYPE_FLOAT16, in[k])));
	sum = dtype_round(DTYPE_FLOAT16, dtype_round(DTYPE_FLOAT16, e[0] + e[1]) + e[2]);
	for (int k = 0; k < 3; k++) {
		y[k] = dtype_round(DTYPE_FLOAT16, e[k] / sum);
		ck_assert_double_eq(out[k].y, y[k]);
	}
	ck_assert(out[0].dy < 0 && out[1].dy > 0 && out[2].dy < 0);
	ck_assert_double_eq_tol(out[0].dy, -y[0] * y[1], 1e-3);
	ck_assert_double_eq_tol(out[1].dy, y[1] * (1 - y[1]), 1e-3);
	expr_free(expr);
}
END_TEST

TCase *expr_rounded_case(void)
{
	TCase *tcase = tcase_create("rounded");
	tcase_set_timeout(tcase, 60 * SUITE_SLOW);
	tcase_add_loop_test(tcase, patterns, 0, (int)COUNT(small_types));
	tcase_add_loop_test(tcase, pattern, 0, (int)COUNT(known));
	tcase_add_test(tcase, names);
	tcase_add_loop_test(tcase, rounding, 0, 3);
	tcase_add_loop_test(tcase, plain_c, 0, (int)COUNT(in_floats));
	tcase_add_loop_test(tcase, example, 0, (int)COUNT(examples));
	tcase_add_loop_test(tcase, kernel_example, 0, (int)COUNT(kernel_examples));
	tcase_add_loop_test(tcase, slopes, 0, (int)COUNT(smooth));
	tcase_add_test(tcase, lists);
	return tcase;
}
