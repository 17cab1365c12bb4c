/* Centres: where a curve may have what a grid of any step misses, by the numbers it is made of. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

static size_t add(double at[CENTRE_MAX], size_t n, double x)
{
	for (size_t i = 0; i < n; i++)
		if (at[i] == x)
			return n;
	if (n < CENTRE_MAX && isfinite(x))
		at[n++] = x;
	return n;
}

static size_t add_both(double at[CENTRE_MAX], size_t n, double x)
{
	return add(at, add(at, n, x), -x);
}

/* Numbers in the text of a formula, and pi where it stands. */
static size_t add_numbers(double at[CENTRE_MAX], size_t n, const char *formula)
{
	for (const char *s = formula; s != NULL && *s != '\0';) {
		if (isalpha((unsigned char)*s) || *s == '_') {
			const char *name = s;
			while (isalnum((unsigned char)*s) || *s == '_')
				s++;
			if (s - name == 2 && name[0] == 'p' && name[1] == 'i')
				n = add_both(at, n, acos(-1));
		} else if (isdigit((unsigned char)*s) || *s == '.') {
			char *end;
			double x = strtod(s, &end);
			n = end > s ? add_both(at, n, x) : n;
			s = end > s ? end : s + 1;
		} else
			s++;
	}
	return n;
}

size_t curve_centres(const struct curve *c, double at[CENTRE_MAX])
{
	const struct curve *of[2] = { c, NULL };
	size_t n = add(at, 0, 0);
	if (c->row->kind == KIND_DIFFERENCE)
		difference_parts(c->row, of);
	for (size_t i = 0; i < 2 && of[i] != NULL; i++) {
		const struct param *param = of[i]->row->param;
		for (size_t k = 0; k < PARAM_MAX && param[k].name != NULL; k++) {
			/* Lists of coefficients are no places. */
			if (param[k].kind == PARAM_VECTOR && of[i]->row->kind != KIND_VECTOR)
				continue;
			for (size_t j = 0; j < of[i]->value[k].n; j++)
				n = add_both(at, n, of[i]->value[k].v[j]);
		}
		/* Those of a row are told by its parameters and its kinks. */
		if (of[i]->row->rank == 0)
			n = add_numbers(at, n, of[i]->row->formula);
	}
	return n;
}
