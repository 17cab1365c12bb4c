/* Calls: how a framework spells a curve, its parameters filled in. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_CALL_H
#define ACTPLOT_CALL_H

#include "act/activation.h"

#define CALL_UNITS "64" /* of layers whose size nothing tells */

/* The framework's call with the curve's values in the place of $NAME, and `units` in the place of
   a dense layer's number of them (NULL: as it stands). NULL if the row has none; else the caller
   frees it. */
char *call_text(const struct curve *, const char *framework, const char *units);

#endif
