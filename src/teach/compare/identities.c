/* Identities: the table of formulas that agree. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "teach/compare/identities.h"

#define SLOPE .slope = true

const struct identity identities[] = {
	/* Sigmoids. */
	{ "tanh", "2*sigmoid(2*x) - 1",
		.note = N_("tanh is sigmoid twice as steep, moved to be centred on 0") },
	{ "sigmoid", "(1 + tanh(x/2))/2" },
	{ "sigmoid(-x)", "1 - sigmoid(x)",
		.note = N_("sigmoid is point-symmetric about (0, 1/2)") },
	{ "tanh(-x)", "-tanh(x)" },
	{ "sigmoid", "dsigmoid", SLOPE },
	{ "sigmoid", "sigmoid(x)*(1 - sigmoid(x))", SLOPE },
	{ "tanh", "1 - tanh(x)^2", SLOPE },
	{ "bipolar_sigmoid", "tanh(x/2)" },
	{ "bipolar_sigmoid", "2*sigmoid(x) - 1" },
	{ "scaled_tanh:a=1:b=1", "tanh" },
	{ "dyt:alpha=1:g=1:b=0", "tanh" },
	{ "elliott", "(1 + softsign(x))/2" },
	{ "probit", "(1 + erf(x/sqrt(2)))/2" },
	{ "symexp(symlog(x))", "x", .note = N_("each undoes the other") },
	/* Softmax and its kin. */
	{ "softmax:z=0,0:i=1", "sigmoid",
		.note = N_("of two classes, one with score 0, softmax gives the other "
			   "sigmoid of its score") },
	{ "softmax:z=0,0.5:i=1", "sigmoid(x - 0.5)",
		.note = N_("softmax of two classes is the sigmoid of the difference of "
			   "their scores") },
	{ "softmin:z=0,0:i=1", "sigmoid(-x)" },
	{ "quiet_softmax:z=0:i=1", "sigmoid" },
	{ "log_softmax:z=0,0:i=1", "log_sigmoid" },
	/* Softplus. */
	{ "softplus", "sigmoid", SLOPE,
		N_("so sigmoid is what softplus's slope does between 0 and 1") },
	{ "log_sigmoid", "-softplus(-x)" },
	{ "log_sigmoid", "log(sigmoid(x))" },
	{ "softplus(x) - softplus(-x)", "x" },
	{ "shifted_softplus", "softplus(x) - log(2)" },
	{ "sqrtsoftplus", "sqrt(softplus(x))" },
	{ "logcosh", "tanh", SLOPE },
	{ "sparse_plus", "sparse_sigmoid", SLOPE },
	{ "squareplus(x) - squareplus(-x)", "x" },
	{ "squareplus:b=1e-300", "relu", .note = N_("as b goes to 0 squareplus becomes relu") },
	/* Rectifiers. */
	{ "leaky_relu:alpha=0", "relu" },
	{ "leaky_relu:alpha=1", "linear" },
	{ "leaky_relu:alpha=0.01", "relu(x) - 0.01*relu(-x)" },
	{ "prelu:a=0.01", "leaky_relu:alpha=0.01",
		.note = N_("prelu is leaky_relu whose slope is trained") },
	{ "rrelu:lower=0.01:upper=0.01", "leaky_relu:alpha=0.01" },
	{ "rrelu:lower=0.1:upper=0.3", "leaky_relu:alpha=0.2",
		.note = N_("in evaluation rrelu is leaky_relu with the mean of its slopes") },
	{ "rrelu:lower=0.1:upper=0.4", "prelu:a=0.25" },
	{ "relu(x) - relu(-x)", "linear" },
	{ "relu(x) + relu(-x)", "abs" },
	{ "relu", "(x + abs(x))/2" },
	{ "relu(x)^2", "squared_relu" },
	{ "relu6", "bounded_relu:n=6" },
	{ "relu6", "relu(x) - relu(x - 6)" },
	{ "maxout:w=0,1:b=0,0", "relu", .note = N_("maxout of the lines 0 and x") },
	{ "maxout:w=0.01,1:b=0,0", "leaky_relu:alpha=0.01" },
	{ "maxout:w=0.25,1:b=0,0", "prelu:a=0.25" },
	{ "maxout:w=-1,1:b=0,0", "abs" },
	{ "soft_shrink:lam=0.5", "relu(x - 0.5) - relu(-x - 0.5)" },
	{ "tanh_shrink", "x - tanh(x)" },
	/* Exponential linear units. */
	{ "elu:alpha=0", "relu" },
	{ "elu:alpha=1", "celu:alpha=1" },
	{ "selu:alpha=1:scale=1", "elu:alpha=1" },
	/* Hard functions. */
	{ "hard_tanh:lo=-1:hi=1", "relu(x + 1) - relu(x - 1) - 1" },
	{ "hard_sigmoid", "relu6(x + 3)/6" },
	{ "hard_swish", "x*hard_sigmoid(x)" },
	{ "hard_swish", "x*relu6(x + 3)/6" },
	/* Functions times a gate. */
	{ "silu", "x*sigmoid(x)" },
	{ "silu", "swish:beta=1" },
	{ "swish:beta=0", "x/2" },
	{ "silu(x) - silu(-x)", "x" },
	{ "silu", "dsilu", SLOPE },
	{ "quick_gelu", "swish:beta=1.702" },
	{ "gelu", "x*probit(x)" },
	{ "gelu", "x*(1 + erf(x/sqrt(2)))/2" },
	{ "gelu(x) - gelu(-x)", "x" },
	{ "gelu_tanh(x) - gelu_tanh(-x)", "x" },
	{ "mish", "x*tanh(softplus(x))" },
	{ "lisht", "x*tanh(x)" },
	{ "glu:a=1:sweep=b", "sigmoid", .note = N_("glu's gate") },
	{ "swiglu:b=1", "silu", .note = N_("swiglu with its second half held at 1") },
	{ "geglu:b=1", "gelu", .note = N_("geglu with its second half held at 1") },
	{ "reglu:b=1", "relu", .note = N_("reglu with its second half held at 1") },
	{ "exponential", "exponential", SLOPE },
	{ NULL, NULL },
};
