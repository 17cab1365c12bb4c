/* Sites: places where a label might stand, and how good they are. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SITE_H
#define ACTPLOT_SITE_H

#include "plot/draw/label-obstacles.h"

#define SITE_OFF 0.5	/* em of a label from its line */
#define SITE_INSET 0.25 /* and from the frame's sides, at least */
#define SITE_NONE -1e9	/* the score of a place that touches something */

/* A place on trial. */
struct site {
	struct box box;
	struct point foot;
	double off;  /* em from the line */
	bool column; /* its neighbours stand to their lines as it does to its own */
};

struct box site_box(const struct label *, struct point centre);
/* How good a place is; SITE_NONE where it touches something, is nearer to the line of
   another, or no better than `best`. */
double site_score(const struct labels *, const struct field *, const struct label *,
	const struct site *, double best);
/* Puts a label there. */
void site_settle(struct label *, const struct site *, double score);
/* Where a leader from p meets a box. */
struct point site_edge(const struct box *, struct point p);
/* Finds and takes the best place for one label with the others where they are. Returns
   its score; SITE_NONE leaves it without a place. */
double site_find(const struct labels *, const struct field *, struct label *);
/* Finds the given element's label a place beside its line, as high up as it touches
   nothing. */
void site_find_swept(const struct labels *, const struct field *, struct label *);

#endif
