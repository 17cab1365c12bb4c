/* The loop most people would write: a million rows of silu and its slope by printf. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>

int main(void)
{
	const int n = 1000000;
	puts("x,silu,d_silu");
	for (int i = 0; i < n; i++) {
		double x = -10 + 20.0 * i / (n - 1);
		double s = 1 / (1 + exp(-x));
		printf("%.17g,%.17g,%.17g\n", x, x * s, s * (1 + x * (1 - s)));
	}
	return 0;
}
