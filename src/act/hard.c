/* Hard functions: straight lines between two levels, cheap stand-ins for smooth ones. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

/* relu6: the identity cut at 0 and at 6. Exact. */
static struct jet relu6_at(double x, const double *p)
{
	(void)p;
	if (isnan(x))
		return jet_nan(x);
	return x <= 0 ? jet_constant(0) : x >= 6 ? jet_constant(6) : jet_line(1, x);
}

static size_t relu6_kinks(const struct values *v, double at[KINK_MAX])
{
	(void)v;
	at[0] = 0;
	at[1] = 6;
	return 2;
}

/* hard_tanh: the identity cut at lo and at hi. Exact. */
static struct jet hard_tanh_at(double x, const double *p)
{
	double lo = p[0], hi = p[1];
	if (isnan(x))
		return jet_nan(x);
	return x <= lo ? jet_constant(lo) : x >= hi ? jet_constant(hi) : jet_line(1, x);
}

static size_t hard_tanh_kinks(const struct values *v, double at[KINK_MAX])
{
	at[0] = v[0].v[0] + 0.0; /* never -0 */
	at[1] = v[1].v[0] + 0.0;
	return at[0] == at[1] ? 0 : 2;
}

static const char *hard_tanh_check(const struct values *v)
{
	return v[0].v[0] > v[1].v[0] ? N_("lo must not exceed hi") : NULL;
}

static size_t three_kinks(const struct values *v, double at[KINK_MAX])
{
	(void)v;
	at[0] = -3;
	at[1] = 3;
	return 2;
}

/* hard_sigmoid: x/6 + 1/2 cut at 0 and at 1, as (x + 3)/6, which is right to the last
   digit near -3, where x/6 + 1/2 cancels. Worst: f 1.0 ulp just below 3, f' 0.34. */
static struct jet hard_sigmoid_at(double x, const double *p)
{
	(void)p;
	if (isnan(x))
		return jet_nan(x);
	if (x <= -3 || x >= 3)
		return jet_constant(x > 0);
	return (struct jet){(x + 3) / 6, 1 / 6.0, 0};
}

/* hard_swish(x) = x hard_sigmoid(x): x (x + 3)/6 between -3 and 3, f' = (2 x + 3)/6, f''
   = 1/3. Worst: f 1.67 ulp at 2.2e-16, f' 1.0 just below 3, f'' 0.34. */
static struct jet hard_swish_at(double x, const double *p)
{
	(void)p;
	if (isnan(x))
		return jet_nan(x);
	if (x <= -3)
		return jet_constant(0);
	if (x >= 3)
		return jet_line(1, x);
	return (struct jet){x * (x + 3) / 6, (2 * x + 3) / 6, 1 / 3.0};
}

/* Where alpha x + beta leaves (0, 1), by ascending x; alpha is not 0. */
static void ramp_ends(double alpha, double beta, double end[2])
{
	double zero = -beta / alpha, one = (1 - beta) / alpha;
	end[0] = (alpha > 0 ? zero : one) + 0.0; /* never -0 */
	end[1] = (alpha > 0 ? one : zero) + 0.0;
}

/* hard_sigmoid_02: alpha x + beta cut at 0 and at 1. No double is 0.2; but where 1/alpha
   rounds to a small whole number n the slope meant is 1/n, and (x + n beta)/n keeps the
   digits near the lower end that alpha x + beta would lose. Worst: f 1.2 ulp just below
   2.5, f' 0.4. */
static struct jet hard_sigmoid_02_at(double x, const double *p)
{
	double alpha = p[0], beta = p[1], end[2];
	if (isnan(x))
		return jet_nan(x);
	if (alpha == 0)
		return jet_constant(fmin(fmax(beta, 0), 1));
	ramp_ends(alpha, beta, end);
	if (x <= end[0] || x >= end[1])
		return jet_constant((x <= end[0]) != (alpha > 0));
	double n = 1 / alpha, y = fma(alpha, x, beta);
	if (n == rint(n) && fabs(n) <= 1000 && fma(n, beta, -n * beta) == 0)
		y = (x + n * beta) / n;
	return (struct jet){fmin(fmax(y, 0), 1), alpha, 0};
}

static size_t hard_sigmoid_02_kinks(const struct values *v, double at[KINK_MAX])
{
	double alpha = v[0].v[0], end[2];
	if (alpha == 0)
		return 0;
	ramp_ends(alpha, v[1].v[0], end);
	size_t n = 0;
	for (size_t k = 0; k < 2; k++)
		if (isfinite(end[k]) && (n == 0 || end[k] > at[0]))
			at[n++] = end[k];
	return n;
}

