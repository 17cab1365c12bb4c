/* Charts such as lessons show, made of real numbers. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "charts.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LAYERS 6
#define BARS 40
#define DEPTH 12
#define CELLS 64
#define STEPS 30
#define RATES 13

const char *const example_name[EXAMPLES] = { "histograms", "gradients", "softmax", "descent",
	"rates", "crowd", "matrix" };

static struct {
	struct plot plot;
	struct chart chart;
	struct chart_frame frame[LAYERS];
	struct data data[LAYERS];
	struct datum point[LAYERS][BARS + 1];
	struct datum across;
	struct data_map map;
	double *z;
	struct scatter scatter;
	char title[LAYERS][16];
} it;

/* From 0 to 1, the same every time. */
static double random_number(void)
{
	static unsigned long long state = 1;
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (double)(state >> 11) * 0x1p-53;
}

static double normal(void)
{
	double s = 0;
	for (int i = 0; i < 12; i++)
		s += random_number();
	return s - 6;
}

static void histograms(void)
{
	it.chart.x.name = "activation";
	it.chart.y.name = "count";
	it.plot.title = "tanh, 6 layers of 100 units";
	for (int l = 0; l < LAYERS; l++) {
		for (int i = 0; i <= BARS; i++)
			it.point[l][i] = (struct datum){ -1 + 2.0 * i / BARS, 0 };
		for (int i = 0; i < 10000; i++) {
			double y = tanh(normal() * (0.3 + 0.4 * l));
			it.point[l][(int)fmin((y + 1) / 2 * BARS, BARS - 1)].y++;
		}
		strcpy(it.title[l], "layer 1");
		it.title[l][6] += (char)l;
		it.data[l] =
			(struct data){ .kind = DATA_BARS, .point = it.point[l], .n = BARS + 1 };
		it.frame[l] = (struct chart_frame){
			.title = it.title[l], .data = &it.data[l], .n = 1, .base = 0, .named.x = NAN
		};
	}
	it.chart.frames = LAYERS;
}

static void gradients(void)
{
	static const char *const name[] = { "sigmoid", "tanh", "relu" };
	static const double factor[] = { 0.11, 0.55, 1.02 };
	it.chart.x.name = "layer";
	it.chart.y = (struct data_axis){ .name = "gradient norm", .log = true };
	it.plot.title = "Gradients fade on their way back";
	for (int k = 0; k < 3; k++) {
		for (int l = 0; l < DEPTH; l++)
			it.point[k][l] = (struct datum){ l + 1,
				pow(factor[k], DEPTH - 1 - l) * (0.8 + 0.4 * random_number()) };
		it.data[k] = (struct data){
			.kind = DATA_JOINED, .name = name[k], .point = it.point[k], .n = DEPTH
		};
	}
	it.frame[0].n = 3;
}

static void make_map(double lo, double hi, double of(double, double))
{
	double width = (hi - lo) / CELLS;
	it.z = alloc_zero(CELLS * CELLS, sizeof *it.z);
	for (int r = 0; r < CELLS; r++)
		for (int c = 0; c < CELLS; c++)
			it.z[r * CELLS + c] = of(lo + (c + 0.5) * width, lo + (r + 0.5) * width);
	it.map = (struct data_map){ .x_lo = lo,
		.x_hi = hi,
		.y_lo = lo,
		.y_hi = hi,
		.columns = CELLS,
		.rows = CELLS,
		.z = it.z };
	it.data[0] = (struct data){ .kind = DATA_MAP, .map = &it.map };
	it.frame[0].n = 1;
}

static double first_share(double a, double b)
{
	return exp(a) / (exp(a) + exp(b) + 1);
}

static void softmax(void)
{
	static const double contour[] = { 0.1, 0.25, 0.5, 0.75, 0.9 };
	make_map(-4, 4, first_share);
	it.data[0].name = "softmax of the first of three";
	it.map.contour = contour;
	it.map.contours = sizeof contour / sizeof *contour;
	it.chart.x.name = "first logit";
	it.chart.y.name = "second logit";
	it.plot.title = "softmax(a, b, 0)";
}

static double loss(double a, double b)
{
	return pow(1 - a, 2) / 4 + 2 * pow(b - a * a / 2, 2);
}

