/* Pictures on cairo's surfaces. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SURFACES_H
#define ACTPLOT_SURFACES_H

#include "out/picture/picture.h"

/* As `make` of struct picture_face. */
const char *surfaces_make(const struct picture *);

#endif
