/* Swishes: x times a smooth gate that opens with x, so a dip left of 0. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

/* silu(x) = x s(x), s the logistic function. With a = |x|, e = e^-a, q = 1 + e:
     f   = x/q                 for x >= 0, x e/q             for x < 0
     f'  = (1 + e + x e)/q^2,              e (1 + x + e)/q^2
     f'' = e (2 - a (1 - e)/q)/q^2 = e ((2 - a) + e (2 + a))/q^3, an even function.
   2 - a is exact where it cancels. In the tails all three outlive e by a factor of a,
   hence times_exp(). Worst: f 2.62 ulp at -7.5802, f' 4.26 at -11.483, f'' 6.07 at
   18.861. */
static struct jet silu_at(double x, const double *p)
{
	(void)p;
	double a = fabs(x);
	if (isnan(x))
		return jet_nan(x);
	if (a > 800) /* e^-800 x is below every double */
		return x > 0 ? jet_line(1, x) : jet_constant(-0.0);
	double e = exp(-a), q = 1 + e;
	double curvature = times_exp(((2 - a) + e * (2 + a)) / (q * q * q), -a);
	if (x >= 0)
		return (struct jet){x / q, (q + x * e) / (q * q), curvature};
	return (struct jet){
		times_exp(x / q, x),
		times_exp(((1 + x) + e) / (q * q), x),
		curvature,
	};
}

/* mish(x) = x tanh(log(1 + e^x)). With n = e^x, q = n^2 + 2 n + 2, on one denominator:
     f   = n x (n + 2)/q
     f'  = n (4 (1 + x) + 6 n + 4 n x + 4 n^2 + n^3)/q^2
     f'' = 4 n (2 (2 + x) + 2 n (4 + x) + 3 n^2 (2 - x) + 2 n^3 (1 - x))/q^3
   Where f' and f'' vanish left of 0, n is small and 1 + x and 2 + x are exact. Worst: f
   3.1 ulp at -1, f' 4 at -1, f'' 5 at -1. */
static struct jet mish_left(double x)
{
	double n = exp(x), q = n * (n + 2) + 2;
	double y = x * (n + 2) / q;
	double dy = 4 * (1 + x) + n * (6 + 4 * x + n * (4 + n));
	double bend = 2 * (4 + x) + n * (3 * (2 - x) + 2 * n * (1 - x));
	double d2y = 2 * (2 + x) + n * bend;
	return (struct jet){
		times_exp(y, x),
		times_exp(dy / (q * q), x),
		times_exp(4 * d2y / (q * q * q), x),
	};
}

/* The same in m = e^-x, q = 1 + 2 m + 2 m^2, for x > 0:
     f   = x (1 + 2 m)/q
     f'  = (1 + 4 m + 6 m^2 + 4 m^2 x + 4 m^3 (1 + x))/q^2
     f'' = 4 m^2 (2 (1 - x) + 3 m (2 - x) + 2 m^2 (4 + x) + 2 m^3 (2 + x))/q^3
   m^2 is multiplied in one factor at a time, as it is subnormal before f'' is. Worst:
   f'' 7.31 ulp at 0.4957. */
static struct jet mish_right(double x)
{
	double m = exp(-x), q = 1 + 2 * m * (1 + m);
	double dy = 1 + m * (4 + m * (6 + 4 * x + 4 * m * (1 + x)));
	double d2y = 2 * (1 - x) + m * (3 * (2 - x) + 2 * m * (4 + x + m * (2 + x)));
	double y = x * (1 + 2 * m) / q;
	return (struct jet){y, dy / (q * q), 4 * d2y / (q * q * q) * m * m};
}

static struct jet mish_at(double x, const double *p)
{
	(void)p;
	if (isnan(x))
		return jet_nan(x);
	if (fabs(x) > 800) /* e^-800 x is below every double */
		return x > 0 ? jet_line(1, x) : jet_constant(-0.0);
	return x > 0 ? mish_right(x) : mish_left(x);
}

static const struct activation rows[] = {
	{
		.id = "silu",
		.title = "SiLU",
		.aliases = "SiLU, swish, swish1, SiL",
		.rank = 13,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x/(1 + exp(-x))",
		.derivative = "s*(1 + x*(1 - s)) where s = sigmoid(x)",
		.range = "[-0.27846454276107379511, inf)",
		.smoothness = "Cinf",
		.frameworks = "pytorch keras tf jax flux hf timm mxnet paddle mlx burn "
			"candle tinygrad ggml dl4j",
		.source = "Hendrycks and Gimpel 2016, Gaussian Error Linear Units, "
			"arXiv:1606.08415; Elfwing, Uchibe and Doya 2017, "
			"arXiv:1702.03118; Ramachandran, Zoph and Le 2017, Searching for "
			"Activation Functions, arXiv:1710.05941",
		.at = silu_at,
	},
	{
		.id = "mish",
		.title = "Mish",
		.aliases = "Mish",
		.rank = 16,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x*tanh(log(1 + exp(x)))",
		.derivative = "t + x*(1 - t^2)*sigmoid(x) where t = tanh(softplus(x))",
		.range = "[-0.30884341301725040663, inf)",
		.smoothness = "Cinf",
		.frameworks = "pytorch keras jax onnx flux hf timm mxnet paddle mlx burn "
			"candle tinygrad tfa dl4j darknet",
		.source = "Misra 2019, Mish: A Self Regularized Non-Monotonic Activation "
			"Function, arXiv:1908.08681",
		.at = mish_at,
	},
	{0},
};

const struct family family_swishes = {
	.name = "swishes",
	.title = N_("Swishes, gated by themselves"),
	.rows = rows,
};
