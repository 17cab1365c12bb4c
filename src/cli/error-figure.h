/* The figure of check: the errors of all values, in ulp. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_ERROR_FIGURE_H
#define ACTPLOT_ERROR_FIGURE_H

#include "cli/request.h"
#include "plot/cloud.h"

/* Writes the request's pictures from the errors of `lines` lines; sets the cloud's limit
   and unit. 0; -1 after saying why. */
int error_figure_write(const struct request *, struct cloud *, size_t lines);

#endif
