/* Hulls: what a frame's curves span, and the range of y made of it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_HULL_H
#define ACTPLOT_HULL_H

#include "plot/model/extent.h"
#include "plot/model/eval-cache.h"
#include "plot/model/scene.h"

/* What a frame's curves span before any margin, and how many of their values were lost. */
struct hull {
	double lo, hi;	       /* what is shown; lo > hi: nothing finite */
	bool cut_lo, cut_hi;   /* a curve that diverges is cut right there */
	bool past_lo, past_hi; /* some curve goes on beyond */
	bool pole;	       /* to where no range reaches */
	double steepest;       /* the largest f', -INFINITY for none */
	size_t looked, lost;
	size_t group; /* frames of one group show the same y */
	struct extent *
		extent; /* owned: of every line, and of f and f' where all frames are to be alike */
	size_t extents, room;
};

/* Measures all that frame `index` spans, and fills its limits, ticks wanted and plateaus. `cache` has one for each
   curve of the plot. */
void hull_measure(const struct scene *, size_t index, struct hull *, struct eval_cache *cache);
void hull_free(struct hull *);
/* Whether a frame draws an order, and a curve. */
bool hull_draws_order(const struct scene *, size_t frame, enum order);
bool hull_draws_curve(const struct scene *, size_t frame, const struct curve *);

/* ---- y-range.c */

/* Cuts the hulls of all frames, groups panels that share y, gives each frame its range. */
void hull_set_ranges(struct scene *, struct hull *);
/* Traces look closer than what the hulls come from. True if one saw far more of y: then the hulls are of that. */
bool hull_outgrow(const struct scene *, struct hull *);
/* Frames that share y share their ticks, so what these should hit. */
void hull_share_ticks(struct scene *, const struct hull *);
/* Remarks where y is cut. */
void hull_note_cut(struct scene *, const struct hull *);

#endif
