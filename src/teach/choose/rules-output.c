/* Rules for the output layer: its function follows from the problem, and so does the loss. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "teach/choose/rules.h"

static const struct objective binary_cross_entropy = {
	.name = N_("binary cross-entropy"),
	.keras = "keras.losses.BinaryCrossentropy()",
	.pytorch = "torch.nn.BCEWithLogitsLoss()",
	.pytorch_scores = true,
};
static const struct objective cross_entropy = {
	.name = N_("cross-entropy"),
	.keras = "keras.losses.CategoricalCrossentropy()",
	.pytorch = "torch.nn.CrossEntropyLoss()",
	.pytorch_scores = true,
};
static const struct objective token_cross_entropy = {
	.name = N_("cross-entropy"),
	.keras = "keras.losses.SparseCategoricalCrossentropy(from_logits=True)",
	.pytorch = "torch.nn.CrossEntropyLoss()",
	.keras_scores = true,
	.pytorch_scores = true,
};
static const struct objective squared_error = {
	.name = N_("squared error"),
	.keras = "keras.losses.MeanSquaredError()",
	.pytorch = "torch.nn.MSELoss()",
};
static const struct objective absolute_error = {
	.name = N_("absolute error"),
	.keras = "keras.losses.MeanAbsoluteError()",
	.pytorch = "torch.nn.L1Loss()",
};
static const struct objective hinge = {
	.name = N_("hinge loss"),
	.keras = "keras.losses.Hinge()",
	.pytorch = "torch.clamp(1 - target*score, min=0).mean()", /* it ships none */
};
static const struct objective class_hinge = {
	.name = N_("hinge loss of several classes"),
	.keras = "keras.losses.CategoricalHinge()",
	.pytorch = "torch.nn.MultiMarginLoss()",
};

#define NEVER_NEGATIVE N_("targets never negative")
#define NOT_HINGE "- cross-entropy squared-error absolute-error"

#define HINGE                                                                                         \
	{                                                                                             \
		.why = N_(                                                                            \
			"The hinge loss wants scores of either sign, right by a margin of 1, and no " \
			"probabilities."),                                                            \
		.see = "actplot -e 'max(0, 1 - x)' --name hinge --ascii"                              \
	}
#define HINGE_TAKE                                                                   \
	{                                                                            \
		"linear", N_("leaves the score as it is."), "actplot explain linear" \
	}
#define HINGE_AVOID                                                                               \
	{                                                                                         \
		"sigmoid softmax tanh",                                                           \
			N_("stay below 1, so the margin is never quite reached: at 4 sigmoid is " \
			   "{sigmoid(x) at 4} and tanh {tanh(x) at 4}."),                         \
			"actplot eval sigmoid tanh 4"                                             \
	}

