/* The examples of a function's page: commands made for it, tried where they may fail. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "teach/explain/explanation.h"
#include "teach/manual/manual.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Digits and point of the example of --digits. */
#define DIGITS 30
#define POINT "3"

/* Takes the command. */
static void example(struct document *d, struct text *command, const char *purpose)
{
	doc_add(d, DOC_ENTRY, text_string(command), purpose);
	text_free(command);
}

/* A function of a list at one, if it takes that length; else numbers. */
static void eval_example(const struct curve *c, struct document *d)
{
	static const double v[] = { 1, 2, 3, 4 };
	struct curve copy;
	struct text command = { 0 }, why = { 0 };
	size_t n = c->row->kind == KIND_GATED ? 4 : 3;
	curve_copy(&copy, c);
	text_print(&command, "actplot eval %s ", c->row->id);
	if (activation_takes_list(c->row) && curve_input(&copy, v, n, NULL, &why) == 0) {
		text_add(&command, n == 4 ? "1,2,3,4" : "1,2,3");
		example(d, &command,
			n == 4 ? _("the outputs for halves 1, 2 and 3, 4")
			       : _("the outputs for one list of inputs"));
	} else {
		text_add(&command, "-2 0 2");
		example(d, &command, _("value and slope at three points"));
	}
	text_free(&why);
	curve_free(&copy);
}

static void digits_example(const struct curve *c, struct document *d)
{
	struct text digits = { 0 }, command = { 0 };
	if (curve_digits(c, POINT, 0, ORDER_F, DIGITS, &digits) == 0 &&
		isfinite(strtod(text_string(&digits), NULL))) {
		text_print(&command, "actplot eval %s " POINT " --digits %d", c->row->id, DIGITS);
		example(d, &command, _("more digits than a double has, all of them right"));
	}
	text_free(&digits);
}

/* True if the parameter may be `x`, the others as they are. */
static bool takes(const struct curve *c, int k, double x)
{
	struct curve copy;
	struct text why = { 0 };
	curve_copy(&copy, c);
	curve_set(&copy, k, &x, 1);
	bool taken = curve_finish(&copy, &why) == 0;
	text_free(&why);
	curve_free(&copy);
	return taken;
}

/* The family over the first parameter that takes half of its default and its double. */
static void family_example(const struct curve *c, struct document *d)
{
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name != NULL; k++) {
		const struct param *param = &c->row->param[k];
		double x = c->scalar[k];
		struct text command = { 0 };
		if (param->kind != PARAM_SCALAR || x == 0 || !takes(c, k, x / 2) ||
			!takes(c, k, 2 * x))
			continue;
		text_print(&command, "actplot %s:%s=%.4g,%.4g,%.4g", c->row->id, param->name, x / 2,
			x, 2 * x);
		example(d, &command, _("a family of curves"));
		return;
	}
}

/* How far a framework's function is from this one. */
static void framework_example(const struct curve *c, struct document *d)
{
	const struct variant *v = c->row->variants;
	while (v != NULL && v->framework != NULL && v->as == NULL && v->params == NULL &&
		v->formula == NULL && v->own == NULL)
		v++;
	if (v == NULL || v->framework == NULL || c->outputs > 1)
		return;
	struct text command = { 0 };
	text_print(&command, "actplot --diff %s %s@%.*s", c->row->id, c->row->id,
		(int)strcspn(v->framework, " "), v->framework);
	example(d, &command, _("how far a framework's function is from it"));
}

void manual_examples(const struct curve *c, struct document *d)
{
	const struct activation *relative[RELATIVES];
	const char *id = c->row->id;
	struct text command = { 0 };
	doc_add(d, DOC_HEADING, NULL, _("EXAMPLES"));
	text_print(&command, "actplot %s", id);
	example(d, &command, _("a plot in the terminal, the slope with it"));
	text_print(&command, "actplot %s --range %s --svg", id,
		c->row->view != NULL ? c->row->view : "-5:5");
	example(d, &command, _("a picture of it in a file"));
	eval_example(c, d);
	digits_example(c, d);
	family_example(c, d);
	framework_example(c, d);
	text_print(&command, "actplot explain %s", id);
	example(d, &command, _("its facts on one screen, then its lesson"));
	if (explain_relatives(c->row, relative) > 0) {
		text_print(&command, "actplot compare %s %s", id, relative[0]->id);
		example(d, &command, _("its properties beside those of a relative"));
	}
}
