/* A plot: the curves and all that was asked about showing them; what every format is given. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_PLOT_REQUEST_H
#define ACTPLOT_PLOT_REQUEST_H

#include "act/activation.h"

enum unit { UNIT_NONE, UNIT_PIXEL, UNIT_MM, UNIT_CM, UNIT_IN, UNIT_PT };

enum y_sharing { Y_GROUPS, Y_OWN, Y_SHARED };

struct chart;

enum colour_when { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

/* The default dpi of a raster: of a page in mm, cm, in or pt, and of one in pixels. */
#define PAGE_DPI 300.0
#define PIXELS_DPI 96.0

/* The page of a picture, or the size of a text plot. */
struct plot_page {
	enum unit unit;	      /* UNIT_NONE: size not given */
	double width, height; /* in `unit`; cells for text plots where unit is UNIT_PIXEL */
	double dpi;	      /* 0: not given, the default */
};

/* The rows and numbers of a table. */
struct plot_table {
	size_t samples;	  /* rows */
	const double *at; /* abscissae given one by one, in any order: `ats` of them; a grid
	                     then gives these as they are. NULL: those of the range */
	size_t ats;
	bool bare; /* the column x is left out */
	bool hex;  /* CSV and TSV print doubles as %a does, the sign of zero kept */
};

/* What the reader of text can see. */
struct plot_text {
	enum colour_when colour;
	bool utf8;     /* more than ASCII */
	bool terminal; /* standard output is one */
};

struct plot {
	const struct curve *curve; /* `curves` of them, in the order of the command line */
	size_t curves;
	size_t operands;     /* how many CURVEs they came from; a family is one */
	struct exact lo, hi; /* the x range, lo < hi, both finite */
	bool has_y;	     /* y_lo, y_hi were given */
	double y_lo, y_hi;   /* an end that is infinite is where it would be without them */
	bool show[ORDERS];
	bool show_given; /* the user said so */
	bool ulps;	 /* the curve's values count units in the last place */
	struct plot_page page;
	struct plot_table table;
	struct plot_text text;
	bool panels;
	size_t panel_columns, panel_rows; /* 0: the best fit */
	enum y_sharing y_sharing;
	bool frame_all;	   /* y shows f and f' whatever of them is drawn */
	const char *title; /* the user's, valid UTF-8 without controls; NULL: from the curves */
	const struct chart *
		chart; /* what figures show in place of the curves, perhaps of data measured on them; over
				       the range of x, or where lo = hi over all of it. NULL: the curves. Tables are of the curves, if there are any */
	enum difference difference;    /* what a curve of KIND_DIFFERENCE counts in */
	const struct largest *largest; /* of it, for pictures to tell; NULL: nothing to tell */
	bool legend;
	const char *command; /* curves and options as they would be typed, for a file's record */
};

/* Points to f, f', f'' names for a column or label: "", "d_", "d2_". */
extern const char *const plot_order_prefix[ORDERS];

/* The abscissae of a table: row i is the double nearest lo + i (hi - lo)/(samples - 1), the
   ends exactly as typed; a range with fewer doubles than samples gives each once. */
struct grid {
	struct exact start, span; /* lo (samples - 1) and hi - lo, scaled by 2^-scale */
	double step[3];	     /* span/(samples - 1) in parts: of 23 bits, of 23 bits, the rest */
	double doubt;	     /* how far off a row by these may be; 0: they are not used */
	double tiny;	     /* what is smaller is a residue of rounding, scaled likewise */
	int scale;	     /* 0 but where doubles end, so that nothing overflows */
	double first, final; /* the ends, unscaled */
	double first_rest;   /* what the first is short of its exact value */
	size_t samples;	     /* as asked */
	bool each;	     /* every double of the range, since there are no more than samples */
	double last;	     /* what grid_next() gave before */
	size_t next;
	const double *at; /* plot->table.at, which then is all there is to give */
	size_t ats;
};

void grid_init(struct grid *, const struct plot *);
/* Starts over. */
void grid_rewind(struct grid *);
/* The next abscissa in *x, strictly above the one before (but for plot->table.at, given as it is);
   false after the last. */
bool grid_next(struct grid *, double *x);
/* The next ones, at most `most` of them; returns how many. */
size_t grid_take(struct grid *, double *x, size_t most);
/* How many grid_next() gives from the start. */
size_t grid_count(const struct grid *);

#endif
