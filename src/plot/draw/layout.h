/* What the parts of a figure share: the drawing, its views (laid-out frames), lanes. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_LAYOUT_H
#define ACTPLOT_LAYOUT_H

#include "base/text.h"
#include "plot/draw/figure.h"
#include "plot/model/ticks.h"

/* How much a page has room for; each leaves out what is named, and all before it. */
enum detail {
	DETAIL_FULL,
	DETAIL_NO_LEGEND, /* samples, formulas, the key line */
	DETAIL_NO_LETTER, /* extra ticks and the axis letter */
	DETAIL_NO_TITLE,  /* titles and captions */
	DETAIL_BARE	  /* tick labels */
};

/* One output of one curve, or a series of data: the colour of its lines and of its words. */
struct lane {
	const struct curve *curve; /* of data: what they were measured on, or NULL */
	size_t output;
	struct colour line, word;
	bool dashed;  /* the colours have been used up once */
	size_t first; /* the first lane of the view whose line it coincides with, or itself */
};

/* An axis: data values, scaled by `scale` lest hi - lo overflow, to the canvas. */
struct axis {
	double scale, from, span;
	double at, length; /* where `from` lies, and how far on hi is (y: negative) */
};

/* A frame laid out. */
struct view {
	const struct frame *frame;
	struct box box;
	struct axis x, y;
	struct ticks x_ticks, y_ticks;
	struct lane *lane;
	size_t lanes;
	bool family;  /* the lanes are one parameter's values */
	bool letter;  /* the axis letter goes below it */
	bool keyed;   /* a panel whose curves have no labels at their lines */
	bool unnamed; /* nor anywhere else: there was no room */
};

/* Where the names of curves stand that have no labels at their lines. */
enum key {
	KEY_NONE,
	KEY_COLUMN, /* at the right of the frames */
	KEY_ROWS    /* below them */
};

struct drawing {
	const struct scene *scene;
	const struct page *page;
	const struct theme *theme;
	const struct canvas *canvas;
	double em;	  /* the page's, or smaller for panels */
	bool snap;	  /* units are pixels: thin upright lines go to their centres */
	bool many;	  /* labels at the lines, not samples in the header */
	bool keyed;	  /* a key is wanted, instead of labels at the lines or a header's names */
	enum key key;	  /* the one there is room for */
	double key_size;  /* the column's width, or the height of the rows */
	double key_width; /* of the rows */
	double key_most;  /* their height at most */
	bool formulas;	  /* panels show theirs */
	enum detail detail;
	struct view *view;
	size_t views, columns, rows;
};

/* ---- layout.c */
void layout_init(struct drawing *, const struct scene *, const struct page *, const struct theme *,
	const struct canvas *);
/* Gives every view its box and ticks; again after `keyed` has been set. */
void layout_views(struct drawing *);
void layout_free(struct drawing *);
/* What share of the axis lies before a value: 0 at its beginning, 1 at its end; and its place on the canvas. */
double axis_share(const struct axis *, double value);
double axis_place(const struct axis *, double value);
/* The y of a thin horizontal, or the x of a thin vertical, line of `width` drawn
   sharply. */
double layout_snap(const struct drawing *, double at, double width);
struct font layout_font(const struct drawing *, enum face, double ems, struct colour);
struct text_extent layout_size(const struct drawing *, const char *markup, const struct font *);
/* Text with the middle of its digits at `at`.y. */
void layout_text(const struct drawing *, struct point at, enum anchor, const char *markup,
	const struct font *);
/* Straight line from a to b. */
void layout_line(const struct drawing *, struct point a, struct point b, const struct stroke *);

/* ---- theme.c */
/* `t` of the way from a to b in CIE Lab; `share` of a over b as light mixes on paper. */
struct colour colour_mix(struct colour a, struct colour b, double t);
struct colour colour_over(struct colour a, struct colour b, double share);
/* Gives the lanes of a view their colours: those that coincide the first one's. */
void theme_lanes(const struct theme *, struct view *);

/* ---- alike.c */
/* Finds the lanes of a view whose lines coincide. */
void alike_find(const struct drawing *, struct view *);
/* Then leaves alike only those that coincide in every view. */
void alike_share(const struct drawing *);
/* How many lines a view has, coinciding ones counted once. */
size_t alike_count(const struct view *);

/* ---- names.c: words; appended as markup unless said otherwise */
/* What a difference is, or its slope: plain text. */
const char *names_difference_word(const struct plot *, enum order);
/* What a line of a difference shows; `largest`: with the largest of f. */
void names_difference(struct text *, const struct plot *, enum order, bool largest);
/* Plain text: "A - B" gets a true minus. */
void names_put_minus(struct text *title);
/* Plain text. */
void names_title(struct text *, const struct scene *);
void names_view_title(struct text *, const struct view *);
/* A curve at its line, for the order shown; `full`: with the name of a family's
   parameter. */
