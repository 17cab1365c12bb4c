/* Fuzz target: CURVE specs, NAME@FRAMEWORK:PARAM=VALUE, made into curves or refused. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "cli/spec.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const double x[] = { 0, -1, 2.5, 1e300, -INFINITY, NAN };
	struct curves curves = { 0 };
	struct text normal = { 0 };
	struct jet jet[VECTOR_MAX];
	char *text = malloc(n + 1);
	for (size_t i = 0; i < n; i++)
		text[i] = (char)data[i];
	text[n] = '\0';
	if (spec_parse(text, NULL, &curves) == 0)
		spec_normalise(&normal, text);
	for (size_t i = 0; i < curves.n; i++)
		for (size_t k = 0; k < sizeof x / sizeof x[0]; k++)
			curve_eval(&curves.curve[i], x[k], jet);
	curves_free(&curves);
	text_free(&normal);
	free(text);
	return 0;
}
