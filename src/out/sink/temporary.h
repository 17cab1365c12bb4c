/* Temporary files that have a name: made, renamed, removed also when a signal kills. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_TEMPORARY_H
#define ACTPLOT_TEMPORARY_H

/* What gives a file the name `name` in `folder`: 0, or -1 and errno; EEXIST asks for
   another. */
struct temporary_maker {
	int (*make)(struct temporary_maker *, int folder, const char *name);
	int fd;
	unsigned mode;
};

/* Makes a temporary in the folder, an open descriptor that must outlive it. Returns its
   number for temporary_end(), or -1 with errno set. */
int temporary_name(int folder, struct temporary_maker *);
/* Renames it to `target` in its folder; removes it where that is NULL or fails. 0, or -1
   with errno set. */
int temporary_end(int number, const char *target);

#endif
