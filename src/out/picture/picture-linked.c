/* picture_face where cairo is linked in: in its module, and in the programs of the tests. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/picture/surfaces.h"

const struct picture_face *picture_face(void)
{
	static const struct picture_face face = { .make = surfaces_make };
	return &face;
}
