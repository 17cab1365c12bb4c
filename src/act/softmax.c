/* Softmax: a list of scores turned into shares of one, drawn along one of the scores. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

/* e^(z - max) with the difference kept in two doubles, since e^ magnifies what it
   lost. */
static double weight(double z, double max)
{
	if (z == max)
		return 1; /* also where both are infinite */
	struct exact d = exact_sum(z, -max);
	return isinf(d.hi) ? 0 : exp(d.hi) * (1 + d.lo);
}

/* f_j = e_j/S, e_j = e^(z_j - max z), S their sum, x in the place of z_i. With the share
   of all others o = (S - e_i)/S summed by itself and s = f_i, since 1 - s cancels where s
   is near 1:
     f_i' = s o,    f_i'' = s o (o - s)
     f_j' = -s f_j, f_j'' = -s f_j (o - s).
   Worst at the defaults: f 2.24 ulp at 2.3636, f' 4.53 and f'' 6.47 at 5.1612. */
static void softmax_along(double x, const struct values *v, struct jet *out)
{
	const struct values *z = &v[0];
	size_t i = (size_t)v[1].v[0] - 1;
	if (isnan(x)) {
		for (size_t j = 0; j < z->n; j++)
			out[j] = jet_nan(x);
		return;
	}
	double max = x, others = 0;
	for (size_t j = 0; j < z->n; j++)
		if (j != i && z->v[j] > max)
			max = z->v[j];
	for (size_t j = 0; j < z->n; j++) {
		out[j].y = weight(j == i ? x : z->v[j], max);
		others += j == i ? 0 : out[j].y;
	}
	double sum = out[i].y + others, s = out[i].y / sum, o = others / sum;
	for (size_t j = 0; j < z->n; j++) {
		double y = out[j].y / sum, slope = j == i ? s * o : -s * y;
		out[j] = (struct jet){y, slope, slope * (o - s)};
	}
}

static size_t softmax_outputs(const struct values *v)
{
	return v[0].n;
}

static const struct activation rows[] = {
	{
		.id = "softmax",
		.title = "Softmax",
		.aliases = "Softmax, softargmax, normalized exponential",
		.rank = 2,
		.tier = 1,
		.lecture = true,
		.kind = KIND_VECTOR,
		.formula = "exp(z - max(z))/sum(exp(z - max(z)))",
		.derivative = "s*((j == i) - s[i]) where s = softmax(z)",
		.range = "(0, 1)",
		.smoothness = "Cinf",
		.frameworks = "pytorch keras tf jax onnx flux mxnet paddle mlx burn "
			"candle tinygrad ggml dl4j darknet",
		.source = "Bridle 1990, Probabilistic Interpretation of Feedforward "
			"Classification Network Outputs, "
			"doi:10.1007/978-3-642-76153-9_28",
		.param = {
			{"z", "1,0,-1", N_("scores (logits)"),
				PARAM_VECTOR, BOUNDS_FINITE},
			{"i", "1", N_("the score that x takes the place of, from 1"),
				PARAM_INDEX,
				BOUNDS_FINITE},
		},
		.along = softmax_along,
		.outputs = softmax_outputs,
	},
	{0},
};

const struct family family_softmax = {
	.name = "softmax",
	.title = N_("Softmax and its kin"),
	.rows = rows,
};
