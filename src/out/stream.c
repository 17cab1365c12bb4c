/* A patch in cairo's byte stream, and the date that documents carry. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "out/stream.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Both passages that are patched stand in the first few hundred bytes; a stream that is longer
   without them is not what was expected, and is let through for patch_finish() to report. */
#define HELD_MAX 65536

static void release(struct patch *patch)
{
	sink_write(patch->sink, text_string(&patch->held), patch->held.n);
	text_free(&patch->held);
}

static void splice(struct patch *patch, const char *from, const char *upto)
{
	const char *head = text_string(&patch->held);
	const char *tail = head + patch->held.n;
	const char *resume = patch->keep ? upto + strlen(patch->upto) : upto;
	const char *stop = patch->keep ? resume : from;
	sink_write(patch->sink, head, (size_t)(stop - head));
	sink_puts(patch->sink, patch->insert);
	sink_write(patch->sink, resume, (size_t)(tail - resume));
	text_free(&patch->held);
	patch->done = true;
}

int patch_write(struct patch *patch, const void *bytes, size_t n)
{
	if (patch->from == NULL || patch->done || patch->held.n > HELD_MAX) {
		if (patch->held.n > 0)
			release(patch);
		sink_write(patch->sink, bytes, n);
	} else {
		text_add_n(&patch->held, bytes, n);
		const char *from = strstr(text_string(&patch->held), patch->from);
		const char *upto = from != NULL ? strstr(from + strlen(patch->from), patch->upto) : NULL;
		if (upto != NULL)
			splice(patch, from, upto);
	}
	return sink_failed(patch->sink) != 0 ? -1 : 0;
}

int patch_finish(struct patch *patch)
{
	if (patch->held.n > 0)
		release(patch);
	return patch->from == NULL || patch->done ? 0 : -1;
}

int patch_date(char out[DATE_SIZE])
{
	size_t seconds = 0;
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	if (epoch != NULL && !number_read_count(epoch, 0, DATE_MAX, &seconds)) {
		say_error(_("invalid SOURCE_DATE_EPOCH %s: expected a count of seconds"), quote(epoch));
		return -1;
	}
	time_t when = (time_t)seconds;
	struct tm utc;
	gmtime_r(&when, &utc);
	strftime(out, DATE_SIZE, "%Y-%m-%dT%H:%M:%SZ", &utc);
	return 0;
}
