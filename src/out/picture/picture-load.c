/* picture_face in the program: the module is loaded when it is first asked for. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/module.h"
#include "out/picture/picture.h"

const struct picture_face *picture_face(void)
{
	static const struct picture_face *face;
	if (face == NULL)
		face = module_open("picture");
	return face;
}