const struct rule output_rules[] = {
	{
		.name = N_("two classes"),
		.layer = "output",
		.when = {.problem = "binary", .loss = NOT_HINGE},
		.because = {
			.why = N_("One output has to be the probability of the one class; "
				"the other's is the rest to 1."),
			.see = "actplot eval sigmoid -2 0 2",
		},
		.take = {
			{"sigmoid",
				N_("turns any score into a number between 0 and 1: -2, 0 "
				   "and 2 into {sigmoid(x) at -2}, {sigmoid(x) at 0} "
				   "and {sigmoid(x) at 2}."),
				"actplot explain sigmoid"},
			{"softmax",
				N_("with 2 outputs comes to the same: of the scores 2 and "
				   "0 it makes {softmax 2,0}, the sigmoid of their "
				   "difference."),
				"actplot compare sigmoid softmax"},
		},
		.units = "1",
		.objective = &binary_cross_entropy,
	},
	{
		.name = N_("one of several classes"),
		.layer = "output",
		.when = {.problem = "multiclass", .loss = NOT_HINGE},
		.because = {
			.why = N_("The outputs have to be the probabilities of classes of "
				"which exactly one is right, so they sum to 1."),
			.see = "actplot eval softmax 2,1,0",
		},
		.take = {
			{"softmax",
				N_("makes of the scores 2, 1, 0 the shares "
				   "{softmax 2,1,0}. With cross-entropy the gradient of "
				   "a score is its share, minus 1 for the right class."),
				"actplot explain softmax"},
			{"log_softmax",
				N_("gives the logarithms of the shares, for a loss that "
				   "takes logarithms. Of the scores 0 and -800 it makes "
				   "{log_softmax 0,-800}. softmax rounds their shares "
				   "to {softmax 0,-800}, and log(0) is "
				   "{log(exp(-800)) in float64}."),
				"actplot eval log_softmax 0,-800"},
		},
		.avoid = {
			{"sigmoid",
				N_("judges each class by itself, so several may be likely "
				   "at once: of the scores 2, 1, 0 it makes numbers "
				   "that sum to {sigmoid(2) + sigmoid(1) + sigmoid(0)} "
				   "and not to 1."),
				"actplot eval sigmoid 2 1 0"},
		},
		.units = "10",
		.objective = &cross_entropy,
	},
	{
		.name = N_("several labels at once"),
		.layer = "output",
		.when = {.problem = "multilabel", .loss = NOT_HINGE},
		.because = {
			.why = N_("Each label holds or does not, whatever the others do: "
				"each output is a yes or no of its own."),
			.see = "actplot eval sigmoid 3 3 -2",
		},
		.take = {
			{"sigmoid",
				N_("for each label: the scores 3 and 3 become "
				   "{sigmoid(x) at 3} and {sigmoid(x) at 3}."),
				"actplot explain sigmoid"},
		},
		.avoid = {
			{"softmax",
				N_("makes the labels compete: two that are both certain "
				   "get {softmax 9,9}."),
				"actplot eval softmax 9,9"},
		},
		.units = "10",
		.objective = &binary_cross_entropy,
	},
	{
		.name = N_("regression"),
		.layer = "output",
		.when = {.problem = "regression", .loss = "- squared-error"},
		.because = {
			.why = N_("The output has to reach every number that the target "
				"may be, of either sign."),
			.see = "actplot compare linear softplus tanh",
		},
		.take = {
			{"linear",
				N_("bounds nothing and its slope is "
				   "{slope linear(x) at 9} everywhere."),
				"actplot explain linear"},
			{"softplus",
				N_("where targets are never negative: at -5 it is "
				   "{softplus(x) at -5}, and its slope is nowhere 0."),
				"actplot explain softplus"},
			{"tanh",
				N_("keeps every answer between -1 and 1, so the targets "
				   "have to lie there; for targets between 0 and 1 "
				   "sigmoid does it."),
				"actplot compare tanh sigmoid"},
		},
		.only = {{"softplus", NEVER_NEGATIVE},
			{"tanh", N_("targets between -1 and 1")}},
		.mind = {{NULL,
			N_("scale the targets: subtract their mean, divide by their "
			   "standard deviation, and undo both in what is predicted. An "
			   "answer of 0 to a target of 300000 gives squared error the "
			   "slope {slope (x - 300000)^2 at 0}, and so large a step throws "
			   "the weights far off."),
			"actplot eval -e '(x - 300000)^2' 0 --show df"}},
		.units = "1",
		.objective = &squared_error,
	},
	{
		.name = N_("regression with absolute error"),
		.layer = "output",
		.when = {.problem = "regression", .loss = "absolute-error"},
		.because = {
			.why = N_("The output has to reach every number that the target "
				"may be; the absolute error's slope is 1 in size, so "
				"far outliers count no more than near ones."),
			.see = "actplot eval -e 'x^2' -e 'abs(x)' 1 10 100",
		},
		.take = {
			{"linear",
				N_("bounds nothing and its slope is "
				   "{slope linear(x) at 9} everywhere."),
				"actplot explain linear"},
			{"softplus",
				N_("where targets are never negative: at -5 it is "
				   "{softplus(x) at -5}, and its slope is nowhere 0."),
				"actplot explain softplus"},
		},
		.only = {{"softplus", NEVER_NEGATIVE}},
		.units = "1",
		.objective = &absolute_error,
	},
	{
		.name = N_("a language model"),
		.layer = "output",
		.when = {.problem = "language-model", .loss = NOT_HINGE},
		.because = {
			.why = N_("The next token is one of a vocabulary: a classifier "
				"with very many classes."),
			.see = "actplot eval log_softmax 0,-800",
		},
		.take = {
			{"log_softmax",
				N_("in training, inside the loss. A token whose score is "
				   "800 below the highest has the share {exp(-800)}; "
				   "computed in float64 that is "
				   "{exp(-800) in float64}, whose logarithm is "
				   "{log(exp(-800)) in float64}. log_softmax gives "
				   "{log(exp(-800))}."),
				"actplot eval log_softmax 0,-800"},
			{"softmax",
				N_("when drawing tokens: scores 2, 1, 0 become "
				   "{softmax 2,1,0}."),
				"actplot explain softmax"},
		},
		.only = {{"softmax", N_("to draw tokens")}},
		.units = "50000",
		.objective = &token_cross_entropy,
	},
	{
		.name = N_("generated values in a fixed range"),
		.layer = "output",
		.when = {.problem = "generative", .loss = "- hinge"},
		.because = {
			.why = N_("Pictures and the like have a lowest and a highest "
				"value, and the output's range has to be the data's."),
			.see = "actplot compare tanh sigmoid linear",
		},
		.take = {
			{"tanh",
				N_("for data scaled to -1 to 1: zero-centred, as the next "
				   "network likes its input."),
				"actplot explain tanh"},
			{"sigmoid", N_("for data scaled to 0 to 1."),
				"actplot explain sigmoid"},
			{"linear",
				N_("where noise is predicted, as in diffusion, with "
				   "squared error."),
				"actplot explain linear"},
		},
		.only = {{"sigmoid", N_("data from 0 to 1")},
			{"linear", N_("noise, in diffusion")}},
		.units = "784",
	},
	{
		.name = N_("generated values and cross-entropy"),
		.layer = "output",
		.when = {.problem = "generative", .loss = "cross-entropy"},
		.because = {
			.why = N_("Cross-entropy takes each value for a probability, so "
				"outputs and data lie between 0 and 1."),
			.see = "actplot compare sigmoid tanh",
		},
		.take = {
			{"sigmoid",
				N_("for each value by itself: -2, 0, 2 become "
				   "{sigmoid(x) at -2}, {sigmoid(x) at 0}, "
				   "{sigmoid(x) at 2}."),
				"actplot explain sigmoid"},
		},
		.avoid = {
			{"tanh",
				N_("is negative left of 0, and cross-entropy takes its "
				   "logarithm."),
				"actplot eval tanh -1"},
		},
		.units = "784",
		.objective = &binary_cross_entropy,
	},
	{
		.name = N_("generated values and an error by distance"),
		.layer = "output",
		.when = {.problem = "generative", .loss = "squared-error absolute-error"},
		.because = {
			.why = N_("An error by distance wants an output whose slope does "
				"not vanish: what is out of range can be cut off "
				"afterwards."),
			.see = "actplot compare tanh linear",
		},
		.take = {
			{"linear",
				N_("has slope {slope linear(x) at 9} everywhere."),
				"actplot explain linear"},
			{"tanh",
				N_("for data scaled to -1 to 1, if outputs must not leave "
				   "that; at 4 its slope is {slope tanh(x) at 4}."),
				"actplot eval tanh 4"},
		},
		.units = "784",
		.objective = &squared_error,
	},
	{
		.name = N_("hinge loss"),
		.layer = "output",
		.when = {.problem = "- binary", .loss = "hinge"},
		.because = HINGE,
		.take = {HINGE_TAKE},
		.avoid = {HINGE_AVOID},
		.units = "1",
		.objective = &hinge,
	},
	{
		.name = N_("hinge loss of labels"),
		.layer = "output",
		.when = {.problem = "multilabel", .loss = "hinge"},
		.because = HINGE,
		.take = {HINGE_TAKE},
		.avoid = {HINGE_AVOID},
		.units = "10",
		.objective = &hinge,
	},
	{
		.name = N_("hinge loss of several classes"),
		.layer = "output",
		.when = {.problem = "multiclass", .loss = "hinge"},
		.because = {
			.why = N_("The hinge loss of several classes wants the right score "
				"above every other by 1, and no probabilities."),
			.see = "actplot -e 'max(0, 1 - x)' --name hinge --ascii",
		},
		.take = {HINGE_TAKE},
		.avoid = {
			{"sigmoid softmax",
				N_("differences of their outputs stay below 1, so the "
				   "margin is never quite reached."),
				"actplot eval softmax 4,0,-4"},
			{"tanh",
				N_("saturates: at 4 its slope is {slope tanh(x) at 4}."),
				"actplot eval tanh 4"},
		},
		.units = "10",
		.objective = &class_hinge,
	},
	{
		.name = N_("cross-entropy"),
		.layer = "output",
		.when = {.problem = "-", .loss = "cross-entropy"},
		.because = {
			.why = N_("Cross-entropy compares probabilities, so the output "
				"has to be some."),
			.see = "actplot compare sigmoid softmax",
		},
		.take = {
			{"softmax",
				N_("where exactly one of several classes is right: scores "
				   "2, 1, 0 become {softmax 2,1,0}."),
				"actplot eval softmax 2,1,0"},
			{"sigmoid",
				N_("for two classes, or several labels that may hold at "
				   "once."),
				"actplot explain sigmoid"},
		},
		.only = {{"sigmoid", N_("two classes, or labels")}},
		.units = "10",
		.objective = &cross_entropy,
	},
	{
		.name = N_("squared error"),
		.layer = "output",
		.when = {.problem = "-", .loss = "squared-error"},
		.because = {
			.why = N_("Squared error measures a distance between numbers."),
			.see = "actplot explain linear",
		},
		.take = {
			{"linear",
				N_("its slope is {slope linear(x) at 9}, so the error "
				   "reaches the weights as it is."),
				"actplot explain linear"},
		},
		.units = "1",
		.objective = &squared_error,
	},
	{
		.name = N_("absolute error"),
		.layer = "output",
		.when = {.problem = "-", .loss = "absolute-error"},
		.because = {
			.why = N_("Absolute error measures a distance between numbers."),
			.see = "actplot explain linear",
		},
		.take = {
			{"linear",
				N_("its slope is {slope linear(x) at 9}, so the error "
				   "reaches the weights as it is."),
				"actplot explain linear"},
		},
		.units = "1",
		.objective = &absolute_error,
	},
	{
		.name = N_("an output without a problem"),
		.layer = "output",
		.general = true,
		.because = {
			.why = N_("The output's function follows from what the network is "
				"to say."),
			.see = "actplot choose --problem multiclass --layer output",
		},
		.take = {
			{"softmax",
				N_("one of several classes: shares that sum to 1, "
				   "{softmax 2,1,0}."),
				"actplot eval softmax 2,1,0"},
			{"sigmoid",
				N_("two classes, or labels that may hold together: each "
				   "between 0 and 1."),
				"actplot explain sigmoid"},
			{"linear", N_("a number of any size."), "actplot explain linear"},
		},
		.only = {{"sigmoid", N_("two classes, or labels")},
			{"linear", N_("a number")}},
		.units = "10",
		.objective = &cross_entropy,
	},
	{0},
};
