/* What the module of exact evaluation exports. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/module.h"
#include "expr/exact/face.h"

static const void *face(void)
{
	return exact_face();
}

extern const struct module module __attribute__((visibility("default")));
const struct module module = { PACKAGE_VERSION, face };
