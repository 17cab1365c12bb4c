/* Gaussian error linear units: x times the normal distribution, exact and by tanh. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

/* 1/sqrt(2), 1/sqrt(2 pi) and 1/sqrt(pi); the first to 106 bits. */
static const struct exact sqrt_half = { 0x1.6a09e667f3bcdp-1, -0x1.bdd3413b26456p-55 };
static const double rsqrt_2pi = 0x1.9884533d43651p-2;
static const double rsqrt_pi = 0x1.20dd750429b6dp-1;

/* Beyond 36 on either side, where erfc() and phi near the subnormals. With t = 1/x^2 and
   phi the normal density, x Phi(x) = -phi S for x < 0, S = 1 - t + 3 t^2 - 15 t^3 + ...;
   the first term left out is below 2^-55. */
static struct jet gelu_tail(double x)
{
	struct exact h = exact_product(x, x);
	double c = rsqrt_2pi * (1 - h.lo / 2), e = -h.hi / 2;
	double curvature = times_exp(c * (2 - h.hi), e);
	if (x > 0)
		return (struct jet){ x, 1, curvature };
	double t = 1 / h.hi;
	double s = 1 - t * (1 - t * (3 - t * (15 - t * (105 - t * (945 - t * 10395)))));
	double slope = times_exp(c * (x - s / x), e);
	return (struct jet){ times_exp(-c * s, e), slope, curvature };
}

/* gelu(x) = x Phi(x) = x/2 erfc(z), z = -x/sqrt(2) as hi + lo and
     erfc(z) = erfc(hi) - 2/sqrt(pi) e^(-hi^2) lo
     f' = Phi + x phi,   f'' = phi (2 - x^2)
   x^2 is kept in two doubles too: e^(-x^2/2) = e^(-h/2) (1 - l/2). Worst: f 3.38 ulp at
   -7.782, f' 4.43 at -1.5706, f'' 4.38 at -21.504. */
static struct jet gelu_at(double x, const double *p)
{
	(void)p;
	if (isnan(x))
		return jet_nan(x);
	if (fabs(x) > 40) /* phi(40) x^2 is below every double */
		return x > 0 ? jet_line(1, x) : jet_constant(-0.0);
	if (fabs(x) > 36)
		return gelu_tail(x);
	struct exact h = exact_product(x, x), z = exact_product(-x, sqrt_half.hi);
	z.lo -= x * sqrt_half.lo;
	double e = exp(-h.hi / 2), phi = rsqrt_2pi * e * (1 - h.lo / 2);
	double cdf = erfc(z.hi) / 2 - rsqrt_pi * e * z.lo;
	return (struct jet){ x * cdf, cdf + x * phi, phi * ((2 - h.hi) - h.lo) };
}

/* A = 2 sqrt(2/pi) and B = 0.044715 A to 106 bits, and 3 B. */
static const struct exact line = { 0x1.9884533d43651p+0, -0x1.cbc0d30ebfd15p-54 };
static const struct exact cubic = { 0x1.2444f2a4d8b4bp-4, -0x1.6c843a29d1c70p-61 };
static const double cubic_3 = 0x1.b6676bf7450f0p-3;

/* v = x (A + B x^2), given h = x^2. */
static struct exact tanh_form(double x, struct exact h)
{
	struct exact t = exact_product(cubic.hi, h.hi), a = exact_sum(line.hi, t.hi);
	a.lo += t.lo + line.lo + cubic.lo * h.hi + cubic.hi * h.lo;
	struct exact v = exact_product(x, a.hi);
	v.lo += x * a.lo;
	return v;
}

/* gelu_tanh(x) = x (1 + tanh(u))/2 = x s(v), s the logistic function and v = 2 u, which
   e^v wants in two doubles. With e = e^-|v|, q = 1 + e, v' = A + 3 B x^2 and v'' = 6 B x:
     f   = x/q                for x >= 0, x e/q            for x < 0
     f'  = (q + x v' e)/q^2,              e (q + x v')/q^2
     f'' = e (m - k + e (m + k))/q^3 with m = 2 v' + x v'', k = |x| v'^2.
   Worst: f 3.64 ulp at -3.0064, f' 6.27 at -1.5759, f'' 10.25 at 1.9303. */
