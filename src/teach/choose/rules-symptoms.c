/* Rules for hidden layers that give trouble: dead units, vanishing gradients, and others.
 */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "teach/choose/rules-advice.h"
#include "teach/choose/rules.h"

#define FEW_LAYERS N_("in few layers")
#define IN_INTEGERS N_("in 8-bit integers")

const struct rule hidden_symptoms[] = {
	{
		.name = N_("dead units"),
		.layer = "hidden",
		.when = {.symptom = "dead-units", .network = NOT_RNN},
		.because = {
			.why = N_("A unit with relu whose input is negative for every "
				"sample gives {relu(x) at -1} and has slope "
				"{slope relu(x) at -1}: no gradient reaches its "
				"weights, and it stays as it is. Too large a step put "
				"it there, so lower the learning rate first."),
			.see = "actplot eval relu leaky_relu elu -1",
		},
		.take = {
			{"leaky_relu prelu",
				N_("a slope left of 0 too, so the unit can come back, for "
				   "one product more: leaky_relu's is "
				   "{slope leaky_relu(x) at -1}, prelu's is learnt and "
				   "begins at {slope prelu(x) at -1}."),
				"actplot compare relu leaky_relu prelu"},
			{"elu",
				N_("has slope {slope elu(x) at -1} at -1, and outputs "
				   "below 0 that draw the mean towards 0; it costs an "
				   "exponential, and far left it saturates: slope "
				   "{slope elu(x) at -8} at -8."),
				"actplot compare relu elu"},
			{"maxout",
				N_("is the largest of several straight lines, so some "
				   "line's slope is always at work and nothing "
				   "saturates; but each further line takes as many "
				   "weights again."),
				"actplot explain maxout"},
			{"gelu silu",
				N_("a small slope left of 0 that dies away further left, "
				   "and whatever its sign it moves the weights: at -1 gelu's is {slope gelu(x) at -1}, silu's "
				   "{slope silu(x) at -1}."),
				"actplot compare relu gelu silu"},
		},
		.avoid = {
			{"relu relu6",
				N_("nothing left of 0 can bring a unit back."), NULL},
		},
	},
	{
		.name = N_("vanishing gradients"),
		.layer = "hidden",
		.when = {.symptom = "vanishing", .network = NOT_RNN},
		.because = {
			.why = N_("On its way back the gradient is multiplied by one "
				"slope a layer. Slopes below 1 leave little of it for "
				"the early layers, which then learn slowly."),
			.see = "actplot plot sigmoid tanh relu --show df",
		},
		.take = {
			{"relu leaky_relu",
				N_("slope {slope relu(x) at 1} where a unit is active, in "
				   "any depth."),
				"actplot eval relu 1 2 4"},
			{"elu gelu silu",
				N_("slope 1 or near it right of 0, and no kink: at 2 "
				   "elu's is {slope elu(x) at 2}, gelu's "
				   "{slope gelu(x) at 2}, silu's "
				   "{slope silu(x) at 2}."),
				"actplot eval elu gelu silu 2 --show df"},
		},
		.avoid = {SLOPE_SIGMOID, SLOPE_TANH},
		.mind = {
			{NULL,
				N_("draw the first weights with variance 1/inputs and "
				   "multiply them by the function's gain, {sqrt(2)} for "
				   "relu. And add each block's input to its output "
				   "(residual connections): that adds 1 to its slope. "
				   "A normalisation between layers (batch, layer or "
				   "RMS) helps with any activation."),
				"actplot explain relu"},
			{NULL,
				N_("a loss that hardly falls may come of a learning rate "
				   "that is too low, too: raise it first, threefold at a "
				   "time."),
				NULL},
		},
	},
	{
		.name = N_("vanishing gradients through a known number of layers"),
		.layer = "hidden",
		.when = {.symptom = "vanishing",
			.network = NOT_RNN,
			.depth = "few deep"},
		.because = {
			.why = N_("Of a gradient {depth} layers of sigmoid leave at most "
				"{0.25^depth}, as many of tanh, where its input is 1, "
				"{(1 - tanh(1)^2)^depth}, and active units of relu "
				"{(relu(2) - relu(1))^depth}."),
		},
	},
	{
		.name = N_("vanishing gradients in a recurrent network"),
		.layer = "hidden",
		.when = {.symptom = "vanishing", .network = "rnn"},
		.because = {
			.why = N_("A recurrent network multiplies by a slope for each "
				"step in time; with tanh that is {slope tanh(x) at 1} "
				"where its input is 1."),
			.see = "actplot eval tanh 0 1 2 --show df",
		},
		.take = {
			{"tanh",
				N_("keep it, but in a cell with gates (LSTM, GRU): the "
				   "state then goes from step to step by a sum, past "
				   "the activation."),
				"actplot choose --layer gate --network rnn"},
		},
		.keras = LSTM_KERAS,
		.pytorch = LSTM_PYTORCH,
	},
	{
		.name = N_("exploding values or gradients"),
		.layer = "hidden",
		.when = {.symptom = "exploding", .network = NOT_RNN},
		.because = {
			.why = N_("Values and gradients grow where each layer makes them "
				"larger: a factor of 1.1 a layer makes {1.1^10} in 10 "
				"layers and {1.1^50} in 50. A bounded output ends "
				"that for values, and so does one that holds the "
				"variance at 1."),
			.see = "actplot compare relu relu6 squared_relu",
		},
		.take = {
			{"relu6",
				N_("is relu that ends at {relu6(x) at 100}."),
				"actplot eval relu relu6 100"},
			{"selu",
				N_("has no upper bound, but its two constants hold mean "
				   "and variance near 0 and 1 from layer to layer, "
				   "where weights begin with variance 1/inputs."),
				"actplot explain selu"},
			{"tanh",
				N_("is bounded by 1 and its slope never above "
				   "{slope tanh(x) at 0}, in networks of few layers."),
				"actplot explain tanh"},
		},
		.only = {{"selu", N_("weights of variance 1/inputs")},
			{"tanh", FEW_LAYERS}},
		.avoid = {
			{"squared_relu exponential",
				N_("their slope itself grows: "
				   "{slope squared_relu(x) at 10} and "
				   "{slope exponential(x) at 10} at 10."),
				"actplot eval squared_relu exponential 10"},
		},
		.mind = {
			{NULL,
				N_("more often than the activation the weights are too "
				   "large: draw them with variance 1/inputs and "
				   "multiply them by the function's gain. Lower the "
				   "learning rate. And clip the gradient: where its "
				   "norm exceeds a bound, such as 1, scale it down to "
				   "that bound."),
				"actplot explain relu"},
		},
	},
	{
		.name = N_("exploding values or gradients in few layers"),
		.layer = "hidden",
		.when = {.symptom = "exploding", .network = NOT_RNN, .depth = "few"},
		.mind = {
			{NULL,
				N_("in {depth} layers a factor of 1.1 makes only "
				   "{1.1^depth}, so look first for weights that begin "
				   "too large, and a learning rate that is too high."),
				NULL},
		},
	},
	{
		.name = N_("exploding values or gradients in a recurrent network"),
		.layer = "hidden",
		.when = {.symptom = "exploding", .network = "rnn"},
		.because = {
			.why = N_("The state is fed back at each step: a weight of 1.1 "
				"behind relu makes {1.1^50} of it in 50 steps, behind "
				"tanh it stays below 1."),
			.see = "actplot eval relu tanh 1 10 100",
		},
		.take = {
			{"tanh",
				N_("is bounded, and its slope never above "
				   "{slope tanh(x) at 0}."),
				"actplot explain tanh"},
		},
		.mind = {
			{NULL,
				N_("the weights of the recurrence are multiplied at every "
				   "step too, whatever the activation. So clip the "
				   "gradient: where its norm exceeds a bound, such as "
				   "1, scale it down to that bound."), NULL},
		},
	},
	{
		.name = N_("slow training"),
		.layer = "hidden",
		.when = {.symptom = "slow", .network = NOT_RNN},
		.because = {
			.why = N_("Steps are wasted where slopes are small, or time where "
				"a function is dear: beside relu's operations sigmoid "
				"takes {cost sigmoid} times as many and gelu "
				"{cost gelu}. That counts on small processors; on a GPU "
				"matrix products and memory take most of the time."),
			.see = "actplot compare relu sigmoid gelu hard_swish",
		},
		.take = {
			{"relu leaky_relu",
				N_("cheap, with slope {slope relu(x) at 4} where a unit "
				   "is active."),
				"actplot explain relu"},
			{"elu",
				N_("brings the mean output nearer to 0, {mean elu} "
				   "against relu's {mean relu}, which makes steps "
				   "straighter, for {cost elu} times relu's operations."),
				"actplot compare relu elu"},
			{"hard_swish",
				N_("takes the place of silu without an exponential: "
				   "{cost hard_swish} times relu's operations in place "
				   "of {cost silu}."),
				"actplot compare silu hard_swish"},
		},
		.avoid = {
			{"sigmoid",
				N_("saturates on both sides: slope "
				   "{slope sigmoid(x) at 4} at 4."),
				"actplot eval sigmoid 4"},
		},
		.mind = {
			{NULL,
				N_("a learning rate that is too low looks the same, so "
				   "raise it first, threefold at a time. Go back a step "
				   "where the loss jumps, or where a large step has "
				   "killed units: those whose output is 0 for every "
				   "sample of a batch."),
				"actplot choose --symptom dead-units"},
		},
	},
	{
		.name = N_("outputs not centred on 0"),
		.layer = "hidden",
		.when = {.symptom = "not-zero-centred", .network = NOT_RNN},
		.because = {
			.why = N_("Where all inputs of a unit are positive the gradients "
				"of its weights share one sign, and steps zigzag. For "
				"normal inputs the mean output of sigmoid is "
				"{mean sigmoid}, of relu {mean relu}."),
			.see = "actplot compare sigmoid tanh relu elu",
		},
		.take = {
			{"elu selu",
				N_("give negative outputs too, and do not saturate right "
				   "of 0: elu's mean is {mean elu}, selu's {mean selu}."),
				"actplot compare relu elu selu"},
			{"tanh",
				N_("is odd, so its mean is {mean tanh} where the inputs' "
				   "is; in networks of few layers."),
				"actplot compare sigmoid tanh"},
		},
		.only = {{"tanh", FEW_LAYERS}},
		.avoid = {
			{"sigmoid relu",
				N_("they are never negative."),
				"actplot compare sigmoid relu"},
		},
	},
	{
		.name = N_("low precision"),
		.layer = "hidden",
		.when = {.symptom = "low-precision", .network = "- mlp cnn"},
		.because = {
			.why = N_("A number of few bits has few digits. float16 has fewer "
				"behind the point the larger it is: it steps by "
				"{2^-8} between 4 and 8, by {2^-3} between 128 and 256. "
				"8-bit integers step evenly, on a scale that one large "
				"value makes coarse for all."),
			.see = "actplot --diff silu silu:dtype=bfloat16 --ascii",
		},
		.take = {
			{"relu6",
				N_("keeps outputs between 0 and {relu6(x) at 100}, where "
				   "steps are small and one scale serves all."),
				"actplot eval relu6 -100 100"},
			{"hard_swish",
				N_("stands in for silu with sums, products and comparisons "
				   "alone, which small types do well; at 1 it is "
				   "{hard_swish(x) at 1}, and silu {silu(x) at 1}."),
				"actplot compare silu hard_swish"},
			{"relu",
				N_("gives its input or 0, both numbers of the type, so it "
				   "adds no rounding to what came before it; but it "
				   "does not bound it."),
				"actplot eval relu:dtype=float16 -0.5 0.5 --hex"},
		},
		.avoid = {
			{"squared_relu exponential",
				N_("leave the range of float16, which ends at 65504: at "
				   "300 squared_relu is {squared_relu(x) at 300}. "
				   "bfloat16 has float32's range."),
				"actplot eval squared_relu:dtype=float16 300"},
		},
	},
	{
		.name = N_("a Transformer in low precision"),
		.layer = "hidden",
		.when = {.symptom = "low-precision", .network = "transformer"},
		.because = {
			.why = N_("bfloat16 has the range of float32 with 8 significant bits, "
				"which gelu and silu bear: there they are "
				"{gelu(x) in bfloat16 at 1} and "
				"{silu(x) in bfloat16 at 1} at 1, else {gelu(x) at 1} "
				"and {silu(x) at 1}."),
			.see = "actplot --diff gelu gelu:dtype=bfloat16 --ascii",
		},
		.take = {
			{"gelu silu swiglu",
				N_("stay as they were trained, in 16 bits."),
				"actplot compare gelu silu"},
			{"hard_swish relu6",
				N_("where all is computed in 8-bit integers, which have "
				   "no exponential and one scale for all values."),
				"actplot compare silu hard_swish"},
		},
		.only = {{"hard_swish", IN_INTEGERS}, {"relu6", IN_INTEGERS}},
	},
	{
		.name = N_("dead units in a recurrent network"),
		.layer = "hidden",
		.when = {.symptom = "dead-units", .network = "rnn"},
		.because = {
			.why = N_("Units die behind relu, which has slope "
				"{slope relu(x) at -1} left of 0; a recurrent state has "
				"no need of it."),
			.see = "actplot eval relu tanh -1",
		},
		.take = {
			{"tanh",
				N_("has a slope on both sides, {slope tanh(x) at -1} at "
				   "-1, and keeps the state bounded."),
				"actplot compare relu tanh"},
		},
	},
	{
		.name = N_("slow training of a recurrent network"),
		.layer = "hidden",
		.when = {.symptom = "slow", .network = "rnn"},
		.because = {
			.why = N_("Time goes into the steps, one after another, more than "
				"into the activation."),
			.see = "actplot compare tanh hard_tanh",
		},
		.take = {
			{"tanh",
				N_("stays: the fast kernels that libraries have for LSTM "
				   "and GRU know tanh and sigmoid alone."),
				"actplot explain tanh"},
		},
	},
	{
		.name = N_("recurrent outputs not centred on 0"),
		.layer = "hidden",
		.when = {.symptom = "not-zero-centred", .network = "rnn"},
		.because = {
			.why = N_("For normal inputs the mean output of sigmoid is "
				"{mean sigmoid}, of relu {mean relu}, and the state "
				"carries that from step to step."),
			.see = "actplot compare sigmoid tanh relu",
		},
		.take = {
			{"tanh",
				N_("is odd, so its mean is {mean tanh} where the inputs' "
				   "is."),
				"actplot compare sigmoid tanh"},
		},
		.avoid = {
			{"sigmoid relu",
				N_("they are never negative."),
				"actplot compare sigmoid relu"},
		},
	},
	{
		.name = N_("a recurrent network in low precision"),
		.layer = "hidden",
		.when = {.symptom = "low-precision", .network = "rnn"},
		.because = {
			.why = N_("A bounded state keeps numbers small, where float16 has "
				"its digits: it steps by {2^-11} just below 1."),
			.see = "actplot --diff tanh tanh:dtype=bfloat16 --ascii",
		},
		.take = {
			{"tanh", N_("lies between -1 and 1."), "actplot explain tanh"},
			{"hard_tanh",
				N_("does so with two comparisons; at 1/2 they are "
				   "{tanh(x) at 0.5} and {hard_tanh(x) at 0.5}."),
				"actplot compare tanh hard_tanh"},
		},
	},
	{0},
};
