/* A patch: cairo's byte stream on its way to the sink, with one passage of it replaced. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_STREAM_H
#define ACTPLOT_STREAM_H

#include "base/text.h"
#include "out/sink.h"

/* From the first `from` to the first `upto` behind it the stream is replaced by `insert`; with
   `keep` both stay and `insert` follows them. Set `sink` and these four, the rest to zero. */
struct patch {
	struct sink *sink;
	const char *from, *upto; /* NULL: the stream goes through as it is */
	bool keep;
	const char *insert;
	struct text held; /* what came before the passage was complete */
	bool done;
};

/* 0; -1 once the sink has failed. */
int patch_write(struct patch *, const void *bytes, size_t n);
/* Writes what is still held, and frees it. -1 where the passage never came. */
int patch_finish(struct patch *);

/* The date that documents carry: SOURCE_DATE_EPOCH, else the epoch itself, as ISO 8601 in UTC.
   0; -1 after saying that SOURCE_DATE_EPOCH is no count of seconds. */
#define DATE_SIZE 32
/* The last second of the year 9999: four digits are what the date formats have room for. */
#define DATE_MAX 253402300799
int patch_date(char out[DATE_SIZE]);

#endif