static const struct activation rows[] = {
	{
		.id = "relu6",
		.title = "ReLU6",
		.aliases = "ReLU6",
		.rank = 19,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x <= 0 ? 0 : x >= 6 ? 6 : x",
		.derivative = "0 < x < 6 ? 1 : 0",
		.range = "[0, 6]",
		.smoothness = "C0",
		.frameworks = "pytorch keras tf jax flux hf timm paddle mlx burn candle "
			"tinygrad dl4j",
		.source = "Krizhevsky 2010, Convolutional Deep Belief Networks on "
			"CIFAR-10; Howard et al. 2017, MobileNets, arXiv:1704.04861",
		.at = relu6_at,
		.kinks = relu6_kinks,
	},
	{
		.id = "hard_sigmoid",
		.title = "Hard sigmoid",
		.aliases = "Hardsigmoid, hardsigma",
		.rank = 20,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x <= -3 ? 0 : x >= 3 ? 1 : x/6 + 1/2",
		.derivative = "-3 < x < 3 ? 1/6 : 0",
		.range = "[0, 1]",
		.smoothness = "C0",
		.frameworks = "pytorch keras jax flux timm paddle candle tinygrad ggml",
		.source = "Howard et al. 2019, Searching for MobileNetV3, "
			"arXiv:1905.02244",
		.variants = (const struct variant[]){
			{.framework = "onnx", .as = "hard_sigmoid_02"},
			{0},
		},
		.at = hard_sigmoid_at,
		.kinks = three_kinks,
	},
	{
		.id = "hard_sigmoid_02",
		.title = "Hard sigmoid (0.2x + 0.5)",
		.rank = 21,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "alpha*x + beta <= 0 ? 0 : alpha*x + beta >= 1 ? 1 : alpha*x "
			"+ beta",
		.derivative = "0 < alpha*x + beta < 1 ? alpha : 0",
		.range = "[0, 1]",
		.smoothness = "C0",
		.frameworks = "onnx mxnet burn dl4j",
		.source = "Courbariaux, Bengio and David 2015, BinaryConnect, "
			"arXiv:1511.00363; Gulcehre, Moczulski, Denil and Bengio 2016, "
			"Noisy Activation Functions, arXiv:1603.00391",
		.param = {
			{"alpha", "0.2", N_("slope between the levels"),
				PARAM_SCALAR, BOUNDS_FINITE},
			{"beta", "0.5", N_("value at 0"), PARAM_SCALAR, BOUNDS_FINITE},
		},
		.at = hard_sigmoid_02_at,
		.kinks = hard_sigmoid_02_kinks,
	},
	{
		.id = "hard_swish",
		.title = "Hard swish",
		.aliases = "Hardswish, hard_silu, h-swish",
		.rank = 22,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x <= -3 ? 0 : x >= 3 ? x : x*(x + 3)/6",
		.derivative = "x <= -3 ? 0 : x >= 3 ? 1 : (2*x + 3)/6",
		.range = "[-0.375, inf)",
		.smoothness = "C0",
		.frameworks = "pytorch keras jax onnx flux hf timm paddle mlx burn "
			"candle tinygrad ggml",
		.source = "Howard et al. 2019, Searching for MobileNetV3, "
			"arXiv:1905.02244",
		.at = hard_swish_at,
		.kinks = three_kinks,
	},
	{
		.id = "hard_tanh",
		.title = "Hard tanh",
		.aliases = "Hardtanh, HARDTAN, satlins, clip, "
			"FANN_LINEAR_PIECE_SYMMETRIC",
		.rank = 23,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x <= lo ? lo : x >= hi ? hi : x",
		.derivative = "lo < x < hi ? 1 : 0",
		.range = "[lo, hi]",
		.smoothness = "C0",
		.frameworks = "pytorch keras jax flux paddle mlx burn tinygrad dl4j "
			"darknet fann",
		.source = "Collobert 2004 (thesis, EPFL)",
		.param = {
			{"lo", "-1", N_("lower level"), PARAM_SCALAR, BOUNDS_FINITE},
			{"hi", "1", N_("upper level"), PARAM_SCALAR, BOUNDS_FINITE},
		},
		.variants = (const struct variant[]){
			{.framework = "jax", .slope = {1, 1}, .slopes = 2},
			{0},
		},
		.at = hard_tanh_at,
		.kinks = hard_tanh_kinks,
		.check = hard_tanh_check,
	},
	{0},
};

const struct family family_hard = {
	.name = "hard",
	.title = N_("Hard functions, made of straight pieces"),
	.rows = rows,
};
