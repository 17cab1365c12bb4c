/* Sigmoids: smooth curves that rise from one level to another. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

/* s(t) = 1/(1 + e^-t). With e = e^-|t| nothing overflows and nothing cancels:
     s   = 1/(1 + e) for t >= 0, e/(1 + e) else
     s'  = e/(1 + e)^2
     s'' = -s' (1 - e)/(1 + e) for t >= 0, its negative else.
   t = hi + lo: e^-(a + r) = e^-a (1 - r).
   Worst: f 1.95 ulp at -21.527, f' 3.53 at -11.814, f'' 4.84 at -11.812. */
struct jet kernel_logistic(struct exact t)
{
	double a = fabs(t.hi), sign = t.hi < 0 ? -1 : 1;
	if (isnan(a))
		return jet_nan(a);
	double e = exp(-a) * (1 - sign * t.lo), q = 1 + e;
	/* Rounding may carry s' one ulp above its maximum. */
	double slope = fmin(e / (q * q), 0.25);
	/* 1 - e has few digits of its own near t = 0. */
	double gap = a < 1 ? -expm1(-a) : 1 - e;
	return (struct jet){(t.hi < 0 ? e : 1) / q, slope, -sign * slope * (gap / q)};
}

static struct jet sigmoid_at(double x, const double *p)
{
	(void)p;
	return kernel_logistic((struct exact){x, 0});
}

/* tanh' = 1/cosh^2 = 4 e/(1 + e)^2 with e = e^-2|x|, and tanh'' = -2 tanh tanh'. 1 -
   tanh^2 would lose every digit beyond 19. Worst: f 1.97 ulp at 0.486, f' 3.54 at 3.2004,
   f'' 5.10 at 0.2667. */
static struct jet tanh_at(double x, const double *p)
{
	(void)p;
	if (isnan(x))
		return jet_nan(x);
	double a = 2 * fabs(x), y = tanh(x);
	if (a > 800) /* e^-800 is below every double; 2 |x| may be infinite */
		return (struct jet){y, 0, 0};
	double q = 1 + exp(-a);
	/* Rounding may carry tanh' one ulp above its maximum. */
	double slope = fmin(times_exp(4 / (q * q), -a), 1);
	return (struct jet){y, slope, -2 * y * slope};
}

/* softsign(x) = x/(1 + |x|); f' = q^2 and f'' = -2 sign(x) q^3 with q = 1/(1 + |x|). f''
   jumps from 2 to -2 at 0, where sign(0) = 0 makes it 0. Worst: f 1.49 ulp at 1.15e-10,
   f' 3.45 at 8.227e-7, f'' 5.13 at -31.48. */
static struct jet softsign_at(double x, const double *p)
{
	(void)p;
	if (isnan(x))
		return jet_nan(x);
	if (isinf(x))
		return (struct jet){x > 0 ? 1 : -1, 0, x > 0 ? -0.0 : 0.0};
	double d = 1 + fabs(x), q = 1 / d;
	double sign = (x > 0) - (x < 0);
	return (struct jet){x / d, q * q, -2 * sign * q * q * q};
}

static const struct activation rows[] = {
	{
		.id = "sigmoid",
		.title = "Sigmoid",
		.aliases = "logistic, logistic_sigmoid, sigma, expit, soft_step, logsig",
		.rank = 1,
		.tier = 1,
		.lecture = true,
		.kind = KIND_SCALAR,
		.formula = "1/(1 + exp(-x))",
		.derivative = "sigmoid(x)*(1 - sigmoid(x))",
		.range = "(0, 1)",
		.smoothness = "Cinf",
		.frameworks = "pytorch keras tf jax onnx flux hf timm mxnet paddle mlx "
			"burn candle tinygrad ggml dl4j darknet fann",
		.source = "Verhulst 1838 (the logistic curve); Rumelhart, Hinton and "
			"Williams 1986, Learning representations by back-propagating "
			"errors, doi:10.1038/323533a0",
		.at = sigmoid_at,
	},
	{
		.id = "tanh",
		.title = "Tanh",
		.aliases = "hyperbolic tangent, tansig, FANN_SIGMOID_SYMMETRIC",
		.rank = 3,
		.tier = 1,
		.lecture = true,
		.kind = KIND_SCALAR,
		.formula = "tanh(x)",
		.derivative = "1/cosh(x)^2",
		.range = "(-1, 1)",
		.smoothness = "Cinf",
		.frameworks = "pytorch keras tf jax onnx flux hf timm mxnet paddle mlx "
			"burn candle tinygrad ggml dl4j darknet fann",
		.source = "LeCun, Bottou, Orr and Mueller 1998, Efficient BackProp, "
			"doi:10.1007/3-540-49430-8_2",
		.at = tanh_at,
	},
	{
		.id = "softsign",
		.title = "Softsign",
		.aliases = "Softsign, soft_sign, ElliotSig, Elliott symmetric, "
			"FANN_ELLIOT_SYMMETRIC",
		.rank = 25,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x/(1 + abs(x))",
		.derivative = "1/(1 + abs(x))^2",
		.range = "(-1, 1)",
		.smoothness = "C1",
		.frameworks = "pytorch keras tf jax onnx flux mxnet paddle mlx burn "
			"tinygrad dl4j fann",
		.source = "Elliott 1993, A Better Activation Function for Artificial "
			"Neural Networks; Bergstra, Desjardins, Lamblin and Bengio 2009; "
			"Glorot and Bengio 2010",
		.at = softsign_at,
		.kinks = kernel_kink_zero,
	},
	{0},
};

const struct family family_sigmoids = {
	.name = "sigmoids",
	.title = N_("Sigmoids"),
	.rows = rows,
};
