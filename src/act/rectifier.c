/* Rectifiers: the identity right of 0, a straight line of smaller slope left of it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

/* relu(x) = max(x, 0). Exact. At 0 the left branch holds, so relu'(0) = 0. */
static struct jet relu_at(double x, const double *p)
{
	(void)p;
	if (isnan(x))
		return jet_nan(x);
	return x > 0 ? jet_line(1, x) : jet_constant(0);
}

/* x right of 0, m x elsewhere; one rounding. */
static struct jet leaky_at(double x, double m)
{
	if (isnan(x))
		return jet_nan(x);
	return jet_line(x > 0 ? 1 : m, x);
}

/* leaky_relu and prelu: p[0] is the negative slope. Worst: f 0.68 ulp at -3, f' 0.12,
   which is how far the double lies from 0.01. */
static struct jet leaky_relu_at(double x, const double *p)
{
	return leaky_at(x, p[0]);
}

static size_t leaky_relu_kinks(const struct values *v, double at[KINK_MAX])
{
	return v[0].v[0] == 1 ? 0 : kernel_kink_zero(v, at);
}

/* The mean of the slopes that training draws from, halved first so that it cannot
   overflow. */
static double rrelu_slope(double lower, double upper)
{
	return lower / 2 + upper / 2;
}

/* rrelu: what evaluation mode computes, the mean slope, 11/48 by default. Worst: f 0.84
   ulp at -1, f' 0.34. */
static struct jet rrelu_at(double x, const double *p)
{
	return leaky_at(x, rrelu_slope(p[0], p[1]));
}

static size_t rrelu_kinks(const struct values *v, double at[KINK_MAX])
{
	return rrelu_slope(v[0].v[0], v[1].v[0]) == 1 ? 0 : kernel_kink_zero(v, at);
}

static const char *rrelu_check(const struct values *v)
{
	return v[0].v[0] > v[1].v[0] ? N_("lower must not exceed upper") : NULL;
}

static const struct activation rows[] = {
	{
		.id = "relu",
		.title = "ReLU",
		.aliases = "ReLU, rectify, rectifier, positive part, ramp, hinge, "
			"FANN_LINEAR_PIECE_RECT",
		.rank = 4,
		.tier = 1,
		.lecture = true,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x : 0",
		.derivative = "x > 0 ? 1 : 0",
		.range = "[0, inf)",
		.smoothness = "C0",
		.frameworks = "pytorch keras tf jax onnx flux hf timm mxnet paddle mlx "
			"burn candle tinygrad ggml dl4j darknet fann",
		.source = "Fukushima 1969, doi:10.1109/TSSC.1969.300225; Nair and Hinton "
			"2010, Rectified Linear Units Improve Restricted Boltzmann "
			"Machines (ICML); Glorot, Bordes and Bengio 2011, Deep Sparse "
			"Rectifier Neural Networks (AISTATS)",
		.at = relu_at,
		.kinks = kernel_kink_zero,
	},
	{
		.id = "leaky_relu",
		.title = "Leaky ReLU",
		.aliases = "LeakyReLU, lrelu, LEAKY, RELIE, leaky_rectify, "
			"FANN_LINEAR_PIECE_RECT_LEAKY",
		.rank = 5,
		.tier = 1,
		.lecture = true,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x : alpha*x",
		.derivative = "x > 0 ? 1 : alpha",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.frameworks = "pytorch keras tf jax onnx flux hf timm mxnet paddle mlx "
			"burn candle tinygrad ggml dl4j darknet fann",
		.source = "Maas, Hannun and Ng 2013, Rectifier Nonlinearities Improve "
			"Neural Network Acoustic Models (ICML workshop)",
		.param = {
			{"alpha", "0.01", N_("negative slope"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
		.variants = (const struct variant[]){
			{.framework = "keras tf", .params = "alpha=0.2"},
			{.framework = "jax", .slope = {1}, .slopes = 1},
			{0},
		},
		.at = leaky_relu_at,
		.kinks = leaky_relu_kinks,
	},
	{
		.id = "prelu",
		.title = "PReLU",
		.aliases = "PReLU, parametric ReLU",
		.rank = 6,
		.tier = 1,
		.lecture = true,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x : a*x",
		.derivative = "x > 0 ? 1 : a",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.frameworks = "pytorch keras onnx hf timm mxnet paddle mlx burn candle",
		.source = "He, Zhang, Ren and Sun 2015, Delving Deep into Rectifiers, "
			"arXiv:1502.01852",
		.param = {
			{"a", "0.25", N_("negative slope before training"),
				PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.variants = (const struct variant[]){
			{.framework = "keras", .params = "a=0"},
			{0},
		},
		.at = leaky_relu_at,
		.kinks = leaky_relu_kinks,
	},
	{
		.id = "rrelu",
		.title = "RReLU",
		.aliases = "RReLU, randomized leaky ReLU",
		.rank = 7,
		.tier = 1,
		.lecture = true,
		.kind = KIND_STOCHASTIC,
		.formula = "x > 0 ? x : (lower + upper)/2*x",
		.derivative = "x > 0 ? 1 : (lower + upper)/2",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.frameworks = "pytorch flux mxnet paddle burn tfa dl4j",
		.source = "Xu, Wang, Chen and Li 2015, Empirical Evaluation of Rectified "
			"Activations in Convolutional Network, arXiv:1505.00853",
		.param = {
			{"lower", "1/8", N_("smallest negative slope drawn"),
				PARAM_SCALAR, BOUNDS_FINITE},
			{"upper", "1/3", N_("largest negative slope drawn"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
		.at = rrelu_at,
		.kinks = rrelu_kinks,
		.check = rrelu_check,
	},
	{0},
};

const struct family family_rectifiers = {
	.name = "rectifiers",
	.title = N_("Rectifiers and their leaky kin"),
	.rows = rows,
};