static struct jet gelu_tanh_at(double x, const double *p)
{
	(void)p;
	if (isnan(x))
		return jet_nan(x);
	if (fabs(x) > 30) /* e^-|v| < e^-1900 is below every double */
		return x > 0 ? jet_line(1, x) : jet_constant(-0.0);
	struct exact h = exact_product(x, x), v = tanh_form(x, h);
	double a = fabs(v.hi), rest = 1 + (x < 0 ? v.lo : -v.lo);
	double e = exp(-a) * rest, q = 1 + e;
	double dv = fma(cubic_3, h.hi, line.hi);
	double m = fma(2 * cubic_3, h.hi, 2 * dv), k = fabs(x) * dv * dv;
	double curvature = times_exp(((m - k) + e * (m + k)) / (q * q * q) * rest, -a);
	if (x >= 0)
		return (struct jet){ x / q, (q + x * dv * e) / (q * q), curvature };
	return (struct jet){
		times_exp(x / q * rest, -a),
		times_exp((fma(x, dv, 1) + e) / (q * q) * rest, -a),
		curvature,
	};
}

static const char *gelu_10_check(const struct values *v)
{
	return v[0].v[0] > v[1].v[0] ? N_("lo must not exceed hi") : NULL;
}

static const struct activation rows[] = {
	{
		.id = "gelu",
		.title = "GELU",
		.aliases = "GELU, gelu_erf, gelu_python",
		.rank = 11,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x*Phi(x)",
		.derivative = "Phi(x) + x*phi(x)",
		.range = "[-0.16997120747990366169, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.form = "x/2*(1 + erf(x/sqrt(2)))",
		.calls = (const struct call[]){
			{"keras", "keras.layers.Dense(64, activation='gelu')"},
			{"pytorch", "torch.nn.GELU()"},
			{"tf", "tf.nn.gelu(x)"},
			{"jax", "jax.nn.gelu(x, approximate=False)"},
			{"onnx", "Gelu"},
			{NULL, NULL},
		},
		.lesson = {
			.purpose = N_("x times the chance that a standard normal "
				"number is smaller than x: a gate that opens "
				"gradually. The usual choice in Transformers such as "
				"BERT, and as gelu_tanh in GPT."),
			.strengths = N_("Smooth, near the identity where it is open, "
				"with a small dip left of 0 that keeps some gradient "
				"there."),
			.weaknesses = N_("It costs an error function, frameworks mean "
				"the exact form or the tanh form by the same name, and "
				"naive code loses all digits far left."),
			.instead = N_("relu where speed counts, silu for a plainer "
				"gate; gelu_tanh if a trained model asks for it."),
		},
		.frameworks = "pytorch keras tf jax onnx flux hf timm mxnet paddle mlx "
			"burn candle tinygrad ggml tfa dl4j",
		.source = "Hendrycks and Gimpel 2016, Gaussian Error Linear Units, "
			"arXiv:1606.08415",
		.variants = (const struct variant[]){
			{
				.framework = "pytorch hf timm",
				.form = "x*0.5*(1 + erf(x*sqrt(1/2)))",
				.backward = "0.5*(1 + erf(x*sqrt(1/2))) + "
					"x*(sqrt(1/(2*pi))*exp(x*x*-0.5))",
			},
			/* Where the tanh form is what the plain name gives. */
			{.framework = "jax flux tfa tinygrad ggml", .as = "gelu_tanh"},
			{.framework = "dl4j", .as = "quick_gelu"},
			{0},
		},
		.at = gelu_at,
	},
	{
		.id = "gelu_tanh",
		.title = "GELU (tanh approximation)",
		.aliases = "gelu_new, gelu_fast, gelu_accurate, gelu_pytorch_tanh, "
			"gelu_python_tanh, NewGelu, GeluPytorchTanh, gelu_approx, "
			"gelu_approximate, FastGelu, gelu_sigmoid, SiELU",
		.rank = 12,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x*(1 + tanh(u))/2 where u = sqrt(2/pi)*(x + 0.044715*x^3)",
		.derivative = "(1 + t)/2 + x*(1 - t^2)*c*(1 + 3*0.044715*x^2)/2 "
			"where c = sqrt(2/pi); t = tanh(c*(x + 0.044715*x^3))",
		.range = "[-0.17004075057125405064, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.form = "x/2*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))",
		.variants = (const struct variant[]){
			{
				.framework = "pytorch timm",
				.form = "0.5*x*(1 + tanh(sqrt(2/pi)*(x + "
					"0.044715*(x*x*x))))",
				.backward = "0.5*(1 + t) + 0.5*x*(1 - t*t)*(c*(1 + "
					"3*0.044715*(x*x))) where c = sqrt(2/pi); t = "
					"tanh(c*(x + 0.044715*(x*x*x)))",
			},
			{0},
		},
		.composite = "hf", /* its gelu_new; gelu_pytorch_tanh is PyTorch's */
		.calls = (const struct call[]){
			{"keras", "keras.activations.gelu(x, approximate=True)"},
			{"pytorch", "torch.nn.GELU(approximate='tanh')"},
			{"tf", "tf.nn.gelu(x, approximate=True)"},
			{"jax", "jax.nn.gelu(x, approximate=True)"},
			{"onnx", "Gelu(approximate='tanh')"},
			{NULL, NULL},
		},
		.note = N_("On a CPU ggml looks it up in a table of half-precision numbers, up "
			"to 0.05 % off: gelu(1) is 0.84130859375 there."),
		.lesson = {
			.purpose = N_("gelu with the normal distribution replaced by a "
				"tanh of a cubic, since erf was slow. Many trained "
				"models use it, so it must be kept apart from gelu."),
			.strengths = N_("Close to gelu, and one tanh is often faster "
				"than an erf."),
			.weaknesses = N_("It is not gelu: weights are tied to the form "
				"they were trained with."),
			.instead = N_("gelu in new models."),
		},
		.frameworks = "pytorch keras tf jax onnx flux hf timm mxnet paddle mlx "
			"burn candle tinygrad ggml tfa",
		.source = "Hendrycks and Gimpel 2016, Gaussian Error Linear Units, "
			"arXiv:1606.08415",
		.at = gelu_tanh_at,
	},
	{
		.id = "quick_gelu",
		.title = "Quick GELU",
		.aliases = "gelu_fast_approx, GELU_QUICK, sigmoid GELU",
		.rank = 38,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "x*sigmoid(1.702*x)",
		.derivative = "s + 1.702*x*s*(1 - s) where s = sigmoid(1.702*x)",
		.range = "[-0.1636101896363535811453, inf)",
		.smoothness = "Cinf",
		.left = "0",
		.right = "x",
		.frameworks = "hf timm mlx tinygrad ggml",
		.composite = "hf timm",
		.source = "Hendrycks and Gimpel 2016, Gaussian Error Linear Units, "
			"arXiv:1606.08415 (section 2)",
		.twin = "swish:beta=1.702",
		.note = N_("On a CPU ggml looks it up in a table of half-precision numbers, up "
			"to 0.05 % off."),
		.lesson = {
			.purpose = N_("gelu with a sigmoid for the normal "
				"distribution: one exponential instead of an erf. CLIP "
				"models use it."),
			.strengths = N_("One exponential is often faster than an erf; "
				"as smooth as gelu."),
			.weaknesses = N_("The difference from gelu can be seen, so "
				"weights trained with one should not be run with the "
				"other."),
			.instead = N_("gelu or gelu_tanh, unless a trained model asks "
				"for this one."),
		},
	},
	{
		.id = "gelu_10",
		.title = "Clipped GELU",
		.aliases = "ClippedGELU",
		.rank = 39,
		.tier = 2,
		.kind = KIND_SCALAR,
		.formula = "clamp(x*Phi(x), lo, hi)",
		.derivative = "lo <= x*Phi(x) <= hi ? Phi(x) + x*phi(x) : 0",
		.range = "[-0.1699712074799036616939, hi]",
		.smoothness = "C0",
		.left = "0",
		.right = "hi",
		.frameworks = "hf",
		.source = "Wu, Judd, Zhang, Isaev and Micikevicius 2020, Integer "
			"Quantization for Deep Learning Inference, arXiv:2004.09602",
		.param = {
			{"lo", "-10", N_("lower clip"), PARAM_SCALAR,
				BOUNDS_FINITE},
			{"hi", "10", N_("upper clip"), PARAM_SCALAR,
				BOUNDS_FINITE},
		},
		.lesson = {
			.purpose = N_("gelu cut off at 10, so that activations fit the "
				"range of 8-bit integers."),
			.strengths = N_("A known range, which quantisation needs; "
				"otherwise gelu."),
			.weaknesses = N_("No gradient flows beyond the clip."),
			.instead = N_("gelu in floating point."),
		},
		.check = gelu_10_check,
	},
	{
		.id = "sgelu",
		.title = "SGELU",
		.aliases = "symmetrical GELU",
		.rank = 112,
		.tier = 3,
		.kind = KIND_SCALAR,
		.formula = "a*x*erf(x/sqrt(2))",
		.derivative = "a*(erf(x/sqrt(2)) + 2*x*phi(x))",
		.range = "[0, inf)",
		.smoothness = "Cinf",
		.left = "-a*x",
		.right = "a*x",
		.symmetry = SYMMETRY_EVEN,
		.frameworks = "",
		.source = "Yu and Su 2019, Symmetrical Gaussian Error Linear Units, "
			"arXiv:1911.03925",
		.note = N_("With a = 1 it is 2 gelu(x) - x."),
		.param = {
			{"a", "1", N_("scale"), PARAM_SCALAR,
				BOUNDS_POSITIVE},
		},
		.lesson = {
			.purpose = N_("gelu made even: x times erf, a smooth kind of "
				"absolute value."),
		},
	},
	{0},
};

const struct family family_gelus = {
	.name = "gelus",
	.title = N_("Gaussian error linear units"),
	.rows = rows,
};
