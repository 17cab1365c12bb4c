/* The cases of test-figure that have files of their own. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_TEST_FIGURE_H
#define ACTPLOT_TEST_FIGURE_H

#include "suite.h"

TCase *figure_labels(void);

#endif
