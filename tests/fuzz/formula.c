/* Fuzz target: formulas parsed, evaluated, printed, searched for kinks, or refused with a message. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/activation.h"
#include "base/say.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#define LONG 512 /* beyond these bytes kinks take longer than a fuzzer waits */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void use(const struct activation *row, size_t n)
{
	static const double x[] = { 0, -1, 2.5, 1e300, -INFINITY, NAN };
	struct curve curve;
	struct text why = { 0 };
	double kink[KINK_MAX];
	curve_init(&curve, row, NULL);
	for (int k = 0; k < PARAM_MAX && row->param[k].name != NULL; k++)
		curve_set(&curve, k, (const double[]){ 0.5 + k }, 1);
	if (curve_finish(&curve, &why) == 0 && curve.outputs == 1) {
		struct jet jet;
		struct bounded y;
		const struct expr *stated = curve_stated(&curve);
		for (size_t i = 0; i < sizeof x / sizeof x[0]; i++) {
			curve_eval(&curve, x[i], &jet);
			if (isfinite(x[i]) && stated != NULL)
				for (enum order order = ORDER_F; order <= ORDER_DF; order++)
					curve_value(&curve, stated, x[i], order, &y);
		}
		double many[16];
		struct jet jets[16];
		for (int i = 0; i < 16; i++)
			many[i] = -3 + 0.4 * i;
		curve_eval_block(&curve, ORDER_D2F, many, 16, jets);
		if (n <= LONG)
			curve_kinks(&curve, -10, 10, kink);
	}
	text_free(&why);
	curve_free(&curve);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct expr_error error;
	char *text = malloc(n + 1);
	for (size_t i = 0; i < n; i++)
		text[i] = (char)data[i];
	text[n] = '\0';
	struct activation *row = activation_make(text, n, NULL, &error);
	if (row != NULL)
		use(row, n);
	else
		expr_say(text, n, &error);
	activation_unmake(row);
	free(text);
	return 0;
}
