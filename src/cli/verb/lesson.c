/* What explain, compare and choose share: pages of text, and where they go. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "cli/verb/lesson.h"
#include "base/gettext.h"
#include "base/number.h"
#include "cli/output-targets.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define WIDTH 80
#define WIDTH_MIN 40
#define WIDTH_MAX 100 /* longer lines are hard to read */

/* COLUMNS counts only on a terminal, as for text plots. */
static size_t page_width(const struct request *r)
{
	struct winsize size;
	size_t width = WIDTH;
	if (!r->plot.text.terminal)
		return WIDTH;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		width = size.ws_col;
	const char *columns = getenv("COLUMNS");
	if (columns != NULL)
		number_read_count(columns, 1, 10000, &width);
	return width < WIDTH_MIN ? WIDTH_MIN : width > WIDTH_MAX ? WIDTH_MAX : width;
}

struct teach_page lesson_page(const struct request *r)
{
	const struct format *format = r->result[0].format;
	return (struct teach_page){
		.width = page_width(r),
		.utf8 = r->plot.text.utf8,
		.style = format == &format_json ? TEACH_JSON
			: format == &format_csv ? TEACH_CSV
			: format == &format_tsv ? TEACH_TSV
			: r->markdown		? TEACH_MARKDOWN
						: TEACH_TEXT,
	};
}

int lesson_write(const struct request *r, int status, struct text *text)
{
	struct sink *sink = status == 0 ? route_open(&r->result[0]) : NULL;
	if (sink != NULL)
		sink_write(sink, text->s, text->n);
	text_free(text);
	return sink != NULL ? route_close(r, &r->result[0], sink) : -1;
}

bool lesson_is_set(const struct curve *c)
{
	bool set = c->framework != NULL || c->dtype != DTYPE_EXACT;
	for (int k = 0; k < PARAM_MAX; k++)
		set = set || c->set[k];
	return set;
}
