/* A scene: frames with their series and y ranges, worked out before any size is known. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SCENE_H
#define ACTPLOT_SCENE_H

#include "plot/model/chart.h"
#include "plot/model/plot-request.h"
#include "plot/model/trace.h"

/* One line of a figure: a traced curve, or data. */
struct series {
	const struct data *data;   /* NULL: a curve */
	const struct curve *curve; /* of data: what they were measured on, or NULL */
	size_t output;		   /* of data: their number in the frame */
	enum order order;
	struct trace trace; /* of data: nothing */
};

struct frame {
	struct series *series; /* in drawing order of the curves, each f, f', f'' */
	size_t n;
	size_t operand;			 /* in panels: the CURVE shown */
	const struct chart_frame *chart; /* NULL: curves are shown */
	double y_lo, y_hi;		 /* what the frame shows */
	bool cut;	     /* the range is no hull with margins: cut there, or given */
	bool cut_lo, cut_hi; /* the curves go on below it, above it */
	bool log; /* y is the exponent of ten; `nought`, below all decades, stands for 0: NAN where 0 has no place */
	double nought;
	double limit[8]; /* finite limits of f at both infinities, without repeats, ascending */
	size_t limits;
	double wanted[24]; /* what ticks should hit: limits, f(0), largest and plateau f' */
	size_t n_wanted;
	double plateau[8]; /* limits of f' (and of f) that may become ticks of their own */
	size_t plateaus;
};

enum arrangement {
	SCENE_SINGLE, /* one frame; one or two curves: f solid, f' dashed */
	SCENE_PAIR,   /* a frame for each shown order (two, or three with d2f), all curves solid */
	SCENE_PANELS  /* a frame for each CURVE */
};

/* What its user should know of a scene. */
struct remark {
	bool warning;	/* else a note */
	char *sentence; /* owned */
};

struct scene {
	const struct plot *plot;
	enum arrangement arrangement;
	struct frame *frame;
	size_t frames;
	double x_lo, x_hi;    /* exponents of ten, where the chart's axis of x is logarithmic */
	size_t columns, rows; /* of frames, for SCENE_PANELS */
	bool family;	      /* the curves are one family (one operand, one parameter varied) */
	bool vector;	      /* the curves are the outputs of one vector function */
	struct remark remark
		[3]; /* that y is cut; that curves lie beyond it; that values are not finite */
	size_t remarks;
	bool show[ORDERS]; /* as plot->show; but where nobody asked no f' of a count of ulps */
};

/* Builds the scene of `plot` by sections 4, 5 and 12 of the style. 0; -1 after saying
   "nothing finite to draw". What else there is to say it remarks. `plot` is borrowed as long as the scene lives. */
int scene_init(struct scene *, const struct plot *plot);
void scene_free(struct scene *);
/* Says what the scene remarks: whoever shows it does, once for all its pictures. */
void scene_tell(const struct scene *);
/* Adds a remark; takes the sentence. */
void scene_remark(struct scene *, bool warning, char *sentence);
/* chart-frames.c: a frame for each of plot->chart. 0; -1 where there is nothing to show. */
int scene_chart(struct scene *);
/* The first map of a frame; NULL if it has none. */
const struct data_map *frame_map(const struct frame *);
/* Chooses columns and rows of panels. */
void scene_panels(struct scene *);

#endif