static void descent(void)
{
	static const double contour[] = { 0.05, 0.25, 1, 3, 10, 30 };
	static const char *const name[] = { "plain descent", "with momentum" };
	make_map(-3, 3, loss);
	it.map.contour = contour;
	it.map.contours = sizeof contour / sizeof *contour;
	for (int k = 0; k < 2; k++) {
		double a = -2.4, b = -1.5, va = 0, vb = 0;
		for (int i = 0; i < STEPS; i++) {
			it.point[k][i] = (struct datum){ a, b };
			double da = -(1 - a) / 2 - 4 * (b - a * a / 2) * a,
			       db = 4 * (b - a * a / 2);
			va = (k > 0 ? 0.7 * va : 0) - 0.04 * da;
			vb = (k > 0 ? 0.7 * vb : 0) - 0.04 * db;
			a += va;
			b += vb;
		}
		it.data[1 + k] = (struct data){
			.kind = DATA_JOINED, .name = name[k], .point = it.point[k], .n = STEPS
		};
	}
	it.frame[0].n = 3;
	it.plot.title = "Two ways down";
	it.chart.x.name = "first weight";
	it.chart.y.name = "second weight";
}

static void rates(void)
{
	it.chart.x = (struct data_axis){ .name = "learning rate", .log = true };
	it.chart.y =
		(struct data_axis){ .name = "loss", .log = true, .nought = true, .lowest = -6 };
	it.plot.title = "Loss after 100 steps";
	for (int i = 0; i < RATES; i++) {
		double x = pow(10, -5 + 0.5 * i);
		it.point[0][i] = (struct datum){ x,
			i == 9		 ? 0
				: i > 10 ? NAN
					 : exp(-400 * x / (1 + 9 * x)) };
		it.point[1][i] = (struct datum){ x, 0.3 + 0.1 / (1 + x) };
	}
	it.data[0] = (struct data){
		.kind = DATA_JOINED, .name = "with relu", .point = it.point[0], .n = RATES
	};
	it.data[1] = (struct data){
		.kind = DATA_POINTS, .name = "with sigmoid", .point = it.point[1], .n = RATES
	};
	it.frame[0].n = 2;
}

static void crowd(void)
{
	struct datum largest = { 0, 0 };
	it.scatter = (struct scatter){ .n = 0 };
	for (int i = 0; i < 20000; i++) {
		struct datum p = { 20 * random_number() - 10, fabs(normal()) };
		scatter_add(&it.scatter, p.x, p.y);
		if (p.y > largest.y)
			largest = p;
	}
	it.across = (struct datum){ 0, 3 };
	it.data[0] = (struct data){ .kind = DATA_POINTS,
		.name = "errors",
		.most = "largest errors",
		.all = "all errors",
		.point = it.scatter.point,
		.n = it.scatter.n };
	it.data[1] =
		(struct data){ .kind = DATA_LEVEL, .name = "limit", .point = &it.across, .n = 1 };
	it.frame[0].n = 2;
	it.frame[0].base = 0;
	it.frame[0].named = largest;
	it.chart.y.unit = "ulp";
	it.plot.title = "Errors of a kernel";
}

static void matrix(void)
{
	enum { N = 4 };
	it.z = alloc_zero(N * N, sizeof *it.z);
	for (int r = 0; r < N; r++)
		for (int c = 0; c < N; c++)
			it.z[r * N + c] = (r == c ? 0.25 : 0) - 0.0625;
	it.map = (struct data_map){ .x_lo = 0.5,
		.x_hi = N + 0.5,
		.y_lo = 0.5,
		.y_hi = N + 0.5,
		.columns = N,
		.rows = N,
		.z = it.z,
		.cells = true };
	it.data[0] = (struct data){ .kind = DATA_MAP, .name = "slopes", .map = &it.map };
	it.frame[0].n = 1;
	it.plot.title = "Jacobian of softmax at 0";
}

void example_free(void)
{
	free(it.z);
	it.z = NULL;
	scatter_free(&it.scatter);
}

const struct plot *example_plot(enum example example)
{
	static void (*const make[EXAMPLES])(
		void) = { histograms, gradients, softmax, descent, rates, crowd, matrix };
	example_free();
	memset(&it, 0, sizeof it);
	it.frame[0] = (struct chart_frame){ .data = it.data, .base = NAN, .named.x = NAN };
	it.chart = (struct chart){ .frame = it.frame, .frames = 1 };
	it.plot = (struct plot){ .chart = &it.chart, .legend = true };
	make[example]();
	return &it.plot;
}