void names_lane(struct text *, const struct view *, size_t lane, enum order, bool full);
/* All lanes that coincide with this first one: "GELU, Quick GELU", softmax's "2, 3" as
   one index. */
void names_alike(struct text *, const struct view *, size_t first, enum order, bool full);
/* Markup of which only the first `n` characters are kept, then an ellipsis. */
char *names_cut(const char *markup, size_t n);
/* What a frame of several shows; and that in fewer words. */
void names_caption(struct text *, const struct drawing *, const struct view *);
void names_short_caption(struct text *, const struct drawing *, const struct view *);

/* ---- notation.c: mathematics as markup */
/* A number to 4 digits; one that may be very small or large, as a power of ten then; and
   one given in ASCII, with a true minus and power of ten. */
void names_number(struct text *, double);
void names_scientific(struct text *, double);
void names_digits(struct text *, const char *digits);
/* "f(x)"; and the formula, `head`: with "f(x) = " before it. */
void names_order(struct text *, enum order);
void names_formula(struct text *, const struct curve *, enum order, bool head);
/* The axis letter: x, or the element of a vector that x takes the place of. NULL: x. */
void names_letter(struct text *, const struct curve *);
/* That element's number from 1 and the value given; false for other functions. */
bool names_swept(const struct curve *, size_t *index, double *value);
/* The parameters that no formula shows, "w = (-1, 1), b = (0, 0)", and what a vector
   function was given, "z = (z1, 0, -1)". False: there are none. */
bool names_params(struct text *, const struct curve *);
/* Parameter k: "alpha = 0.3", "w = (-0.5, 0.5, 1)". */
void names_value(struct text *, const struct curve *, int k);
/* What the lanes of a family have: "alpha = 0.1, 0.2". */
void names_values(struct text *, const struct view *);

/* ---- axes.c */
void axes_ticks(const struct drawing *, struct view *);
double axes_label_width(const struct drawing *, const struct ticks *);
void axes_grid(const struct drawing *, const struct view *);
void axes_asymptotes(const struct drawing *, const struct view *);
/* Whether the line of frame limit i is drawn. */
bool axes_shows_limit(const struct drawing *, const struct view *, size_t i);
void axes_labels(const struct drawing *, const struct view *);

/* ---- strokes.c */
void strokes_draw(const struct drawing *, const struct view *);
void strokes_band(const struct drawing *, const struct view *);
void strokes_pieces(const struct drawing *, const struct view *);
void strokes_marks(const struct drawing *, const struct view *);
/* Whether a line of the frame passes a mark of series `own` within `near` heights of the
   frame; lines that end there do not. */
bool strokes_passed(
	const struct view *, const struct series *own, const struct mark *, double near);
/* How a line of `order` is drawn; `dash` has room for the pattern. */
struct stroke strokes_style(const struct drawing *, const struct view *, const struct lane *,
	enum order, double dash[2]);

/* ---- band-fill.c: bands of curves, clipped as their lines are */
void shade_draw(const struct drawing *, const struct view *);
/* Makes a line's sample what is drawn of a series that is mostly bands. */
void shade_sample(const struct drawing *, const struct series *, struct stroke *);

/* ---- labels.c */

#define MOST_LABELS 8 /* more curves than this are named in a key */

/* Owners of lines and labels that are no lanes. */
enum {
	LABEL_ALL = 1000000, /* a piece that all lanes share */
	LABEL_SWEPT,	     /* the element that x takes the place of */
	LABEL_LOWER,	     /* the edges of rrelu's band */
	LABEL_UPPER
};

struct label {
	char *markup;
	struct font font;
	struct text_extent extent;
	struct box box;	   /* of the ink, where it was placed */
	struct point foot; /* the place on the line that it names */
	size_t owner;	   /* a lane, or one of the above */
	double score;	   /* of that place */
	bool placed, leader, hopeless;
};

struct labels {
	struct label *label;
	size_t n, room;
};

/* Finds places for the labels of a view. False if a curve's label found none: then no
   curve has one. */
bool labels_place(struct labels *, const struct drawing *, const struct view *);
void labels_draw(const struct labels *, const struct drawing *);
void labels_free(struct labels *);

/* ---- header.c */
void header_draw(const struct drawing *);
/* Sets `unnamed`. */
void header_view(const struct drawing *, struct view *);

/* Whether the header has room for the names of the curves in one frame. */
bool header_has_names(const struct drawing *);
/* Whether most panels have room for their formula: on one of six it looks like a mistake. */
bool header_has_formulas(const struct drawing *);

/* ---- key.c: names of curves that have no labels at their lines */
/* The width of a key column for `height` of frames; the height of rows of key_width. */
double key_column_width(const struct drawing *, double height);
/* Whether no name is too wide for a column. */
bool key_column_fits(const struct drawing *);
double key_rows_height(const struct drawing *);
void key_draw(const struct drawing *);

#endif
