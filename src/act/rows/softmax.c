/* Softmax: a list of scores turned into shares of one, drawn along one of the scores. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

static size_t softmax_outputs(const struct values *v)
{
	return v[0].n;
}

/* z, the list, and i, which of its elements x takes the place of. */
#define SCORES                                                                            \
	{ "z", "1,0,-1", N_("scores (logits)"), PARAM_VECTOR, BOUNDS_FINITE },            \
	{                                                                                 \
		"i", "1", N_("the score that x takes the place of, from 1"), PARAM_INDEX, \
			BOUNDS_FINITE                                                     \
	}
#define SOFTMAX "exp(z - max(z))/sum(exp(z - max(z)))"
#define SOFTMAX_TEXTBOOK "exp(z)/sum(exp(z))"

static const char *gumbel_check(const struct values *v)
{
	return v[3].n != 1 && v[3].n != v[0].n ? N_("g needs one value, or as many as z has")
					       : NULL;
}

static const struct activation rows[] = {
	{
		.id = "softmax",
		.title = "Softmax",
		.aliases = "softargmax, normalized exponential",
		.rank = 2,
		.tier = 1,
		.lecture = true,
		.kind = KIND_VECTOR,
		.formula = "exp((z - max(z))/T)/sum(exp((z - max(z))/T))",
		.derivative = "s*((j == i) - s[i])/T where s = "
			"exp((z - max(z))/T)/sum(exp((z - max(z))/T))",
		.textbook = "exp(z/T)/sum(exp(z/T))",
		.textbook_derivative = "s*((j == i) - s[i])/T where s = exp(z/T)/sum(exp(z/T))",
		.backward = "y[i]*((j == i) - y)/T",
		.range = "(0, 1)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(10, activation='softmax')"},
			{"pytorch", "torch.nn.Softmax(dim=-1)"},
			{"tf", "tf.nn.softmax(x)"},
			{"jax", "jax.nn.softmax(x)"},
			{"onnx", "Softmax"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("Turns a list of scores (logits) into "
				"probabilities: every share is positive, and together "
				"they make 1. It ends a classifier that is to choose "
				"one class of many, and weighs the tokens in attention."),
			.strengths = N_("The shares keep the order of the scores, and "
				"adding a constant to all scores changes nothing. Under "
				"the cross-entropy loss the gradient is the share minus "
				"the target, so that a confident mistake is still "
				"corrected."),
			.weaknesses = N_("A large lead of one score flattens every "
				"slope, and a share becomes exactly 0 only by "
				"underflow. Networks that end in it tend to be surer "
				"than they are right, and unless the largest score is "
				"subtracted first, the exponentials can overflow."),
			.instead = N_("sigmoid for each label by itself where several "
				"can hold at once; log_softmax, or the raw scores, for "
				"the loss; sparsemax where most shares should be "
				"exactly 0. Not for ordinary hidden layers."),
		},
		.frameworks = "pytorch keras tf jax onnx flux mxnet paddle mlx burn "
			"candle tinygrad ggml dl4j darknet",
		.source = "Bridle 1990, Probabilistic Interpretation of Feedforward "
			"Classification Network Outputs, "
			"doi:10.1007/978-3-642-76153-9_28",
		.twin = "softmax2d gumbel_softmax",
		.variants = (const struct variant[]){
			{.framework = "pytorch",
				.form = "exp((z - max(z))/T)*(1/sum(exp((z - max(z))/T)))"},
			{0},
		},
		.param = {
			SCORES,
			{"T", "1", N_("temperature: above 1 the shares become more alike"),
				PARAM_SCALAR, BOUNDS_POSITIVE},
		},
		.outputs = softmax_outputs,
	},
	{
		.id = "log_softmax",
		.title = "Log-Softmax",
		.rank = 69,
		.tier = 2,
		.kind = KIND_VECTOR,
		.formula = "z - max(z) - log(sum(exp(z - max(z))))",
		.derivative = "(j == i) - s[i] where s = " SOFTMAX,
		.textbook = "z - log(sum(exp(z)))",
		.textbook_derivative = "(j == i) - s[i] where s = " SOFTMAX_TEXTBOOK,
		.backward = "(j == i) - exp(y[i])",
		.range = "(-inf, 0)",
		.smoothness = "Cinf",
		.left = "x - log(1 + exp(-1))",
		.right = "0",
		.trend = TREND_RISING,
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(10, activation='log_softmax')"},
			{"pytorch", "torch.nn.LogSoftmax(dim=-1)"},
			{"tf", "tf.nn.log_softmax(x)"},
			{"jax", "jax.nn.log_softmax(x)"},
			{"onnx", "LogSoftmax"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("The logarithms of the shares that softmax gives, "
				"computed in one step. The negative log-likelihood loss "
				"takes them."),
			.strengths = N_("A tiny share does not underflow to 0 before "
				"its logarithm is taken, so the loss stays finite. A "
				"class that is far behind still receives a full "
				"gradient."),
			.weaknesses = N_("Its outputs are no probabilities until they "
				"are exponentiated; given to a loss that expects "
				"probabilities they train the wrong thing."),
			.instead = N_("softmax where the shares are to be read; the raw "
				"scores where the loss takes logits and does this step "
				"itself."),
		},
		.frameworks = "pytorch keras tf jax onnx flux mxnet paddle mlx burn "
			"candle tinygrad",
		.source = "Bridle 1990, doi:10.1007/978-3-642-76153-9_28 (softmax)",
		.param = {SCORES},
		.outputs = softmax_outputs,
	},
	{
		.id = "softmin",
		.title = "Softmin",
		.rank = 70,
		.tier = 2,
		.kind = KIND_VECTOR,
		.formula = "exp(min(z) - z)/sum(exp(min(z) - z))",
		.derivative = "-s*((j == i) - s[i]) where "
			"s = exp(min(z) - z)/sum(exp(min(z) - z))",
		.textbook = "exp(-z)/sum(exp(-z))",
		.textbook_derivative = "-s*((j == i) - s[i]) where s = exp(-z)/sum(exp(-z))",
		.backward = "-y[i]*((j == i) - y)",
		.variants = (const struct variant[]){
			{.framework = "pytorch",
				.form = "exp(min(z) - z)*(1/sum(exp(min(z) - z)))"},
			{0},
		},
		.range = "(0, 1)",
		.smoothness = "Cinf",
		.left = "1",
		.right = "0",
		.trend = TREND_FALLING,
		.calls = (const struct call[]){
			{"pytorch", "torch.nn.Softmin(dim=-1)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("softmax of the negated scores: the smallest "
				"score gets the largest share. For distances, costs and "
				"energies, where less is better."),
			.strengths = N_("A smooth choice of the smallest, with slopes "
				"for all scores; it says in its name what a minus sign "
				"in front of softmax hides."),
			.weaknesses = N_("It has the faults of softmax: a share "
				"becomes exactly 0 only by underflow, and all slopes "
				"flatten once one score is far below the others. Some "
				"authors mean by its name a smooth minimum, which is "
				"one number and no list."),
			.instead = N_("softmax where more is better; hardmax of the "
				"negated scores where only the decision counts."),
		},
		.frameworks = "pytorch mxnet mlx burn tinygrad",
		.source = "Bridle 1990, doi:10.1007/978-3-642-76153-9_28 (softmax)",
		.param = {SCORES},
		.outputs = softmax_outputs,
	},
	{
		.id = "softmax2d",
		.title = "Softmax2d",
		.rank = 71,
		.tier = 2,
		.kind = KIND_VECTOR,
		.formula = SOFTMAX,
		.derivative = "s*((j == i) - s[i]) where s = " SOFTMAX,
		.textbook = SOFTMAX_TEXTBOOK,
		.textbook_derivative = "s*((j == i) - s[i]) where s = " SOFTMAX_TEXTBOOK,
		.backward = "y[i]*((j == i) - y)",
		.range = "(0, 1)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.calls = (const struct call[]){
			{"pytorch", "torch.nn.Softmax2d()"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("softmax across the channels of an image, at each "
				"pixel by itself: the end of a network that tells which "
				"class every pixel belongs to."),
			.strengths = N_("The axis is fixed, so none can be chosen "
				"wrongly."),
			.weaknesses = N_("It takes the channels to come right before "
				"height and width; where they come last it normalises "
				"along the wrong axis. Usual losses want the scores "
				"before it."),
			.instead = N_("softmax with its axis named, which suits any "
				"layout; log_softmax for the loss; sigmoid for each "
				"channel where classes may overlap."),
		},
		.frameworks = "pytorch paddle",
		.source = "Bridle 1990, doi:10.1007/978-3-642-76153-9_28 (softmax)",
		.twin = "softmax gumbel_softmax",
		.note = N_("z are the channels of one pixel."),
		.param = {SCORES},
		.outputs = softmax_outputs,
	},
	{
		.id = "quiet_softmax",
		.title = "Quiet Softmax (softmax-one)",
		.aliases = "softmax1, softmax_one, attention-off-by-one",
		.rank = 72,
		.tier = 2,
		.kind = KIND_VECTOR,
		.formula = "exp(z - m)/(exp(-m) + sum(exp(z - m))) where m = max(0, max(z))",
		.derivative = "s*((j == i) - s[i]) where "
			"s = exp(z - m)/(exp(-m) + sum(exp(z - m))); m = max(0, max(z))",
		.textbook = "exp(z)/(1 + sum(exp(z)))",
		.textbook_derivative = "s*((j == i) - s[i]) where s = exp(z)/(1 + sum(exp(z)))",
		.range = "(0, 1)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.lesson = {
			.purpose = N_("softmax that may abstain: the shares sum to less "
				"than 1, and to nearly 0 where all scores are very "
				"negative. Proposed for attention heads that have "
				"nothing to add."),
			.strengths = N_("A head need not spend its weight on some token "
				"that means nothing, which softmax forces it to do. "
				"That habit is suspected behind outliers that make "
				"Transformers hard to quantise."),
			.weaknesses = N_("The shares are no distribution over the list, "
				"and adding a constant to all scores changes them. A "
				"model trained with softmax cannot simply be switched "
				"to it."),
			.instead = N_("softmax for classes and wherever the shares must "
				"sum to 1; an extra trained score in softmax serves the "
				"same end."),
		},
		.frameworks = "burn",
		.source = "Miller 2023, Attention Is Off By One (blog post)",
		.note = N_("softmax with one more score, 0, whose share is left out."),
		.param = {SCORES},
		.outputs = softmax_outputs,
	},
	{
		.id = "gumbel_softmax",
		.title = "Gumbel-Softmax",
		.aliases = "Concrete",
		.rank = 75,
		.tier = 2,
		.kind = KIND_STOCHASTIC,
		.formula = "exp(u - max(u))/sum(exp(u - max(u))) where u = (z + g)/tau",
		.derivative = "s*((j == i) - s[i])/tau where "
			"s = exp(u - max(u))/sum(exp(u - max(u))); u = (z + g)/tau",
		.textbook = "exp(u)/sum(exp(u)) where u = (z + g)/tau",
		.textbook_derivative = "s*((j == i) - s[i])/tau where "
			"s = exp(u)/sum(exp(u)); u = (z + g)/tau",
		.range = "(0, 1)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "1",
		.trend = TREND_RISING,
		.calls = (const struct call[]){
			{"pytorch", "torch.nn.functional.gumbel_softmax(x, tau=$tau)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("A draw from categories that gradients can pass: "
				"Gumbel noise is added to the scores, and softmax at "
				"temperature tau stands in for the argmax. For networks "
				"with discrete hidden choices, such as variational "
				"autoencoders."),
			.strengths = N_("The random choice is trained by ordinary "
				"backpropagation. The lower tau, the nearer a sample is "
				"to one-hot."),
			.weaknesses = N_("The gradient is that of the softened draw and "
				"so biased. A small tau makes it noisy, a large one "
				"makes samples that are no choice any more, so tau "
				"usually follows a schedule."),
			.instead = N_("softmax where nothing is to be drawn; hardmax "
				"for the decision once training is over."),
		},
		.frameworks = "pytorch paddle",
		.source = "Jang, Gu and Poole 2017, Categorical Reparameterization with "
			"Gumbel-Softmax, arXiv:1611.01144; Maddison, Mnih and Teh 2017, "
			"The Concrete Distribution, arXiv:1611.00712",
		.twin = "softmax softmax2d",
		.note = N_("Each g is drawn anew, -log(-log(u)) with u uniform in (0, "
			"1), by PyTorch in evaluation too; the curve has g = 0. With "
			"hard=True PyTorch and Paddle output the one-hot vector of the "
			"largest share, and keep these slopes."),
		.param = {
			SCORES,
			{"tau", "1", N_("temperature"), PARAM_SCALAR, BOUNDS_POSITIVE},
			{"g", "0", N_("Gumbel noise added to the scores"), PARAM_VECTOR,
				BOUNDS_FINITE},
		},
		.outputs = softmax_outputs,
		.check = gumbel_check,
	},
	{
		.id = "taylor_softmax",
		.title = "Taylor Softmax",
		.rank = 230,
		.tier = 3,
		.kind = KIND_VECTOR,
		.formula = "t/sum(t) where t = 1 + z + z^2/2",
		.derivative = "((j == i) - t/sum(t))*(1 + z[i])/sum(t) where "
			"t = 1 + z + z^2/2",
		.range = "(0, 1)",
		.smoothness = "Cinf",
		.left = "1",
		.right = "1",
		.lesson = {
			.purpose = N_("softmax with a Taylor polynomial in the place of "
				"exp: positive for every score, and without an "
				"exponential."),
			.weaknesses = N_("The polynomial rises again on the left, so "
				"that a very negative score gets a large share and the "
				"order of the scores is lost."),
			.instead = N_("softmax where scores may be very negative."),
		},
		.frameworks = "",
		.source = "de Brebisson and Vincent 2016, An Exploration of Softmax "
			"Alternatives Belonging to the Spherical Loss Family, "
			"arXiv:1511.05042",
		.note = N_("softmax with the Taylor polynomial of order 2 for exp."),
		.param = {SCORES},
		.outputs = softmax_outputs,
	},
	{
		.id = "spherical_softmax",
		.title = "Spherical Softmax",
		.aliases = "SQMAX",
		.rank = 231,
		.tier = 3,
		.kind = KIND_VECTOR,
		.formula = "z^2/sum(z^2)",
		.derivative = "2*z[i]*((j == i) - z^2/sum(z^2))/sum(z^2)",
		.range = "[0, 1]",
		.smoothness = "Cinf",
		.left = "1",
		.right = "1",
		.symmetry = SYMMETRY_EVEN,
		.lesson = {
			.purpose = N_("Shares in proportion to the squares of the "
				"scores. It belongs to a family of losses whose exact "
				"gradients for the output layer cost the same however "
				"many classes there are."),
			.weaknesses = N_("The sign of a score is lost: a very negative "
				"one counts as much as a very positive one."),
			.instead = N_("softmax unless the number of classes makes it "
				"too dear."),
		},
		.frameworks = "",
		.source = "de Brebisson and Vincent 2016, arXiv:1511.05042; Wuraola, Patel "
			"and Nguang 2021 (SQMAX)",
		.note = N_("No value where all scores are 0; a small constant is usually "
			   "added to the sum. SQMAX adds c = 4 to each score first."),
		.param = {SCORES},
		.outputs = softmax_outputs,
	},
	{0},
};

const struct family family_softmax = {
	.name = "softmax",
	.title = N_("Softmax and its kin"),
	.rows = rows,
};
