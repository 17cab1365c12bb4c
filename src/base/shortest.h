/* The shortest decimal text of a double: the C face of the one C++ file. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SHORTEST_H
#define ACTPLOT_SHORTEST_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Writes finite x to `out` as std::to_chars does, without a NUL; at most 24 bytes.
   Returns how many. */
size_t shortest_format(double x, char *out, size_t size);

#ifdef __cplusplus
}
#endif

#endif
