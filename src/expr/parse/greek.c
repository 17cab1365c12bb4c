/* Greek letters: their names in formulas, and how UTF-8 and LaTeX write them. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/parse/greek.h"

#include <string.h>

static const struct greek letters[] = {
	{ "alpha", "\u03b1", "\\alpha" },
	{ "beta", "\u03b2", "\\beta" },
	{ "gamma", "\u03b3", "\\gamma" },
	{ "delta", "\u03b4", "\\delta" },
	{ "epsilon", "\u03b5", "\\varepsilon" },
	{ "eps", "\u03b5", "\\varepsilon" },
	{ "zeta", "\u03b6", "\\zeta" },
	{ "eta", "\u03b7", "\\eta" },
	{ "theta", "\u03b8", "\\theta" },
	{ "kappa", "\u03ba", "\\kappa" },
	{ "lambda", "\u03bb", "\\lambda" },
	{ "lambd", "\u03bb", "\\lambda" },
	{ "lam", "\u03bb", "\\lambda" },
	{ "mu", "\u03bc", "\\mu" },
	{ "nu", "\u03bd", "\\nu" },
	{ "xi", "\u03be", "\\xi" },
	{ "pi", "\u03c0", "\\pi" },
	{ "rho", "\u03c1", "\\rho" },
	{ "sigma", "\u03c3", "\\sigma" },
	{ "tau", "\u03c4", "\\tau" },
	{ "phi", "\u03c6", "\\varphi" },
	{ "Phi", "\u03a6", "\\Phi" },
	{ "psi", "\u03c8", "\\psi" },
	{ "omega", "\u03c9", "\\omega" },
};

static bool is(const char *known, const char *text, size_t length)
{
	return strlen(known) == length && memcmp(known, text, length) == 0;
}

const struct greek *greek_named(const char *name, size_t length)
{
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (is(letters[i].name, name, length))
			return &letters[i];
	return NULL;
}

const struct greek *greek_written(const char *letter, size_t length)
{
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (is(letters[i].utf8, letter, length))
			return &letters[i];
	return NULL;
}

bool greek_is_same(const char *param, const char *name, size_t length)
{
	const struct greek *letter = greek_named(param, strlen(param));
	const struct greek *typed = greek_named(name, length);
	return is(param, name, length) ||
		(letter != NULL && typed != NULL && strcmp(letter->utf8, typed->utf8) == 0);
}
