/* Fuzz target: whole command lines, an argument a line, with CSV of what they ask for in memory. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "cli/request.h"
#include "cli/verbs.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define WORDS 64
#define ROWS 16

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Nothing is run, so nothing is written: the request's plot alone, to memory. */
static void tabulate(struct request *r)
{
	if (strcmp(r->verb->name, "plot") != 0)
		return;
	if (r->plot.table.samples > ROWS)
		r->plot.table.samples = ROWS;
	struct sink *sink = sink_open_memory();
	format_write(&format_csv, &r->plot, NULL, sink);
	sink_close(sink);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct request r = { 0 };
	char program[] = "actplot", *word[WORDS + 1] = { program };
	int words = 1;
	char *text = malloc(n + 1);
	memcpy(text, data, n);
	text[n] = '\0';
	for (char *at = text; at != NULL && words < WORDS;) {
		word[words++] = at;
		at = strchr(at, '\n');
		if (at != NULL)
			*at++ = '\0';
	}
	if (request_parse(&r, words, word) == 0 && !r.help && !r.version && !r.start)
		tabulate(&r);
	request_free(&r);
	free(text);
	return 0;
}
