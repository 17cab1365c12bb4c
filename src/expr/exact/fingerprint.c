/* Fingerprints: a number's value in a finite field, where what is alike for certain is equal. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/fingerprint.h"

/* 2 and 10 generate all residues but 0, so that no two numbers that are typed or that doubles are, however large or
   small, are one residue: modulo 2^61 - 1 the double 2^61 would be 1. */
#define PRIME UWORD(2850178704830806619)
#define NONE FINGERPRINT_NONE

/* Functions that fingerprints are drawn for, besides the primitives by their own numbers. */
enum { DRAW_PI = 100 };

static nmod_t field(void)
{
	nmod_t f;
	nmod_init(&f, PRIME);
	return f;
}

fingerprint fingerprint_of(const fmpq *q)
{
	ulong top = fmpz_fdiv_ui(fmpq_numref(q), PRIME);
	if (fmpz_is_one(fmpq_denref(q)))
		return top;
	return fingerprint_mul(top, fingerprint_inv(fmpz_fdiv_ui(fmpq_denref(q), PRIME)));
}

fingerprint fingerprint_neg(fingerprint a)
{
	return a == NONE || a == 0 ? a : PRIME - a;
}

fingerprint fingerprint_add(fingerprint a, fingerprint b)
{
	return a == NONE || b == NONE ? NONE : nmod_add(a, b, field());
}

static fingerprint subtract(fingerprint a, fingerprint b)
{
	return fingerprint_add(a, fingerprint_neg(b));
}

fingerprint fingerprint_mul(fingerprint a, fingerprint b)
{
	return a == NONE || b == NONE ? NONE : nmod_mul(a, b, field());
}

fingerprint fingerprint_inv(fingerprint a)
{
	return a == NONE || a == 0 ? NONE : nmod_inv(a, field());
}

/* ---- functions ---------------------------------------------------------------------------- */

/* A residue other than 0 that hangs on all bits of both (the finalizer of SplitMix64). */
static fingerprint draw(ulong function, fingerprint u)
{
	if (u == NONE)
		return NONE;
	ulong z = u + (function + 1) * UWORD(0x9e3779b97f4a7c15);
	z = (z ^ (z >> 30)) * UWORD(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UWORD(0x94d049bb133111eb);
	return 1 + (z ^ (z >> 31)) % (PRIME - 1);
}

/* Which of u and -u stands for both. */
static bool is_mirrored(fingerprint u)
{
	return u != NONE && u > PRIME / 2;
}

static fingerprint odd(ulong function, fingerprint u)
{
	if (u == 0)
		return 0;
	return is_mirrored(u) ? fingerprint_neg(draw(function, fingerprint_neg(u)))
			      : draw(function, u);
}

static fingerprint exponential(fingerprint u)
{
	if (u == 0)
		return 1;
	return is_mirrored(u) ? fingerprint_inv(draw(P_EXP, fingerprint_neg(u))) : draw(P_EXP, u);
}

/* log(1/u) = -log(u). */
static fingerprint logarithm(fingerprint u)
{
	fingerprint v = fingerprint_inv(u);
	if (v == NONE)
		return NONE;
	return u == 1 ? 0 : u < v ? draw(P_LOG, u) : fingerprint_neg(draw(P_LOG, v));
}

static fingerprint halve(fingerprint u)
{
	return fingerprint_mul(u, (PRIME + 1) / 2);
}

static fingerprint square(fingerprint u)
{
	return fingerprint_mul(u, u);
}

static fingerprint divide(fingerprint a, fingerprint b)
{
	return fingerprint_mul(a, fingerprint_inv(b));
}

fingerprint fingerprint_pi(void)
{
	return draw(DRAW_PI, 0);
}

/* As many turns by a right angle are recognised. */
#define TURNS 4096

/* Whether u is a multiple of pi/2, and which, modulo 4. */
static bool is_right(fingerprint u, ulong *turns)
{
	fingerprint n = divide(u, halve(fingerprint_pi()));
	*turns = is_mirrored(n) ? 3 * fingerprint_neg(n) % 4 : n % 4;
	return n != NONE && (n <= TURNS || n >= PRIME - TURNS);
}

static fingerprint circle(enum primitive primitive, fingerprint u)
{
	static const fingerprint known[] = { 0, 1, 0, PRIME - 1, 0 };
	ulong turns;
	fingerprint sine = odd(P_SIN, u),
		    cosine = draw(P_COS, is_mirrored(u) ? fingerprint_neg(u) : u);
	if (is_right(u, &turns)) {
		sine = known[turns];
		cosine = known[turns + 1];
	}
	return primitive == P_SIN ? sine : primitive == P_COS ? cosine : divide(sine, cosine);
}

static fingerprint hyperbola(enum primitive primitive, fingerprint u)
{
	fingerprint e = exponential(u), inverse = fingerprint_inv(e);
	fingerprint sine = halve(subtract(e, inverse)), cosine = halve(fingerprint_add(e, inverse));
	return primitive == P_SINH ? sine : primitive == P_COSH ? cosine : divide(sine, cosine);
}

fingerprint fingerprint_softplus(fingerprint u)
{
	return logarithm(fingerprint_add(1, exponential(u)));
}

fingerprint fingerprint_primitive(enum primitive primitive, fingerprint u)
{
	switch (primitive) {
	case P_EXP:
		return exponential(u);
	case P_EXPM1:
		return subtract(exponential(u), 1);
	case P_LOG:
		return logarithm(u);
	case P_LOG1P:
		return logarithm(fingerprint_add(1, u));
	case P_SQRT:
		return u == 0 ? 0 : exponential(halve(logarithm(u))); /* as u^0.5 */
	case P_SIN:
	case P_COS:
	case P_TAN:
		return circle(primitive, u);
	case P_SINH:
	case P_COSH:
	case P_TANH:
		return hyperbola(primitive, u);
	case P_ATANH: /* the logarithm of (1 + u)/(1 - u), halved */
		return halve(logarithm(divide(fingerprint_add(1, u), subtract(1, u))));
	case P_ACOS:
		return subtract(halve(fingerprint_pi()), odd(P_ASIN, u));
	case P_ERFC:
		return subtract(1, odd(P_ERF, u));
	case P_NORMAL_CDF:
		return halve(fingerprint_add(1, odd(P_NORMAL_CDF, u)));
	case P_NORMAL_PDF: /* a constant times e^(-u^2/2) */
		return fingerprint_mul(
			draw(P_NORMAL_PDF, 0), exponential(halve(fingerprint_neg(square(u)))));
	case P_ASIN:
	case P_ATAN:
	case P_ASINH:
	case P_ERF:
		return odd(primitive, u);
	default:
		return draw(primitive, u);
	}
}
