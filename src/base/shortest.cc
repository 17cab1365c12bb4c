/* The shortest decimal text of a double, by std::to_chars; the only C++ here. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/shortest.h"

#include <charconv>

size_t shortest_format(double x, char *out, size_t size)
{
	return static_cast<size_t>(std::to_chars(out, out + size, x).ptr - out);
}
