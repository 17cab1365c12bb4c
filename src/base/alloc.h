/* Allocation that cannot fail: out of memory ends the program with one line and status 1. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_ALLOC_H
#define ACTPLOT_ALLOC_H

#include <stddef.h>

/* A zeroed block of `count` elements of `size` bytes, owned by the caller (free()). The
   product is checked for overflow. Never NULL, also for zero elements. */
void *alloc_zero(size_t count, size_t size);

/* `block` (NULL for none) resized to `count` elements of `size` bytes; what is new is not
   zeroed. The old pointer is dead, the new one the caller's. */
void *alloc_resize(void *block, size_t count, size_t size);

/* Room for one element more: `block` holds `used` of `*room` elements; grown by half or more
   when they are equal. Returns the block to use from now on. */
void *alloc_grow(void *block, size_t used, size_t *room, size_t size);

/* Copies owned by the caller. */
char *alloc_copy(const char *string);
char *alloc_copy_n(const char *bytes, size_t n);
char *alloc_print(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
