/* The primitives: their names and how many arguments they take. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/primitives.h"

#include "base/text.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define CALL1(spelling, which)                  \
	{                                       \
		spelling, OP_CALL1, which, 1, 1 \
	}
#define ANY ((size_t)-1)

static const struct primitive_row rows[] = {
	CALL1("exp", P_EXP),
	CALL1("log", P_LOG),
	CALL1("log1p", P_LOG1P),
	CALL1("expm1", P_EXPM1),
	CALL1("sqrt", P_SQRT),
	CALL1("abs", P_ABS),
	CALL1("sign", P_SIGN),
	CALL1("floor", P_FLOOR),
	CALL1("sin", P_SIN),
	CALL1("cos", P_COS),
	CALL1("tan", P_TAN),
	CALL1("asin", P_ASIN),
	CALL1("acos", P_ACOS),
	CALL1("atan", P_ATAN),
	CALL1("sinh", P_SINH),
	CALL1("cosh", P_COSH),
	CALL1("tanh", P_TANH),
	CALL1("asinh", P_ASINH),
	CALL1("acosh", P_ACOSH),
	CALL1("atanh", P_ATANH),
	CALL1("erf", P_ERF),
	CALL1("erfc", P_ERFC),
	CALL1("Phi", P_NORMAL_CDF),
	CALL1("phi", P_NORMAL_PDF),
	{ "mod", OP_MOD, 0, 2, 2 },
	{ "min", OP_MIN, 0, 1, ANY },
	{ "max", OP_MAX, 0, 1, ANY },
	{ "clamp", OP_CLAMP, 0, 3, 3 },
	{ "sum", OP_SUM, 0, 1, 1 },
	{ "argmax", OP_ARGMAX, 0, 1, 1 },
};

static bool is_phi(const struct primitive_row *row)
{
	return row->op == OP_CALL1 &&
		(row->primitive == P_NORMAL_CDF || row->primitive == P_NORMAL_PDF);
}

const struct primitive_row *primitive_find(const char *name, size_t n, bool folded)
{
	char plain[16], flat[16];
	if (n >= sizeof plain)
		return NULL;
	memcpy(plain, name, n);
	plain[n] = '\0';
	text_fold(plain, flat, sizeof flat);
	for (size_t i = 0; i < COUNT(rows); i++)
		if (strcmp(rows[i].name, plain) == 0 ||
			(folded && !is_phi(&rows[i]) && strcmp(rows[i].name, flat) == 0))
			return &rows[i];
	return NULL;
}

const char *primitive_named(size_t i)
{
	return i < COUNT(rows) ? rows[i].name : NULL;
}

const char *primitive_name(enum primitive primitive)
{
	for (size_t i = 0; i < COUNT(rows); i++)
		if (rows[i].op == OP_CALL1 && rows[i].primitive == primitive)
			return rows[i].name;
	return "";
}
