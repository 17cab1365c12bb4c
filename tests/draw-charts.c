/* Writes the charts of charts.c in a format, to look at: tests/draw-charts FORMAT FOLDER. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "charts.h"

#include "base/alloc.h"
#include "out/format.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	const struct format *format = argc == 3 ? format_find(argv[1]) : NULL;
	if (format == NULL) {
		fputs("usage: draw-charts FORMAT FOLDER\n", stderr);
		return 2;
	}
	for (int i = 0; i < EXAMPLES; i++) {
		const struct plot *plot = example_plot((enum example)i);
		char *path = alloc_print("%s/%s.%s", argv[2], example_name[i], format->suffix);
		struct sink *sink = sink_open_file(path);
		int status = sink != NULL ? format_write(format, plot, NULL, sink) : -1;
		if (status < 0 || sink_close(sink) < 0)
			return 1;
		free(path);
	}
	example_free();
	return 0;
}
