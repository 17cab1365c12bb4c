/* A sink: a byte stream to standard output or a file, whose first failure sticks. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SINK_H
#define ACTPLOT_SINK_H

#include <stdbool.h>
#include <stddef.h>

struct sink;

/* Opaque; all writing goes through one buffer. A regular file (or a new one) is written under a
   temporary, preferably nameless, file beside it and replaces the target by rename when
   sink_close() succeeds; devices, FIFOs and terminals are written directly; a symbolic link's
   target is replaced, the link kept; the mode of an existing file is kept. Both return NULL
   after saying why ("actplot: 'd/x.png': Permission denied"). */
struct sink *sink_open_file(const char *path);
struct sink *sink_open_stdout(void);
/* Collects bytes in memory; sink_close() frees them. */
struct sink *sink_open_memory(void);
const char *sink_memory(const struct sink *, size_t *n); /* borrowed until the next write */

/* Checks, without changing anything, that sink_open_file() could succeed. 0, or -1 after
   saying why. */
int sink_check(const char *path);

void sink_write(struct sink *, const void *bytes, size_t n);
void sink_puts(struct sink *, const char *string);
void sink_printf(struct sink *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void sink_number(struct sink *, double x); /* as number_format() */

/* Hands on what was written so far: for whoever waits for an answer. */
void sink_flush(struct sink *);

/* The first errno that befell it, 0 for none; long jobs stop when it is set. */
int sink_failed(const struct sink *);
/* Marks it failed without an errno of its own (a library failed; the caller has said so). */
void sink_abandon(struct sink *);

/* Flushes, closes, moves into place, and frees the sink. 0; or -1 after saying "write error:
   WHY", the target then being as it was before. */
int sink_close(struct sink *);

/* For main: puts /dev/null on closed descriptors 0 to 2, opened so that writing to 1 still fails,
   ignores SIGXFSZ, and installs handlers that remove temporary files on SIGINT, SIGTERM,
   SIGHUP and their like. Call first. */
void sink_start(void);

#endif
