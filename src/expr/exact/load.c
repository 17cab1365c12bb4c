/* exact_face in the program: the module is loaded when it is first asked for. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/module.h"
#include "expr/exact/face.h"

const struct exact_face *exact_face(void)
{
	static const struct exact_face *face;
	if (face == NULL)
		face = module_open("exact");
	return face;
}
