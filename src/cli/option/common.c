/* Options of all verbs. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "cli/options.h"

static const struct option_row common[] = {
	{ .name = "quiet",
		.letter = 'q',
		IN_REQUEST(quiet),
		.brief = N_("no notes and warnings"),
		.help = N_("no notes and warnings, no report of check; errors are still told") },
	{ .name = "help",
		.letter = 'h',
		IN_REQUEST(help),
		.brief = N_("print help and exit"),
		.help = N_("print help, after a verb on that verb, and exit") },
	{ .name = "version",
		.letter = 'V',
		IN_REQUEST(version),
		.brief = N_("print the version and exit") },
	{ .name = NULL },
};

const struct option_table common_options = { N_("Other"), common, NULL };
