/* The step and the identity: a neuron's oldest output, and no activation at all. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

/* 1 from 0 on, 0 below. Its derivative is 0; what stands at the jump is no number. */
static struct jet heaviside_at(double x, const double *p)
{
	(void)p;
	if (isnan(x))
		return jet_nan(x);
	return jet_constant(x >= 0);
}

static struct jet linear_at(double x, const double *p)
{
	(void)p;
	if (isnan(x))
		return jet_nan(x);
	return jet_line(1, x);
}

static const struct activation rows[] = {
	{
		.id = "linear",
		.title = "Linear",
		.aliases = "Identity, none, FANN_LINEAR, purelin",
		.rank = 10,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x",
		.derivative = "1",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.frameworks = "pytorch keras tf jax onnx flux hf timm dl4j darknet fann",
		.source = "no single source",
		.at = linear_at,
	},
	{
		.id = "heaviside",
		.title = "Binary step",
		.aliases = "Heaviside, step, binary step, hard limit, threshold unit, "
			"FANN_THRESHOLD, hardlim",
		.rank = 46,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x >= 0 ? 1 : 0",
		.derivative = "0",
		.range = "{0, 1}",
		.smoothness = "discontinuous",
		.frameworks = "mlx ggml fann",
		.source = "McCulloch and Pitts 1943, doi:10.1007/BF02478259; Rosenblatt "
			"1958, doi:10.1037/h0042519",
		.at = heaviside_at,
		.kinks = kernel_kink_zero,
	},
	{0},
};

const struct family family_steps = {
	.name = "steps",
	.title = N_("The step and the identity"),
	.rows = rows,
};
