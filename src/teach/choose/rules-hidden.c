/* Rules for hidden layers: relu first, and what each kind of network takes. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "teach/choose/rules-advice.h"
#include "teach/choose/rules.h"

#define IF_DYING N_("where units die")
#define CHEAPEST                                                           \
	{                                                                  \
		"relu", N_("the cheapest of all."), "actplot explain relu" \
	}
#define SMOOTHEST                                                                                \
	{                                                                                        \
		"tanh", N_("smooth and zero-centred, for {cost tanh} times relu's operations."), \
			"actplot compare relu tanh"                                              \
	}

const struct rule hidden_places[] = {
	{
		.name = N_("a convolutional network"),
		.layer = "hidden",
		.when = {.network = "cnn"},
		.because = {
			.why = N_("A convolutional network evaluates its activation at "
				"every pixel of every channel, so on small devices the "
				"price counts."),
			.see = "actplot compare relu silu hard_swish",
		},
		.take = {
			{"relu",
				N_("the cheapest of all: silu takes {cost silu} times as "
				   "many operations."),
				"actplot explain relu"},
			{"leaky_relu elu",
				N_("a slope left of 0 too, so that units do not die: at "
				   "-1 leaky_relu's is {slope leaky_relu(x) at -1} and "
				   "elu's {slope elu(x) at -1}."),
				"actplot compare relu leaky_relu elu"},
			{"silu",
				N_("smooth, with a dip of {silu(x) at -1.278} left of 0."),
				"actplot explain silu"},
			{"hard_swish",
				N_("silu's cheap form, for small devices: "
				   "{cost hard_swish} times relu's operations in place "
				   "of {cost silu}."),
				"actplot compare silu hard_swish"},
		},
		.only = {{"leaky_relu", IF_DYING}, {"elu", IF_DYING},
			{"hard_swish", N_("on small devices")}},
	},
	{
		.name = N_("vanishing gradients in a convolutional network"),
		.layer = "hidden",
		.when = {.network = "cnn", .symptom = "-", .depth = "-"},
		.because = {
			.why = N_("Most convolutional networks are deep, where slopes "
				"below 1 leave nothing of the gradient."),
			.see = "actplot plot sigmoid tanh relu --show df",
		},
		.take = {
			{"relu leaky_relu",
				N_("slope {slope relu(x) at 1} where a unit is active, in "
				   "any depth: that eases vanishing gradients."),
				"actplot eval relu 1 2 4"},
		},
		.avoid = {SLOPE_SIGMOID},
	},
	{
		.name = N_("a Transformer"),
		.layer = "hidden",
		.when = {.network = "transformer"},
		.because = {
			.why = N_("The feed-forward layers of Transformers take smooth "
				"functions that are near the identity where they are "
				"open, or gated units."),
			.see = "actplot gelu silu relu --show f --ascii",
		},
		.take = {
			{"gelu silu",
				N_("are near relu, {gelu(x) at 2} and {silu(x) at 2} "
				   "at 2 where it is {relu(x) at 2}, but have no kink, and some "
				   "gradient left of 0."),
				"actplot compare gelu silu relu"},
			{"swiglu",
				N_("multiplies silu of one half of the layer by the other "
				   "half; the layer then needs two matrices where it "
				   "needed one."),
				"actplot explain swiglu"},
		},
		.mind = {
			{NULL,
				N_("a trained model wants the gelu it was trained with: "
				   "frameworks mean the exact form or the tanh form by "
				   "the same name."),
				"actplot compare gelu --frameworks"},
		},
	},
	{
		.name = N_("a recurrent network"),
		.layer = "hidden",
		.when = {.network = "rnn"},
		.because = {
			.why = N_("The state is fed back at every step, so it must not "
				"grow: what is bounded keeps it so."),
			.see = "actplot eval tanh relu 1 10 100",
		},
		.take = {
			{"tanh",
				N_("lies between -1 and 1 and is zero-centred: new "
				   "content may add or take away."),
				"actplot explain tanh"},
		},
		.avoid = {
			{"relu",
				N_("has no upper bound, and with a weight of 1.1 the "
				   "state is {1.1^50} times as large after 50 steps."),
				"actplot eval relu 100"},
		},
		.keras = LSTM_KERAS,
		.pytorch = LSTM_PYTORCH,
	},
	{
		.name = N_("a network of fully connected layers"),
		.layer = "hidden",
		.when = {.network = "mlp"},
		.because = {
			.why = N_("Fully connected layers need only a slope that does not "
				"vanish."),
			.see = "actplot compare relu leaky_relu selu",
		},
		.take = {
			{"relu leaky_relu",
				N_("cheap, with slope {slope relu(x) at 1} where a unit "
				   "is active."),
				"actplot explain relu"},
			{"selu",
				N_("in many layers without normalisation: it holds mean "
				   "and variance near 0 and 1."),
				"actplot explain selu"},
		},
		.only = {{"leaky_relu", IF_DYING}, {"selu", N_("without normalisation")}},
	},
	{
		.name = N_("a language model"),
		.layer = "hidden",
		.when = {.problem = "language-model", .network = "-"},
		.because = {
			.why = N_("Language models are mostly Transformers."),
			.see = "actplot choose --network transformer",
		},
		.take = {
			{"gelu silu",
				N_("are what their feed-forward layers take: smooth, near "
				   "the identity right of 0."),
				"actplot compare gelu silu"},
		},
	},
	{
		.name = N_("a generative network"),
		.layer = "hidden",
		.when = {.problem = "generative", .network = "- mlp cnn"},
		.because = {
			.why = N_("A generator learns from the gradient that comes back "
				"through the discriminator, so that should block "
				"little of it (Radford, Metz and Chintala 2015, "
				"arXiv:1511.06434)."),
			.see = "actplot compare relu leaky_relu silu",
		},
		.take = {
			{"relu", N_("in a generator."), "actplot explain relu"},
			{"leaky_relu",
				N_("in a discriminator, often with slope 0.2 left of 0."),
				"actplot compare relu leaky_relu:alpha=0.2"},
			{"silu", N_("in diffusion models."), "actplot explain silu"},
		},
		.only = {{"leaky_relu", N_("in a discriminator")},
			{"silu", N_("in diffusion models")}},
	},
	{
		.name = N_("a deep network"),
		.layer = "hidden",
		.when = {.network = "- mlp cnn",
			.symptom = "- dead-units exploding slow not-zero-centred",
			.depth = "deep"},
		.because = {
			.why = N_("{depth} layers multiply the gradient by {depth} "
				"slopes, so slopes below 1 leave nothing of it."),
			.see = "actplot plot sigmoid tanh relu --show df",
		},
		.take = {
			{"relu leaky_relu",
				N_("slope {slope relu(x) at 1} where a unit is active, "
				   "and so is the product of {depth}: "
				   "{(relu(2) - relu(1))^depth}. That eases vanishing "
				   "gradients."),
				"actplot eval relu 1 2 4"},
		},
		.avoid = {
			{"sigmoid",
				N_("its slope is {slope sigmoid(x) at 0} at most, so what "
				   "{depth} such layers let through to the first is at "
				   "most {0.25^depth} of the gradient: early layers "
				   "hardly learn."),
				"actplot eval sigmoid 0 2 4 8"},
			{"tanh",
				N_("its slope is {slope tanh(x) at 0} at 0 alone and "
				   "{slope tanh(x) at 1} at 1; {depth} units there let "
				   "through {(1 - tanh(1)^2)^depth}."),
				"actplot eval tanh 0 1 2 4"},
		},
	},
	{
		.name = N_("one layer"),
		.layer = "hidden",
		.when = {.network = "- mlp cnn", .symptom = "-", .depth = "one"},
		.because = {
			.why = N_("One layer multiplies the gradient by one slope: there "
				"is no product that could vanish."),
			.see = "actplot plot sigmoid tanh relu --show df",
		},
		.take = {CHEAPEST, SMOOTHEST},
	},
	{
		.name = N_("few layers"),
		.layer = "hidden",
		.when = {.network = "- mlp cnn", .symptom = "-", .depth = "few"},
		.because = {
			.why = N_("Through {depth} layers even sigmoid may leave "
				"{0.25^depth} of a gradient, so slopes decide little."),
			.see = "actplot plot sigmoid tanh relu --show df",
		},
		.take = {CHEAPEST, SMOOTHEST},
	},
	{
		.name = N_("a Transformer of several layers"),
		.layer = "hidden",
		.when = {.network = "transformer", .symptom = "-", .depth = "few deep"},
		.because = {
			.why = N_("Each block of a Transformer adds its input to its "
				"output, so a part of the gradient passes all {depth} "
				"layers past their activations: depth asks little of "
				"them."),
		},
	},
	{0},
};

const struct rule hidden_always[] = {
	{
		.name = N_("any hidden layer"),
		.layer = "hidden",
		.general = true,
		.because = {
			.why = N_("Nothing speaks for another function, so begin with the "
				"common one."),
			.see = "actplot explain relu",
		},
		.take = {
			{"relu",
				N_("the cheapest of all, and the slope of an active unit "
				   "is {slope relu(x) at 1}, however large its input."),
				"actplot relu --ascii"},
			{"leaky_relu prelu maxout",
				N_("where units of relu die, these still pass on some "
				   "gradient."),
				"actplot choose --symptom dead-units"},
		},
		.only = {{"leaky_relu", IF_DYING}, {"prelu", IF_DYING},
			{"maxout", IF_DYING}},
		.avoid = {SLOPE_SIGMOID},
	},
	{
		.name = N_("linear hidden layers"),
		.layer = "hidden",
		.when = {.problem = "- regression",
			.network = "-",
			.symptom = "-",
			.depth = "-"},
		.avoid = {
			{"linear",
				N_("layers without an activation between them are one "
				   "layer: -2*(3*x) is -6*x, {-2*(3*x) at 5} at 5 "
				   "either way."),
				"actplot eval -e '-2*(3*x)' -e '-6*x' 5"},
		},
	},
	{
		.name = N_("softmax in hidden layers"),
		.layer = "hidden",
		.when = {.problem = "multiclass",
			.network = "-",
			.symptom = "-",
			.depth = "-"},
		.avoid = {
			{"softmax",
				N_("makes the units of a layer compete for a sum of 1; it "
				   "belongs to a classifier's output and to attention."),
				"actplot eval softmax 2,1,0"},
		},
	},
	{
		.name = N_("relu in hidden layers"),
		.layer = "hidden",
		.when = {.symptom = "- vanishing low-precision"},
		.with = "relu",
		.mind = {
			{NULL,
				N_("relu wants a moderate learning rate, since a large "
				   "step kills units. Count the dead over one batch: a "
				   "unit is dead whose output is 0 for every sample. If "
				   "they are many, lower the rate, then take "
				   "leaky_relu, prelu or maxout."),
				"actplot choose --symptom dead-units"},
		},
	},
	{0},
};
