/* Rules for gates: what opens and shuts, between 0 and 1, and what it lets through. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "teach/choose/rules-advice.h"
#include "teach/choose/rules.h"

const struct rule gate_rules[] = {
	{
		.name = N_("gates in low precision"),
		.layer = "gate",
		.when = {.network = "- mlp cnn", .symptom = "low-precision"},
		.because = {
			.why = N_("In float16 sigmoid of 9 is "
				"{sigmoid(x) in float16 at 9}, and small devices lack a "
				"fast exponential: there a ramp does."),
			.see = "actplot compare sigmoid hard_sigmoid",
		},
		.take = {
			{"hard_sigmoid",
				N_("takes a product, a sum and two comparisons, and shuts "
				   "and opens entirely: at -4 it is "
				   "{hard_sigmoid(x) at -4}, where sigmoid is "
				   "{sigmoid(x) at -4}."),
				"actplot --diff sigmoid hard_sigmoid --ascii"},
		},
	},
	{
		.name = N_("gates that stay shut"),
		.layer = "gate",
		.when = {.network = "- mlp cnn transformer", .symptom = "dead-units"},
		.because = {
			.why = N_("A gate of relu that is shut for every sample learns "
				"nothing any more."),
			.see = "actplot compare reglu swiglu glu",
		},
		.take = {
			{"swiglu geglu glu",
				N_("their gates have a slope where they are shut: at -1 "
				   "silu's is {slope silu(x) at -1}, gelu's "
				   "{slope gelu(x) at -1}, sigmoid's "
				   "{slope sigmoid(x) at -1}."),
				"actplot eval silu gelu sigmoid relu -1"},
		},
		.avoid = {
			{"reglu",
				N_("its gate is relu, with slope {slope relu(x) at -1} "
				   "there."),
				"actplot explain reglu"},
		},
	},
	{
		.name = N_("gates of a recurrent network"),
		.layer = "gate",
		.when = {.network = "rnn"},
		.because = {
			.why = N_("A gate of an LSTM or GRU is a factor between 0, which "
				"forgets, and 1, which keeps."),
			.see = "actplot plot sigmoid tanh --ascii",
		},
		.take = {
			{"sigmoid",
				N_("for every gate: -4, 0, 4 become {sigmoid(x) at -4}, "
				   "{sigmoid(x) at 0}, {sigmoid(x) at 4}."),
				"actplot eval sigmoid -4 0 4"},
			{NULL,
				N_("The state and its new content take tanh, since they "
				   "may add or take away: -2 to 2 become "
				   "{tanh(x) at -2} to {tanh(x) at 2}."),
				"actplot explain tanh"},
		},
		.keras = LSTM_KERAS,
		.pytorch = LSTM_PYTORCH,
	},
	{
		.name = N_("gated units of a Transformer"),
		.layer = "gate",
		.when = {.network = "transformer"},
		.because = {
			.why = N_("In a gated feed-forward layer one half of the units "
				"multiplies the other."),
			.see = "actplot swiglu geglu --show f --ascii",
		},
		.take = {
			{"swiglu geglu",
				N_("gate by silu or by gelu, the functions of the plain "
				   "layers."),
				"actplot compare swiglu geglu"},
			{"glu", N_("gates by sigmoid."), "actplot explain glu"},
		},
	},
	{
		.name = N_("any gate"),
		.layer = "gate",
		.when = {.network = "- mlp cnn"},
		.because = {
			.why = N_("A gate multiplies a signal by a number between 0, "
				"shut, and 1, open."),
			.see = "actplot eval sigmoid -4 0 4",
		},
		.take = {
			{"sigmoid",
				N_("opens gradually, half at 0: {sigmoid(x) at 0}."),
				"actplot explain sigmoid"},
			{"glu swiglu",
				N_("are whole gated units: a signal and its gate are "
				   "halves of one layer. swiglu's gate is silu, "
				   "which has no upper bound but learns where it is shut."),
				"actplot compare glu swiglu"},
			{"hard_sigmoid",
				N_("is the cheap form: {cost hard_sigmoid} times relu's "
				   "operations in place of {cost sigmoid}."),
				"actplot compare sigmoid hard_sigmoid"},
		},
	},
	{
		.name = N_("gates and gradients"),
		.layer = "gate",
		.when = {.symptom = "vanishing"},
		.mind = {
			{NULL,
				N_("begin with open gates: with a bias of 1 the forget "
				   "gate of an LSTM lets {sigmoid(x) at 1} of the state "
				   "through, with a bias of 0 only {sigmoid(x) at 0}, "
				   "at every step."),
				"actplot eval sigmoid 0 1"},
		},
	},
	{
		.name = N_("gates and growth"),
		.layer = "gate",
		.when = {.symptom = "exploding"},
		.mind = {
			{NULL,
				N_("a gate between 0 and 1 makes nothing larger; where "
				   "swiglu or geglu grow, normalise their input: at 100 "
				   "their factor is {silu(x) at 100}."),
				"actplot eval sigmoid silu 100"},
		},
	},
	{
		.name = N_("slow gates"),
		.layer = "gate",
		.when = {.network = "- mlp cnn", .symptom = "slow"},
		.mind = {
			{NULL,
				N_("hard_sigmoid takes {cost hard_sigmoid} times relu's "
				   "operations, sigmoid {cost sigmoid}."),
				"actplot compare sigmoid hard_sigmoid"},
		},
	},
	{
		.name = N_("relu as a gate"),
		.layer = "gate",
		.when = {.network = "- mlp cnn"},
		.avoid = {
			{"relu",
				N_("shut, it has slope {slope relu(x) at -1} and learns "
				   "nothing; and a gate that is to stay between 0 and 1 "
				   "it is not: at 9 it multiplies by {relu(x) at 9}."),
				"actplot eval relu 9"},
		},
	},
	{0},
};
