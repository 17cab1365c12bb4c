/* A patch: cairo's byte stream on its way to the sink, with passages of it replaced. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_STREAM_H
#define ACTPLOT_STREAM_H

#include "base/text.h"
#include "out/sink/sink.h"

/* From the first `from` to the first `upto` behind it the stream is replaced by `insert`;
   with `keep` both stay and `insert` follows them. */
struct splice {
	const char *from, *upto;
	bool keep;
	const char *insert;
};

/* Set the first three, the rest to zero. */
struct patch {
	struct sink *sink;
	const struct splice *splice; /* `splices` of them, in the order in which they come */
	size_t splices;
	size_t done;
	struct text held; /* what has come since the last */
};

/* 0; -1 once the sink has failed. */
int patch_write(struct patch *, const void *bytes, size_t n);
/* Writes what is still held, where a passage never came, and frees it. */
void patch_finish(struct patch *);

/* The date that documents carry: SOURCE_DATE_EPOCH, else the epoch itself, as ISO 8601 in
   UTC. 0; -1 after saying that SOURCE_DATE_EPOCH is no count of seconds. */
#define DATE_SIZE 32
/* The last second of the year 9999: dates have room for four digits. */
#define DATE_MAX 253402300799
int patch_date(char out[DATE_SIZE]);

#endif
