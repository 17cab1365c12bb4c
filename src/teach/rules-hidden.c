/* Rules for hidden layers: relu first, and what each kind of network takes. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "teach/rules-advice.h"
#include "teach/rules.h"

const struct rule hidden_places[] = {
	{
		.name = N_("a deep network"),
		.layer = "hidden",
		.when = {.network = NOT_RNN, .depth = DEPTH_DEEP},
		.because = {
			.why = N_("{depth} layers multiply the gradient by {depth} "
				"slopes."),
			.see = "actplot plot sigmoid tanh relu --show df",
		},
		.take = {
			{"relu leaky_relu",
				N_("the slope of an active unit is {slope relu(x) at 1}, "
				   "and so is the product of {depth}: "
				   "{(relu(2) - relu(1))^depth}."),
				"actplot eval relu 1 2 4"},
		},
		.avoid = {SLOPE_SIGMOID, SLOPE_TANH},
	},
	{
		.name = N_("few layers"),
		.layer = "hidden",
		.when = {.network = NOT_RNN, .depth = DEPTH_ONE},
		.because = {
			.why = N_("One layer multiplies the gradient by one slope: there "
				"is no product that could vanish."),
			.see = "actplot compare relu tanh",
		},
		.take = {
			{"relu tanh",
				N_("relu is the cheaper one, tanh the smooth one and "
				   "zero-centred."),
				"actplot compare relu tanh"},
		},
	},
	{
		.name = N_("few layers"),
		.layer = "hidden",
		.when = {.network = NOT_RNN, .depth = DEPTH_SHALLOW},
		.because = {
			.why = N_("Through {depth} layers even sigmoid may leave "
				"{0.25^depth} of a gradient."),
			.see = "actplot compare relu tanh",
		},
		.take = {
			{"relu tanh",
				N_("relu is the cheaper one, tanh the smooth one and "
				   "zero-centred."),
				"actplot compare relu tanh"},
		},
	},
	{
		.name = N_("a convolutional network"),
		.layer = "hidden",
		.when = {.network = "cnn"},
		.because = {
			.why = N_("Convolutional networks are deep and evaluate the "
				"activation at every pixel: the slope of 1 eases "
				"vanishing gradients, and the price counts."),
			.see = "actplot compare relu silu hard_swish",
		},
		.take = {
			{"relu",
				N_("silu takes {cost silu} times as many operations; and "
				   "the gradient of an active unit comes through "
				   "undiminished."),
				"actplot explain relu"},
			{"leaky_relu elu",
				N_("where units die."),
				"actplot choose --symptom dead-units"},
			{"silu hard_swish",
				N_("smooth, with a dip of {silu(x) at -1.278} left of 0; "
				   "hard_swish is the cheap form for small devices."),
				"actplot compare silu hard_swish"},
		},
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
				N_("differ from relu by little, {gelu(x) at 2} and "
				   "{silu(x) at 2} at 2, but have no kink, and some "
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
			.why = N_("Layers of plain weights put no demands on the "
				"activation but a slope that lasts."),
			.see = "actplot compare relu leaky_relu selu",
		},
		.take = {
			{"relu leaky_relu",
				N_("cheap, and the slope of an active unit is 1."),
				"actplot explain relu"},
			{"selu",
				N_("in many layers without normalisation: it holds mean "
				   "and variance near 0 and 1."),
				"actplot explain selu"},
		},
	},
	{
		.name = N_("a language model"),
		.layer = "hidden",
		.when = {.problem = "language-model", .network = "- transformer"},
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
			.why = N_("A generator learns from the gradient that another "
				"network or a decoder hands it, so no layer may block "
				"it (Radford, Metz and Chintala 2015, "
				"arXiv:1511.06434)."),
			.see = "actplot compare relu leaky_relu silu",
		},
		.take = {
			{"relu leaky_relu",
				N_("relu in the generator, leaky_relu in the "
				   "discriminator, often with slope 0.2 left of 0."),
				"actplot compare relu leaky_relu:alpha=0.2"},
			{"silu", N_("in diffusion models."), "actplot explain silu"},
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
				N_("is the cheapest, and the slope of an active unit is "
				   "{slope relu(x) at 1}, however large its input."),
				"actplot relu --ascii"},
			{"leaky_relu prelu maxout", N_("where units die."),
				"actplot choose --symptom dead-units"},
		},
		.avoid = {SLOPE_SIGMOID},
	},
	{
		.name = N_("linear hidden layers"),
		.layer = "hidden",
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
		.with = "relu",
		.mind = {
			{NULL,
				N_("relu wants a moderate learning rate, since a large "
				   "step kills units. Count those that are 0 for all "
				   "samples; if they are many, lower the rate, then "
				   "take leaky_relu, prelu or maxout."),
				"actplot choose --symptom dead-units"},
		},
	},
	{0},
};
