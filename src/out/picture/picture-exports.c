/* What the module of pictures exports. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/module.h"
#include "out/picture/picture.h"

static const void *face(void)
{
	return picture_face();
}

extern const struct module module __attribute__((visibility("default")));
const struct module module = { PACKAGE_VERSION, face };
