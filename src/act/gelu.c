/* Gaussian error linear units: x times the normal distribution, exact and by tanh. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/gettext.h"

/* 1/sqrt(2), 1/sqrt(2 pi) and 1/sqrt(pi); the first to 106 bits. */
static const struct exact sqrt_half = {0x1.6a09e667f3bcdp-1, -0x1.bdd3413b26456p-55};
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
		return (struct jet){x, 1, curvature};
	double t = 1 / h.hi;
	double s = 1 - t * (1 - t * (3 - t * (15 - t * (105 - t * (945 - t * 10395)))));
	double slope = times_exp(c * (x - s / x), e);
	return (struct jet){times_exp(-c * s, e), slope, curvature};
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
	return (struct jet){x * cdf, cdf + x * phi, phi * ((2 - h.hi) - h.lo)};
}

/* A = 2 sqrt(2/pi) and B = 0.044715 A to 106 bits, and 3 B. */
static const struct exact line = {0x1.9884533d43651p+0, -0x1.cbc0d30ebfd15p-54};
static const struct exact cubic = {0x1.2444f2a4d8b4bp-4, -0x1.6c843a29d1c70p-61};
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
		return (struct jet){x / q, (q + x * dv * e) / (q * q), curvature};
	return (struct jet){
		times_exp(x / q * rest, -a),
		times_exp((fma(x, dv, 1) + e) / (q * q) * rest, -a),
		curvature,
	};
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
		.frameworks = "pytorch keras tf jax onnx flux hf timm mxnet paddle mlx "
			"burn candle tinygrad ggml tfa dl4j",
		.source = "Hendrycks and Gimpel 2016, Gaussian Error Linear Units, "
			"arXiv:1606.08415",
		.variants = (const struct variant[]){
			/* jax.nn.gelu has approximate=True. */
			{.framework = "jax", .as = "gelu_tanh"},
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
		.frameworks = "pytorch keras tf jax onnx flux hf timm mxnet paddle mlx "
			"burn candle tinygrad ggml tfa",
		.source = "Hendrycks and Gimpel 2016, Gaussian Error Linear Units, "
			"arXiv:1606.08415",
		.at = gelu_tanh_at,
	},
	{0},
};

const struct family family_gelus = {
	.name = "gelus",
	.title = N_("Gaussian error linear units"),
	.rows = rows,
};
