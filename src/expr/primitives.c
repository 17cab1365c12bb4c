/* The primitives by their names and numbers; their rows stand in primitives.def. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/primitives.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define ANY ((size_t)-1)

static double sign(double u)
{
	return isnan(u) ? u : (u > 0) - (u < 0);
}

static double normal_cdf(double u)
{
	return erfc(-u * 0.70710678118654752440) / 2;
}

static double normal_pdf(double u)
{
	return exp(-u * u / 2) * 0.39894228040143267794;
}

/* P_ID stands at place P_ID. */
static const struct primitive_row rows[] = {
#define PRIMITIVE(id, name, textbook, tag, number, cost, repeats) \
	{ name, OP_CALL1, P_##id, 1, 1, textbook, number, cost, repeats },
#include "expr/primitives.def"
#undef PRIMITIVE
	{ .name = "mod", .op = OP_MOD, .least = 2, .most = 2 },
	{ .name = "min", .op = OP_MIN, .least = 1, .most = ANY },
	{ .name = "max", .op = OP_MAX, .least = 1, .most = ANY },
	{ .name = "clamp", .op = OP_CLAMP, .least = 3, .most = 3 },
	{ .name = "sum", .op = OP_SUM, .least = 1, .most = 1 },
	{ .name = "argmax", .op = OP_ARGMAX, .least = 1, .most = 1 },
};

const struct primitive_row *primitive_find(const char *name, size_t n, bool folded)
{
	char plain[16], flat[16], own[16];
	const struct primitive_row *found = NULL;
	size_t alike = 0;
	if (n >= sizeof plain)
		return NULL;
	memcpy(plain, name, n);
	plain[n] = '\0';
	text_fold(plain, flat, sizeof flat);
	for (size_t i = 0; i < COUNT(rows); i++)
		if (strcmp(rows[i].name, plain) == 0)
			return &rows[i];
	for (size_t i = 0; i < COUNT(rows) && folded; i++) {
		text_fold(rows[i].name, own, sizeof own);
		if (strcmp(own, flat) == 0) {
			found = &rows[i];
			alike++;
		}
	}
	return alike == 1 ? found : NULL;
}

const char *primitive_named(size_t i)
{
	return i < COUNT(rows) ? rows[i].name : NULL;
}

const struct primitive_row *primitive_row(enum primitive primitive)
{
	return &rows[primitive];
}
