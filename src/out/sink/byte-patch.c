/* Patches in cairo's byte stream, and the date that documents carry. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "out/sink/byte-patch.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* All passages that are patched come before the drawing itself; what is longer without
   them is let through. */
#define HELD_MAX ((size_t)1 << 20)

/* Does what is next to do on what is held; false where its passage is not complete. */
static bool splice(struct patch *patch)
{
	const struct splice *next = &patch->splice[patch->done];
	const char *head = text_string(&patch->held);
	const char *from = strstr(head, next->from);
	const char *upto = from != NULL ? strstr(from + strlen(next->from), next->upto) : NULL;
	if (upto == NULL)
		return false;
	const char *resume = next->keep ? upto + strlen(next->upto) : upto;
	const char *stop = next->keep ? resume : from;
	struct text rest = { 0 };
	text_add(&rest, resume);
	sink_write(patch->sink, head, (size_t)(stop - head));
	sink_puts(patch->sink, next->insert);
	text_free(&patch->held);
	patch->held = rest;
	patch->done++;
	return true;
}

int patch_write(struct patch *patch, const void *bytes, size_t n)
{
	if (patch->done < patch->splices && patch->held.n <= HELD_MAX) {
		text_add_n(&patch->held, bytes, n);
		while (patch->done < patch->splices && splice(patch))
			;
	} else {
		patch_finish(patch);
		sink_write(patch->sink, bytes, n);
	}
	return sink_failed(patch->sink) != 0 ? -1 : 0;
}

void patch_finish(struct patch *patch)
{
	sink_write(patch->sink, text_string(&patch->held), patch->held.n);
	text_free(&patch->held);
}

int patch_date(char out[DATE_SIZE])
{
	size_t seconds = 0;
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	if (epoch != NULL && !number_read_count(epoch, 0, DATE_MAX, &seconds)) {
		say_error(_("invalid SOURCE_DATE_EPOCH %s: expected a count of seconds"),
			quote(epoch));
		return -1;
	}
	time_t when = (time_t)seconds;
	struct tm utc;
	gmtime_r(&when, &utc);
	strftime(out, DATE_SIZE, "%Y-%m-%dT%H:%M:%SZ", &utc);
	return 0;
}
