/* Exponential linear units: the identity right of 0, left of it an exponential. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

/* elu(x) = alpha (e^x - 1) for x <= 0, by expm1 since e^x - 1 loses all digits near 0.
   f' = f'' = alpha e^x there; never f + alpha, which is 0 below -37.
   Worst: f 0.76 ulp at -0.3752, f' and f'' 0.51. */
static struct jet elu_at(double x, const double *p)
{
	double alpha = p[0];
	if (isnan(x))
		return jet_nan(x);
	if (x > 0)
		return jet_line(1, x);
	double slope = times_exp(alpha, x);
	return (struct jet){alpha * expm1(x), slope, slope};
}

/* selu: elu times `scale`. Worst: f 2.67 ulp at -2.3e-16, f' and f'' 2.70, of which 0.9
   is how far the doubles lie from the constants. */
static struct jet selu_at(double x, const double *p)
{
	double alpha = p[0], scale = p[1];
	if (isnan(x))
		return jet_nan(x);
	if (x > 0)
		return jet_line(scale, x);
	double slope = scale * times_exp(alpha, x);
	return (struct jet){scale * (alpha * expm1(x)), slope, slope};
}

static size_t selu_kinks(const struct values *v, double at[KINK_MAX])
{
	return v[1].v[0] == 0 ? 0 : kernel_kink_zero(v, at);
}

/* celu(x) = alpha (e^u - 1), u = x/alpha, for x <= 0; f' = e^u, f'' = e^u/alpha. The rest
   of the division, which e^u would magnify |u| times, is put back: e^(u + r) = e^u (1 +
   r). Worst: as elu at alpha = 1, 3 ulp elsewhere. */
static struct jet celu_at(double x, const double *p)
{
	double alpha = p[0];
	if (isnan(x))
		return jet_nan(x);
	if (x > 0)
		return jet_line(1, x);
	double u = x / alpha;
	if (u < -800)
		return jet_constant(-alpha);
	/* Below 2^-54 alpha (e^u - 1) rounds to x, and u itself may be subnormal. */
	if (u > -0x1p-54)
		return (struct jet){x, 1, 1 / alpha};
	double r = fma(-u, alpha, x) / alpha;
	double y = expm1(u);
	y += (y + 1) * r;
	double slope = times_exp(1 + r, u), curvature = times_exp((1 + r) / alpha, u);
	return (struct jet){alpha * y, slope, curvature};
}

static const struct activation rows[] = {
	{
		.id = "elu",
		.title = "ELU",
		.aliases = "ELU, exponential linear unit, FELU",
		.rank = 8,
		.tier = 1,
		.lecture = true,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x : alpha*expm1(x)",
		.derivative = "x > 0 ? 1 : alpha*exp(x)",
		.range = "(-alpha, inf)",
		.smoothness = "C1",
		.frameworks = "pytorch keras tf jax onnx flux timm mxnet paddle mlx burn "
			"candle tinygrad ggml dl4j darknet",
		.source = "Clevert, Unterthiner and Hochreiter 2016, Fast and Accurate "
			"Deep Network Learning by Exponential Linear Units, "
			"arXiv:1511.07289",
		.param = {
			{"alpha", "1", N_("depth of the negative saturation"),
				PARAM_SCALAR, BOUNDS_FINITE},
		},
		.at = elu_at,
		.kinks = kernel_kink_zero,
	},
	{
		.id = "selu",
		.title = "SELU",
		.aliases = "SELU, scaled ELU",
		.rank = 17,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? scale*x : scale*alpha*expm1(x)",
		.derivative = "x > 0 ? scale : scale*alpha*exp(x)",
		.range = "(-scale*alpha, inf)",
		.smoothness = "C0",
		.frameworks = "pytorch keras tf jax onnx flux timm mxnet paddle mlx burn "
			"tinygrad dl4j darknet",
		.source = "Klambauer, Unterthiner, Mayr and Hochreiter 2017, "
			"Self-Normalizing Neural Networks, arXiv:1706.02515",
		.param = {
			{"alpha", "1.6732632423543772848170429916717",
				N_("depth of the negative saturation before scaling"),
				PARAM_SCALAR, BOUNDS_FINITE},
			{"scale", "1.0507009873554804934193349852946",
				N_("slope right of 0"),
				PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.variants = (const struct variant[]){
			/* ONNX states both as they are in float32. */
			{.framework = "onnx",
				.params = "alpha=1.67326319217681884765625 "
					"scale=1.05070102214813232421875"},
			{0},
		},
		.at = selu_at,
		.kinks = selu_kinks,
	},
	{
		.id = "celu",
		.title = "CELU",
		.aliases = "CELU, continuously differentiable ELU",
		.rank = 18,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x > 0 ? x : alpha*expm1(x/alpha)",
		.derivative = "x > 0 ? 1 : exp(x/alpha)",
		.range = "(-alpha, inf)",
		.smoothness = "C1",
		.frameworks = "pytorch keras jax onnx flux timm paddle mlx burn tinygrad",
		.source = "Barron 2017, Continuously Differentiable Exponential Linear "
			"Units, arXiv:1704.07483",
		.param = {
			{"alpha", "1", N_("depth and width of the negative saturation"),
				PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.at = celu_at,
		.kinks = kernel_kink_zero,
	},
	{0},
};

const struct family family_elus = {
	.name = "elus",
	.title = N_("Exponential linear units"),
	.rows = rows,
};
