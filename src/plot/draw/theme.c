/* Themes: the colours of figures, and how families and several curves get theirs. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/draw/layout.h"

#include <math.h>

#define RGB(hex)                                                                     \
	{                                                                            \
		(double)((hex) >> 16 & 255) / 255, (double)((hex) >> 8 & 255) / 255, \
			(double)((hex)&255) / 255, 1                                 \
	}

const struct theme theme_light = {
	.name = "light",
	.background = RGB(0xFFFFFF),
	.ink = RGB(0x1F2328),
	.muted = RGB(0x59636E),
	.grid = RGB(0xE7E9EC),
	.zero = RGB(0x9AA2AB),
	.asymptote = RGB(0x7A838D),
	.zone = RGB(0xF3EEE3),
	.order = { RGB(0xD0021B), RGB(0x0B4FB3), RGB(0x4D5560) },
	.several = { RGB(0x0072B2), RGB(0xD55E00), RGB(0x1F4D1A), RGB(0xA02CE0), RGB(0xA6785A),
		RGB(0x6B1B4D) },
	.family_lo = RGB(0x9CC3EA),
	.family_hi = RGB(0x0A3F7C),
	.family_text = RGB(0x2F6DA8),
	.map = { RGB(0xF8F9E0), RGB(0x41AEC0), RGB(0x0C2C7A) },
};

/* ---- CIE Lab, from sRGB (IEC 61966-2-1) with the white point D65 ------------------- */

#define WHITE_X 0.95047
#define WHITE_Z 1.08883

static double to_linear(double v)
{
	return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double to_srgb(double v)
{
	v = fmin(fmax(v, 0), 1);
	return v <= 0.0031308 ? 12.92 * v : 1.055 * pow(v, 1 / 2.4) - 0.055;
}

static double lab_curve(double t)
{
	return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

static double lab_inverse(double f)
{
	return f > 6.0 / 29 ? f * f * f : (116 * f - 16) * 27 / 24389;
}

static void to_lab(struct colour c, double lab[3])
{
	double r = to_linear(c.r), g = to_linear(c.g), b = to_linear(c.b);
	double x = lab_curve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / WHITE_X);
	double y = lab_curve(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
	double z = lab_curve((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / WHITE_Z);
	lab[0] = 116 * y - 16;
	lab[1] = 500 * (x - y);
	lab[2] = 200 * (y - z);
}

static struct colour from_lab(const double lab[3])
{
	double f = (lab[0] + 16) / 116;
	double x = lab_inverse(f + lab[1] / 500) * WHITE_X;
	double y = lab_inverse(f);
	double z = lab_inverse(f - lab[2] / 200) * WHITE_Z;
	return (struct colour){
		.r = to_srgb(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
		.g = to_srgb(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z),
		.b = to_srgb(0.0556434 * x - 0.2040259 * y + 1.0572252 * z),
		.a = 1,
	};
}

struct colour colour_mix(struct colour a, struct colour b, double t)
{
	if (t <= 0)
		return a;
	if (t >= 1)
		return b;
	double from[3], to[3];
	to_lab(a, from);
	to_lab(b, to);
	for (int i = 0; i < 3; i++)
		from[i] += t * (to[i] - from[i]);
	return from_lab(from);
}

struct colour colour_over(struct colour a, struct colour b, double share)
{
	return (struct colour){
		.r = b.r + share * (a.r - b.r),
		.g = b.g + share * (a.g - b.g),
		.b = b.b + share * (a.b - b.b),
		.a = 1,
	};
}

/* ---- lanes ------------------------------------------------------------------------- */

static double varied(const struct lane *lane)
{
	return lane->curve->scalar[lane->curve->varied];
}

/* How many of the family's values are below the lane's own: the ramp goes by rank, so
   that values close together still differ. */
static size_t rank(const struct view *view, size_t lane)
{
	size_t below = 0;
	for (size_t i = 0; i < view->lanes; i++)
		below += varied(&view->lane[i]) < varied(&view->lane[lane]);
	return below;
}

/* Gives lane i a place on the family's ramp. */
static void on_ramp(const struct theme *theme, struct lane *lane, double t)
{
	lane->line = colour_mix(theme->family_lo, theme->family_hi, t);
	lane->word = colour_mix(theme->family_text, theme->family_hi, t);
	lane->dashed = false;
}

/* Lane i of several: its own colour, then the same dashed; where lines outnumber both what
   is left to tell is their order. Of very many lanes only lines that differ are counted. */
static void give_colour(const struct theme *theme, struct view *view, size_t i)
{
	size_t colours = sizeof theme->several / sizeof theme->several[0], number = i;
	struct lane *lane = &view->lane[i];
	if (view->lanes > 2 * colours) {
		size_t lines = alike_count(view);
		number = 0;
		for (size_t k = 0; k < i; k++)
			number += view->lane[k].first == k;
		if (lines > 2 * colours) {
			on_ramp(theme, lane, (double)number / (double)(lines - 1));
			return;
		}
	}
	lane->line = lane->word = theme->several[number % colours];
	lane->dashed = number / colours % 2 == 1;
}

void theme_lanes(const struct theme *theme, struct view *view)
{
	for (size_t i = 0; i < view->lanes; i++) {
		size_t last = view->lanes > 1 ? view->lanes - 1 : 1;
		if (view->family)
			on_ramp(theme, &view->lane[i], (double)rank(view, i) / (double)last);
		else if (view->lane[i].first == i)
			give_colour(theme, view, i);
	}
	for (size_t i = 0; i < view->lanes; i++) {
		const struct lane *first = &view->lane[view->lane[i].first];
		view->lane[i].line = first->line;
		view->lane[i].word = first->word;
		view->lane[i].dashed = first->dashed;
	}
}
