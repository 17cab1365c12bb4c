/* exact_face where exact evaluation is linked in: in its module, and in the programs of the tests. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/exact/face.h"

const struct exact_face *exact_face(void)
{
	static const struct exact_face face = {
		.digits = exact_digits,
		.references = exact_references,
		.limit = exact_limit,
		.settle = exact_settle,
	};
	return &face;
}
