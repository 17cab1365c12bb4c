/* Hints: what was meant by an operand that is no function. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_HINTS_H
#define ACTPLOT_HINTS_H

#include "cli/request.h"

/* Says which command operand `i`, which is no function, was meant for. False, and nothing said, where nobody
   can tell. */
bool hint_operand(const struct request *, size_t i);

#endif
