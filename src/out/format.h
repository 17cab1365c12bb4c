/* The table of output formats: one row a format. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_FORMAT_H
#define ACTPLOT_FORMAT_H

#include "out/sink/sink.h"
#include "plot/model/scene.h"

/* Kinds of formats, each one that an option may be about. Bits, so that an option or a verb can name several. */
enum format_kind {
	FORMAT_TABLE = 1, /* csv, tsv */
	FORMAT_JSON = 2,
	FORMAT_CELLS = 4,   /* text plots: --size is in cells, colour may be used */
	FORMAT_RASTER = 8,  /* png */
	FORMAT_SHEET = 16,  /* svg, pdf, eps */
	FORMAT_SCRIPT = 32, /* gnuplot */
	FORMAT_WORDS = 64,  /* what a verb writes in words of its own; no row of formats[] */
	FORMATS_DRAWN = FORMAT_CELLS | FORMAT_RASTER | FORMAT_SHEET | FORMAT_SCRIPT
};

struct format {
	enum format_kind kind;
	const char *name;   /* what --format takes, and the option of that name: "png" */
	const char *suffix; /* of its files, without the dot: "txt" for ascii */
	const char *help;   /* N_("PNG picture"); for --help and the manual */
	const char *label;  /* how a message names it: "PNG" */
	bool binary;	    /* refused to a terminal */
	bool to_file;	    /* goes to a file where no -o is given */
	/* Writes the plot. What is drawn is given the finished scene of its curves, from which `plot` may differ in what
	   concerns the output alone (terminal, command); a table is given NULL. 0; or -1 after saying why (a sink's
	   failure is said by sink_close). */
	int (*write)(const struct plot *, const struct scene *, struct sink *);
};

/* Writes a plot whatever the format; what is drawn is given `scene`, or where that is NULL one made here, whose remarks
   are no news there. 0; -1 as
   above, and then nothing worth keeping is in the sink. */
int format_write(const struct format *, const struct plot *, const struct scene *, struct sink *);

/* In the order of --help; ends at NULL. */
extern const struct format *const formats[];

const struct format *format_find(const char *name); /* exact name; NULL */
/* The text plot to print: braille in UTF-8, but ASCII on the Linux console, whose fonts have no such dots. */
const struct format *format_of_terminal(bool utf8);
/* By the ending of a file name, case ignored: "txt" gives the text plot fit for utf8 or not, "tex", "gp" ... NULL. */
const struct format *format_of_file(const char *path, bool utf8);

/* Each lives in the file of its name. */
extern const struct format format_ascii, format_braille;		   /* cells.c */
extern const struct format format_csv, format_tsv, format_json;		   /* table.c, json.c */
extern const struct format format_png, format_svg, format_pdf, format_eps; /* surfaces.c */
extern const struct format format_gnuplot;				   /* gnuplot.c */

#endif
