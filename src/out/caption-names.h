/* Captions' own names: of lines, their curves and parameters. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_CAPTION_NAMES_H
#define ACTPLOT_CAPTION_NAMES_H

#include "out/caption.h"

/* Outputs of curves in a frame are its lanes; each has its orders one after the other. How many there are among
   the first `series`. */
size_t caption_lanes(const struct frame *, size_t series);
bool caption_same_lane(const struct series *, const struct series *);

enum expr_style caption_style(const struct caption *);
/* A number to four digits. */
void caption_add_number(const struct caption *, struct text *, double);
/* "alpha = 0.3", a vector in round brackets. */
void caption_add_param(const struct caption *, struct text *, const struct curve *, int k);
/* Which parameters stand beside a title. */
enum params { PARAMS_NONE, PARAMS_SET, PARAMS_ALL };
/* Whether all curves of its frame come from one CURVE with several values of a parameter. */
bool caption_is_family(const struct caption *, const struct curve *);
/* Whether parameter k of a function of lists is a factor of 1 that nobody gave: neither title nor formula tell it, as in
   figures. */
bool caption_folds(const struct curve *, int k);
/* The title of one curve, the framework, and parameters but for one that a family varies. */
void caption_add_title(const struct caption *, struct text *, const struct curve *, enum params);
/* What tells a line from the others of its frame, short enough for the end of the line. */
void caption_add_label(const struct caption *, struct text *, const struct series *);

#endif
