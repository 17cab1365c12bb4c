/* Rules for the output layer that warn: of losses that do not go with it, and of relu there. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "teach/choose/rules.h"

#define CLASSES "binary multiclass multilabel language-model"

const struct rule output_pairs[] = {
	{
		.name = N_("classes and an error by distance"),
		.layer = "output",
		.when = {.problem = CLASSES, .loss = "squared-error absolute-error"},
		.mind = {
			{NULL,
				N_("squared error after sigmoid or softmax is a bad pair, "
				   "and so is absolute error: the gradient has the "
				   "slope as a factor, and it vanishes where the answer "
				   "is most wrong. sigmoid's slope is "
				   "{slope sigmoid(x) at -4} at -4 and "
				   "{slope sigmoid(x) at -8} at -8. For a target of 1 "
				   "at -8 squared error gives the gradient "
				   "{2*(sigmoid(-8) - 1)*sigmoid(-8)*(1 - sigmoid(-8))}, "
				   "cross-entropy {sigmoid(-8) - 1}. Take "
				   "cross-entropy."),
				"actplot eval sigmoid -4 -8"},
		},
	},
	{
		.name = N_("classes without a loss"),
		.layer = "output",
		.when = {.problem = CLASSES, .loss = "-"},
		.mind = {
			{NULL,
				N_("pair it with cross-entropy, whose gradient is the "
				   "output minus the target. Squared error has the "
				   "slope as a factor too, {slope sigmoid(x) at -4} for "
				   "sigmoid at -4: it vanishes where the answer is most "
				   "wrong."),
				"actplot choose --problem binary --loss squared-error"},
		},
	},
	{
		.name = N_("hinge loss for generated values"),
		.layer = "output",
		.when = {.problem = "generative", .loss = "hinge"},
		.mind = {
			{NULL,
				N_("the hinge loss belongs to the discriminator, whose "
				   "output is linear; the generator's output is what is "
				   "told here."),
				"actplot choose --loss hinge --layer output"},
		},
	},
	{
		.name = N_("an output that learns slowly"),
		.layer = "output",
		.when = {.symptom = "vanishing slow"},
		.mind = {
			{NULL,
				N_("an output that saturates is trained with "
				   "cross-entropy on its scores, so that the slope "
				   "cancels; scale the targets of a linear one to about "
				   "-1 to 1."),
				"actplot eval sigmoid -8"},
		},
	},
	{
		.name = N_("an output with exploding gradients"),
		.layer = "output",
		.when = {.symptom = "exploding"},
		.mind = {
			{NULL,
				N_("the output's function stays. Scale the targets; clip "
				   "the gradient, which is, where its norm exceeds a "
				   "bound, such as 1, to scale it down to that; or take "
				   "absolute error, whose slope is "
				   "{slope abs(x) at 100} at 100 where squared error's "
				   "is {slope square(x) at 100}."),
				"actplot eval square abs 100"},
		},
	},
	{
		.name = N_("an output in low precision"),
		.layer = "output",
		.when = {.symptom = "low-precision"},
		.mind = {
			{NULL,
				N_("leave the output and the loss in float32, and let the "
				   "loss take the scores: in float16 sigmoid(9) is so "
				   "near to 1 that the rest, {sigmoid(x) at -9}, is "
				   "lost."),
				"actplot eval sigmoid:dtype=float16 9"},
		},
	},
	{
		.name = N_("relu on an output"),
		.layer = "output",
		.when = {.problem = "- regression generative",
			.loss = "- squared-error absolute-error"},
		.avoid = {
			{"relu",
				N_("never answers with a negative number. And an answer "
				   "of 0 that is too low is never corrected: left of 0 "
				   "its slope is {slope relu(x) at -1}."),
				"actplot eval relu -1"},
		},
	},
	{0},
};
