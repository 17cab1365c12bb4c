/* What the teaching layer's tests share: their groups, one a file. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_TEACH_TESTS_H
#define ACTPLOT_TEACH_TESTS_H

#include "suite.h"

TCase *teach_choose(void);
TCase *teach_compare(void);
TCase *teach_explain(void);

#endif
