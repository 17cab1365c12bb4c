/* Softplus and its mirror image: the logarithm of 1 + e^x, a smooth rectifier. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

/* softplus(x) = log(1 + e^t)/beta with t = beta x, taken as max(x, 0) +
   log1p(e^-|t|)/beta: no overflow, no lost tail. f' = s(t), f'' = beta s'(t), s the
   logistic function. t is kept in two doubles, since e^t magnifies what it lost. Worst: f
   1.46 ulp at -2.0312, f' 2.24 at -2.7547, f'' 3.75 at 15.283. */
static struct jet softplus_at(double x, const double *p)
{
	double beta = p[0];
	if (isnan(x))
		return jet_nan(x);
	struct exact t = exact_product(beta, x);
	struct jet s = kernel_logistic(t);
	double e = exp(-fabs(t.hi)) * (1 + (t.hi < 0 ? t.lo : -t.lo));
	double tail = log1p(e) / beta;
	return (struct jet){x > 0 ? x + tail : tail, s.y, beta * s.dy};
}

/* PyTorch: x itself where beta x > 20, log1p(e^(beta x))/beta else. The jump is
   2.1e-9/beta. */
static struct jet softplus_pytorch_at(double x, const double *p)
{
	double beta = p[0];
	if (isnan(x) || beta * x <= 20)
		return softplus_at(x, p);
	return jet_line(1, x);
}

/* The last double before the threshold, by the product that the kernel compares. */
static size_t softplus_pytorch_kinks(const struct values *v, double at[KINK_MAX])
{
	double beta = v[0].v[0], x = 20 / beta;
	if (isinf(x))
		return 0;
	while (beta * x > 20)
		x = nextafter(x, -INFINITY);
	while (beta * nextafter(x, INFINITY) <= 20)
		x = nextafter(x, INFINITY);
	at[0] = x;
	return 1;
}

/* log_sigmoid(x) = log(1/(1 + e^-x)) = -softplus(-x) = min(x, 0) - log1p(e^-|x|); f' =
   s(-x), f'' = -s'(x). Worst: f 1.47 ulp at 2.0303, f' 2.05 at 2.0004, f'' 3.60 at
   -11.814. */
static struct jet log_sigmoid_at(double x, const double *p)
{
	(void)p;
	struct jet s = kernel_logistic((struct exact){-x, 0});
	double tail = log1p(exp(-fabs(x)));
	return (struct jet){x < 0 ? x - tail : -tail, s.y, -s.dy};
}

static const struct activation rows[] = {
	{
		.id = "softplus",
		.title = "Softplus",
		.aliases = "Softplus, SmoothReLU, SoftReLU",
		.rank = 15,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "log(1 + exp(beta*x))/beta",
		.derivative = "sigmoid(beta*x)",
		.range = "(0, inf)",
		.smoothness = "Cinf",
		.frameworks = "pytorch keras tf jax onnx flux mxnet paddle mlx burn "
			"tinygrad ggml dl4j",
		.source = "Dugas, Bengio, Belisle, Nadeau and Garcia 2001, Incorporating "
			"Second-Order Functional Knowledge for Better Option Pricing "
			"(NIPS 2000); Glorot, Bordes and Bengio 2011, Deep Sparse "
			"Rectifier Neural Networks (AISTATS)",
		.param = {
			{"beta", "1", N_("sharpness of the bend"),
				PARAM_SCALAR, BOUNDS_POSITIVE},
		},
		.variants = (const struct variant[]){
			{
				.framework = "pytorch",
				.formula = "beta*x > 20 ? x : log(1 + exp(beta*x))/beta",
				.derivative = "beta*x > 20 ? 1 : sigmoid(beta*x)",
				.at = softplus_pytorch_at,
				.kinks = softplus_pytorch_kinks,
			},
			{0},
		},
		.at = softplus_at,
	},
	{
		.id = "log_sigmoid",
		.title = "Log-sigmoid",
		.aliases = "LogSigmoid, logsigma",
		.rank = 24,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "-log(1 + exp(-x))",
		.derivative = "1/(1 + exp(x))",
		.range = "(-inf, 0)",
		.smoothness = "Cinf",
		.frameworks = "pytorch keras tf jax flux mxnet paddle mlx burn tinygrad",
		.source = "no single source",
		.at = log_sigmoid_at,
	},
	{0},
};

const struct family family_softplus = {
	.name = "softplus",
	.title = N_("Softplus and its mirror image"),
	.rows = rows,
};
