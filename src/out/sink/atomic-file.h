/* Where a file goes: links followed, a temporary beside it, renamed when complete. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_PLACE_H
#define ACTPLOT_PLACE_H

#include <stdbool.h>

struct file_place;

/* Opens `path` for writing as out/sink.h says; the descriptor in *fd. NULL with errno
   set. */
struct file_place *place_open(const char *path, int *fd);
/* Could place_open() succeed? Changes nothing. 0, or -1 with errno set. */
int place_check(const char *path);
/* Closes `fd`; where `keep`, the file then takes its name, otherwise what was written
   vanishes. Frees the place. 0, or -1 with errno set and the target as it was. */
int place_close(struct file_place *, int fd, bool keep);

#endif
