/* Shrinkage: what is small becomes 0, what is large comes nearer to 0. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static const struct activation rows[] = {
	{
		.id = "hard_shrink",
		.title = "Hardshrink",
		.aliases = "thresholded linear",
		.rank = 26,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "abs(x) > lam ? x : 0",
		.derivative = "abs(x) > lam ? 1 : 0",
		.range = "(-inf, inf)",
		.smoothness = "discontinuous",
		.left = "x",
		.right = "x",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "pytorch keras paddle mlx burn tfa",
		.source = "Donoho and Johnstone 1994 (hard thresholding), "
			"doi:10.1093/biomet/81.3.425",
		.twin = "shrink:bias=0",
		.note = N_("Apart from 0 it gives no value of size lam or less."),
		.param = {
			{"lam", "0.5", N_("half the width of the dead zone"),
				PARAM_SCALAR, BOUNDS_NONNEGATIVE},
		},
		.calls = (const struct call[]){
			{"pytorch", "torch.nn.Hardshrink(lambd=$lam)"},
			{"keras", "keras.activations.hard_shrink(x, threshold=$lam)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("Sets small values to 0 and leaves large ones as "
				"they are: hard thresholding, as used on wavelet "
				"coefficients."),
			.strengths = N_("Sparse outputs, and what passes is not "
				"changed."),
			.weaknesses = N_("The value jumps at both thresholds, and "
				"nothing is learned inside."),
			.instead = N_("soft_shrink has no jump; tanh_shrink is smooth."),
		},
	},
	{
		.id = "soft_shrink",
		.title = "Softshrink",
		.aliases = "soft thresholding, shrinkage",
		.rank = 27,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x > lam ? x - lam : x < -lam ? x + lam : 0",
		.derivative = "abs(x) > lam ? 1 : 0",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.left = "x + lam",
		.right = "x - lam",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "pytorch keras flux paddle mlx burn tfa",
		.source = "Donoho 1995, De-noising by soft-thresholding, "
			"doi:10.1109/18.382009",
		.twin = "shrink:bias=0.5",
		.param = {
			{"lam", "0.5", N_("half the width of the dead zone"),
				PARAM_SCALAR, BOUNDS_NONNEGATIVE},
		},
		.calls = (const struct call[]){
			{"pytorch", "torch.nn.Softshrink(lambd=$lam)"},
			{"keras", "keras.activations.soft_shrink(x, threshold=$lam)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("Sets small values to 0 and moves large ones "
				"towards it by the same amount. It is the step by "
				"which sparse coding is solved, so networks that "
				"unroll such a solver use it as their activation."),
			.strengths = N_("Continuous, sparse, and exactly what an L1 "
				"penalty asks for."),
			.weaknesses = N_("Large values come out too small by the "
				"threshold, and inside it nothing is learned."),
			.instead = N_("hard_shrink leaves large values alone; "
				"tanh_shrink is smooth."),
		},
	},
	{
		.id = "tanh_shrink",
		.title = "Tanhshrink",
		.rank = 28,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x - tanh(x)",
		.derivative = "tanh(x)^2",
		.composite = "pytorch keras",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "x + 1",
		.right = "x - 1",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "pytorch keras flux paddle burn tfa",
		.source = "Torch7, module nn.TanhShrink (torch/nn)",
		.calls = (const struct call[]){
			{"pytorch", "torch.nn.Tanhshrink()"},
			{"keras", "keras.layers.Dense(64, activation='tanh_shrink')"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("What tanh leaves of x: nearly 0 around 0, a "
				"line beyond. A smooth kind of shrinkage."),
			.strengths = N_("Smooth to any order, and no parameter to "
				"choose."),
			.weaknesses = N_("Around 0 value and slope are tiny, and naive "
				"code loses digits there."),
			.instead = N_("soft_shrink for exact zeros."),
		},
	},
	{
		.id = "shrink",
		.title = "Shrink",
		.rank = 29,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x < -lambd ? x + bias : x > lambd ? x - bias : 0",
		.derivative = "abs(x) > lambd ? 1 : 0",
		.range = "(-inf, inf)",
		.smoothness = "discontinuous",
		.left = "x + bias",
		.right = "x - bias",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.frameworks = "onnx burn",
		.source = "ONNX operator Shrink, since opset 9",
		.note = N_("With bias 0 it is hard_shrink, with bias = lambd "
			"soft_shrink."),
		.param = {
			{"lambd", "0.5", N_("half the width of the dead zone"),
				PARAM_SCALAR, BOUNDS_NONNEGATIVE},
			{"bias", "0", N_("how far what passes moves to 0"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.variants = (const struct variant[]){
			{.framework = "burn", .params = "bias=0.5"},
			{0},
		},
		.calls = (const struct call[]){
			{"onnx", "Shrink(lambd=$lambd, bias=$bias)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("hard_shrink and soft_shrink in one operator: "
				"the bias says how far large values move towards 0."),
			.strengths = N_("One operator for both kinds of thresholding."),
			.weaknesses = N_("Unless the bias equals the threshold the "
				"value jumps there."),
			.instead = N_("hard_shrink or soft_shrink by name, where a "
				"framework has them."),
		},
	},
	{0},
};

const struct family family_shrinks = {
	.name = "shrinks",
	.title = N_("Shrinkage functions"),
	.rows = rows,
};
