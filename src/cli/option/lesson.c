/* Options that explain and compare share, one of them with choose. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "cli/options.h"

static const struct option_row markdown[] = {
	{ .name = "markdown",
		IN_REQUEST(markdown),
		.in = FORMAT_WORDS,
		.decides = true,
		.brief = N_("Markdown in place of text") },
	{ .name = NULL },
};

const struct option_table markdown_options = { N_("Lesson"), markdown, NULL };

static const struct option_row saturation[] = {
	{ .name = "saturation",
		.argument = N_("E"),
		.meant = "eps epsilon tolerance threshold saturated",
		IN_REQUEST(saturation),
		.most = 1,
		.open = true,
		.otherwise = "0.01",
		.brief = N_("saturated is |f'| < E, default {default}"),
		.help = N_("a function saturates where |f'| stays below E; default {default}") },
	{ .name = NULL },
};

const struct option_table saturation_options = { N_("Lesson"), saturation, NULL };
