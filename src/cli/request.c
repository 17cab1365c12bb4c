/* A request: argv parsed, checked, and turned into curves and a plot. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "cli/columns.h"
#include "cli/hints.h"
#include "cli/options.h"
#include "cli/request.h"
#include "cli/option-setters.h"
#include "cli/value.h"
#include "cli/verbs.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void set_defaults(struct request *r)
{
	*r = (struct request){ .verb = &verbs[0] };
	r->plot = (struct plot){
		.table.samples = 201,
		.show = { [ORDER_F] = true, [ORDER_DF] = true },
		.legend = true,
		.text.utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0,
		.text.terminal = isatty(STDOUT_FILENO) == 1,
	};
}

/* The first operand names the verb if it is one exactly; it is then no operand any more.
 */
static void choose_verb(struct request *r)
{
	const struct verb *verb =
		r->operands > 0 && !r->operand[0].formula ? verb_find(r->operand[0].text) : NULL;
	if (verb == NULL)
		return;
	r->verb = verb;
	r->verb_named = true;
	r->operands--;
	memmove(r->operand, r->operand + 1, r->operands * sizeof *r->operand);
}

int request_parse(struct request *r, int argc, char **argv)
{
	set_defaults(r);
	if (argc <= 1) {
		r->start = true;
		return 0;
	}
	if (options_read(r, argc, argv) < 0)
		return -1;
	choose_verb(r);
	if (r->help || r->version)
		return 0;
	return r->verb->prepare(r) < 0 ? -1 : options_check(r);
}

void request_free(struct request *r)
{
	for (size_t i = 0; i < r->results; i++)
		free(r->result[i].path);
	free(r->result);
	free(r->operand);
	free(r->given.item);
	free(r->points.x);
	curves_free(&r->curves);
	curves_free(&r->pair);
	text_free(&r->command);
	*r = (struct request){ 0 };
}

void request_add_operand(struct request *r, struct operand operand)
{
	r->operand = alloc_grow(r->operand, r->operands, &r->operand_room, sizeof *r->operand);
	r->operand[r->operands++] = operand;
}

bool request_is_point(const struct operand *operand)
{
	return !operand->formula && !spec_is_known(operand->text) &&
		value_point(operand->text, false, NULL, 0) > 0;
}

bool request_in_group(const struct request *r, const struct activation *row)
{
	if (strcmp(r->group, "lecture") == 0)
		return row->lecture;
	return strcmp(activation_family(row)->name, r->group) == 0;
}

/* Of --all and --group: a curve for each row and, where they share a file, a panel for each
   curve. Heights as different as those of exp and sigmoid share no y. */
static int add_rows(struct request *r)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	for (size_t i = 0; i < n; i++)
		if ((r->all || request_in_group(r, row[i])) &&
			spec_parse(row[i]->id, &r->given, &r->curves) < 0)
			return -1;
	r->one_sheet = !r->plot.panels;
	r->own_y = r->plot.y_sharing == Y_GROUPS;
	r->plot.panels = true;
	if (r->own_y)
		r->plot.y_sharing = Y_OWN;
	return 0;
}

const char *request_view(const struct request *r, const struct curve *single)
{
	const struct curves *shown = r->diff ? &r->pair : &r->curves;
	if (single != NULL && !r->diff)
		return single->row->view != NULL ? single->row->view : VIEW_DEFAULT;
	const char *view = NULL;
	for (size_t i = 0; i < shown->n; i++) {
		const char *own = shown->curve[i].row->view;
		if (own == NULL || (view != NULL && strcmp(own, view) != 0))
			return VIEW_DEFAULT;
		view = own;
	}
	return view != NULL ? view : VIEW_DEFAULT;
}

int request_curves(struct request *r)
{
	for (size_t i = 0; i < r->operands; i++) {
		const struct operand *operand = &r->operand[i];
		if (request_is_point(operand))
			continue;
		if (operand->formula) {
			if (spec_formula(operand->text, operand->name, &r->given, &r->curves) < 0)
				return -1;
			continue;
		}
		if (!spec_is_known(operand->text) && hint_operand(r, i))
			return -1;
		if (spec_parse(operand->text, &r->given, &r->curves) < 0)
			return -1;
	}
	if ((r->all || r->group != NULL) && add_rows(r) < 0)
		return -1;
	columns_name(&r->curves);
	if (columns_check(&r->curves) < 0)
		return -1;
	if (r->diff && r->curves.n > 0) {
		r->pair = r->curves;
		r->curves = (struct curves){ 0 };
		if (spec_difference(&r->pair, r->difference, &r->curves) < 0)
			return -1;
		r->plot.ulps = r->difference == DIFFERENCE_ULP;
		r->plot.difference = r->difference;
	}
	r->plot.curve = r->curves.curve;
	r->plot.curves = r->curves.n;
	r->plot.operands = r->curves.operands;
	if (r->curves.n == 0) {
		say_usage(_("%s: no function given; 'actplot list' names them"), r->verb->name);
		return -1;
	}
	if (settings_range(r, request_view(r, NULL), &r->plot) < 0)
		return -1;
	for (size_t i = 0; i < r->given.n; i++)
		if (!r->given.item[i].used) {
			char *name =
				alloc_copy_n(r->given.item[i].text, r->given.item[i].name_length);
			say_usage(_("--param: no curve has a parameter %s"), quote(name));
			free(name);
			return -1;
		}
	return 0;
}
