/* Gated linear units: one half of the input times a gate that the other half opens. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

/* The two halves of the input, and which of them x sweeps. */
#define HALVES                                                                             \
	{ "a", "1", N_("first half of the input"), PARAM_SCALAR, BOUNDS_FINITE },          \
		{ "b", "1", N_("second half of the input"), PARAM_SCALAR, BOUNDS_FINITE }, \
	{                                                                                  \
		"sweep", "a", N_("the half that x takes the place of"), PARAM_NAME,        \
		{                                                                          \
			0, 1, false                                                        \
		}                                                                          \
	}

static const struct variant geglu_variants[] = {
	{
		.framework = "ggml",
		.formula = "gelu_tanh(a)*b",
		.derivative = "((1 + tanh(u))/2 + a*(1 - tanh(u)^2)/2*du)*b where "
			      "u = sqrt(2/pi)*(a + 0.044715*a^3); "
			      "du = sqrt(2/pi)*(1 + 3*0.044715*a^2)",
		.partial = "gelu_tanh(a)",
	},
	{ 0 },
};

static const struct activation rows[] = {
	{
		.id = "glu",
		.title = "GLU",
		.aliases = "gated linear unit",
		.rank = 77,
		.tier = 2,
		.kind = KIND_GATED,
		.formula = "a*sigmoid(b)",
		.derivative = "sigmoid(b)",
		.partial = "a*sigmoid(b)*(1 - sigmoid(b))",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "x/(1 + exp(-b))",
		.right = "x/(1 + exp(-b))",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.calls = (const struct call[]){
			{"pytorch", "torch.nn.GLU()"},
			{"keras", "keras.activations.glu(x)"},
			{"jax", "jax.nn.glu(x)"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("Multiplies one half of the input by sigmoid of "
				"the other half, which so decides how much of the first "
				"passes. Made for convolutional language models."),
			.strengths = N_("Along the first half it is linear, so the "
				"gradient there shrinks by the gate alone and not by a "
				"second saturating function as in gtu."),
			.weaknesses = N_("The layer before must be twice as wide. "
				"Where the gate is closed neither half receives a "
				"gradient. In its descendants such as swiglu the "
				"frameworks take the other half as the gate."),
			.instead = N_("swiglu or geglu in Transformers; silu, whose "
				"gate is the input itself, where the width cannot be "
				"doubled."),
		},
		.frameworks = "pytorch keras jax flux paddle mlx burn",
		.source = "Dauphin, Fan, Auli and Grangier 2017, Language Modeling with "
			"Gated Convolutional Networks, arXiv:1612.08083",
		.note = N_("The second half is the gate."),
		.param = {HALVES},
	},
	{
		.id = "swiglu",
		.title = "SwiGLU",
		.rank = 78,
		.tier = 2,
		.kind = KIND_GATED,
		.formula = "silu(a)*b",
		.derivative = "sigmoid(a)*(1 + a*(1 - sigmoid(a)))*b",
		.partial = "silu(a)",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "b*x",
		.lesson = {
			.purpose = N_("glu with silu in the place of sigmoid: silu of "
				"one half times the other. Usual in the feed-forward "
				"layers of large language models since PaLM and LLaMA."),
			.strengths = N_("The product of two projections lets a layer "
				"combine features, and the gate does not close "
				"abruptly. In its paper Transformers with it and with "
				"geglu reached a lower perplexity than with relu or "
				"gelu at the same size."),
			.weaknesses = N_("It takes three weight matrices where relu "
				"takes two, so the hidden width is cut to keep the "
				"size. Where both halves grow the output grows like "
				"their product, which hurts in low precision. Why it "
				"works the paper leaves open."),
			.instead = N_("geglu, which is much alike, where a trained "
				"model has it; swiglu_oai where activations must stay "
				"bounded; gelu or silu for small models."),
		},
		.frameworks = "paddle burn candle ggml",
		.source = "Shazeer 2020, GLU Variants Improve Transformer, "
			"arXiv:2002.05202",
		.note = N_("The first half is the gate, as in the frameworks."),
		.param = {HALVES},
	},
	{
		.id = "geglu",
		.title = "GEGLU",
		.aliases = "GEGLU_ERF, GEGLU_QUICK",
		.rank = 79,
		.tier = 2,
		.kind = KIND_GATED,
		.formula = "gelu(a)*b",
		.derivative = "(Phi(a) + a*phi(a))*b",
		.partial = "gelu(a)",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "b*x",
		.lesson = {
			.purpose = N_("glu with gelu in the place of sigmoid: gelu of "
				"one half times the other. Found in the feed-forward "
				"layers of Transformers: T5 since version 1.1 and "
				"Gemma have it with gelu_tanh."),
			.strengths = N_("A smooth gate that is nearly open or nearly "
				"closed far out, at a cost hardly above that of gelu "
				"itself."),
			.weaknesses = N_("The layer before must be twice as wide, and "
				"the error function is dear. Many models use gelu_tanh "
				"in its place; weights should run with the form they "
				"were trained with."),
			.instead = N_("swiglu, which is much alike and needs no error "
				"function; reglu where sparse outputs or speed count."),
		},
		.frameworks = "ggml",
		.source = "Shazeer 2020, GLU Variants Improve Transformer, "
			"arXiv:2002.05202",
		.note = N_("The first half is the gate. In ggml GEGLU takes the tanh form of "
			   "gelu, GEGLU_ERF this one, GEGLU_QUICK quick_gelu."),
		.param = {HALVES},
		.variants = geglu_variants,
	},
	{
		.id = "reglu",
		.title = "ReGLU",
		.rank = 80,
		.tier = 2,
		.kind = KIND_GATED,
		.formula = "relu(a)*b",
		.derivative = "(a > 0 ? 1 : 0)*b",
		.partial = "relu(a)",
		.range = "(-inf, inf)",
		.smoothness = "C0",
		.left = "0",
		.right = "b*x",
		.trend = TREND_RISING,
		.lesson = {
			.purpose = N_("glu with relu in the place of sigmoid: one half "
				"passes, scaled by the other, only where the gate is "
				"positive."),
			.strengths = N_("The cheapest of the gates after bilinear_glu: "
				"no exponential, and outputs are exactly 0 wherever the "
				"gate is closed."),
			.weaknesses = N_("Where the gate is closed neither half "
				"receives a gradient, so gates can die as relu does; "
				"the slope jumps at 0. The layer before must be twice "
				"as wide."),
			.instead = N_("swiglu or geglu, whose gates close smoothly; "
				"relu where the width cannot be doubled."),
		},
		.frameworks = "ggml",
		.source = "Shazeer 2020, GLU Variants Improve Transformer, "
			"arXiv:2002.05202; Dauphin, Fan, Auli and Grangier 2017, "
			"arXiv:1612.08083",
		.note = N_("The first half is the gate."),
		.param = {HALVES},
	},
	{
		.id = "swiglu_oai",
		.title = "SwiGLU (gpt-oss)",
		.aliases = "clamped SwiGLU",
		.rank = 81,
		.tier = 2,
		.kind = KIND_GATED,
		.formula = "p*sigmoid(alpha*p)*(q + 1) where p = min(a, limit); "
			"q = min(max(b, -limit), limit)",
		.derivative = "(s + alpha*p*s*(1 - s))*(q + 1)*(a < limit ? 1 : 0) where "
			"p = min(a, limit); q = min(max(b, -limit), limit); "
			"s = sigmoid(alpha*p)",
		.partial = "p*sigmoid(alpha*p)*(abs(b) < limit ? 1 : 0) where "
			"p = min(a, limit)",
		.range = "[limit*(1 - limit)/(1 + exp(-alpha*limit)), "
			"limit*(1 + limit)/(1 + exp(-alpha*limit))]",
		.smoothness = "C0",
		.left = "0",
		.right = "limit*(b + 1)/(1 + exp(-alpha*limit))",
		.lesson = {
			.purpose = N_("swiglu as the gpt-oss models compute it: the "
				"gate is steeper, both halves are cut off at a limit, "
				"the gate only above, and 1 is added to the second "
				"half."),
			.strengths = N_("Outputs stay bounded, which suits low "
				"precision; and owing to the added 1 the gate still "
				"passes its own signal where the second half is 0."),
			.weaknesses = N_("A half that is cut off receives no gradient, "
				"and there are two more numbers to keep. Weights "
				"trained with swiglu do not fit it. The published "
				"weights interleave the halves, which is easily "
				"overlooked."),
			.instead = N_("swiglu, unless a model was trained with this "
				"one."),
		},
		.frameworks = "ggml",
		.source = "OpenAI 2025, gpt-oss-120b and gpt-oss-20b Model Card, "
			"arXiv:2508.10925",
		.note = N_("The first half is the gate."),
		.param = {
			HALVES,
			{"alpha", "1.702", N_("steepness of the gate"), PARAM_SCALAR,
				BOUNDS_FINITE},
			{"limit", "7", N_("both halves are cut off here"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
	},
	{
		.id = "gtu",
		.title = "GTU",
		.aliases = "gated tanh unit",
		.rank = 227,
		.tier = 3,
		.kind = KIND_GATED,
		.formula = "tanh(a)*sigmoid(b)",
		.derivative = "(1 - tanh(a)^2)*sigmoid(b)",
		.partial = "tanh(a)*sigmoid(b)*(1 - sigmoid(b))",
		.range = "(-1, 1)",
		.smoothness = "Cinf",
		.left = "-1/(1 + exp(-b))",
		.right = "1/(1 + exp(-b))",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.lesson = {
			.purpose = N_("tanh of one half times sigmoid of the other, as "
				"in the gates of an LSTM. Known from PixelCNN and "
				"WaveNet."),
			.strengths = N_("Outputs stay bounded however large the inputs "
				"are."),
			.weaknesses = N_("Both factors saturate, so gradients vanish "
				"sooner than with glu."),
			.instead = N_("glu, whose first half stays linear."),
		},
		.frameworks = "",
		.source = "van den Oord, Kalchbrenner, Vinyals, Espeholt, Graves and "
			"Kavukcuoglu 2016, Conditional Image Generation with PixelCNN "
			"Decoders, arXiv:1606.05328; Dauphin, Fan, Auli and Grangier "
			"2017, arXiv:1612.08083",
		.note = N_("The second half is the gate."),
		.param = {HALVES},
	},
	{
		.id = "bilinear_glu",
		.title = "Bilinear GLU",
		.aliases = "Bilinear",
		.rank = 228,
		.tier = 3,
		.kind = KIND_GATED,
		.formula = "a*b",
		.derivative = "b",
		.partial = "a",
		.range = "(-inf, inf)",
		.smoothness = "Cinf",
		.left = "b*x",
		.right = "b*x",
		.trend = TREND_RISING,
		.symmetry = SYMMETRY_ODD,
		.lesson = {
			.purpose = N_("The product of the two halves, a gate without "
				"any nonlinearity of its own. Even so a layer with it "
				"is not linear, for it multiplies features."),
			.weaknesses = N_("Nothing saturates: where both halves grow the "
				"output grows like their product."),
			.instead = N_("swiglu or geglu for a gate that closes."),
		},
		.frameworks = "",
		.source = "Mnih and Hinton 2007, Three New Graphical Models for Statistical "
			"Language Modelling; Dauphin, Fan, Auli and Grangier 2017, "
			"arXiv:1612.08083; Shazeer 2020, arXiv:2002.05202",
		.param = {HALVES},
	},
	{0},
};

const struct family family_gates = {
	.name = "gates",
	.title = N_("Gated linear units"),
	.rows = rows,
};
