/* The verb compare: functions side by side, or what frameworks make of one. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/say.h"
#include "cli/output-targets.h"
#include "cli/verb/lesson.h"

struct compare_options {
	bool frameworks; /* of one function */
};

static const struct compare_options *options(const struct request *r)
{
	return r->own;
}

static const struct option_row subjects[] = {
	{ .name = "frameworks",
		OWN(struct compare_options, frameworks),
		.against = "saturation",
		.brief = N_("what the frameworks make of one function") },
	{ .name = NULL },
};
static const struct option_table subject_options = { N_("Lesson"), subjects, NULL };

static int compare_prepare(struct request *r)
{
	if (request_curves(r) < 0)
		return -1;
	if (options(r)->frameworks && r->curves.n != 1) {
		say_usage(_("--frameworks takes one function, but got %zu"), r->curves.n);
		return -1;
	}
	if (options(r)->frameworks && lesson_is_set(&r->curves.curve[0])) {
		say_usage(_("--frameworks takes a name alone: it compares what each framework "
			    "makes of it"));
		return -1;
	}
	if (options(r)->frameworks && r->curves.curve[0].row->rank == 0) {
		say_usage(_("--frameworks: no framework ships a formula"));
		return -1;
	}
	if (!options(r)->frameworks && r->curves.n < 2) {
		say_usage(_("compare takes at least two functions; of one, --frameworks "
			    "compares what the frameworks make of it"));
		return -1;
	}
	return route_plan(r, &route_text);
}

static int compare_run(const struct request *r)
{
	struct text text = { 0 };
	struct teach_page page = lesson_page(r);
	if (options(r)->frameworks) {
		int status = compare_frameworks(r->curves.curve[0].typed, &page, &text);
		return lesson_write(r, status, &text);
	}
	const struct curve *curve[CURVES_MAX];
	for (size_t i = 0; i < r->curves.n; i++)
		curve[i] = &r->curves.curve[i];
	int status = compare_print(curve, r->curves.n, &page, r->saturation, &text);
	return lesson_write(r, status, &text);
}

static const struct example examples[] = {
	{ "actplot compare sigmoid tanh", N_("side by side") },
	{ "actplot compare gelu --frameworks", N_("what each framework computes") },
	{ NULL, NULL },
};

static const struct option_table *const tables[] = { &curve_options, &format_options,
	&output_options, &markdown_options, &saturation_options, &subject_options, &common_options,
	NULL };

const struct verb verb_compare = {
	.name = "compare",
	.operands = N_("CURVE CURVE..."),
	.purpose = N_("properties of functions side by side"),
	.more = N_("A table of what is computed for each, then identities that "
		   "hold between them, and what differs."),
	.examples = examples,
	.options = tables,
	.own_size = sizeof(struct compare_options),
	.writes = FORMAT_TABLE | FORMAT_JSON,
	.prepare = compare_prepare,
	.run = compare_run,
};
