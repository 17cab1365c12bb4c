/* Options of several verbs about curves: which, with what parameters, where, and what of them. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "base/words.h"
#include "cli/options.h"
#include "cli/verbs.h"

#include <string.h>

/* ---- points ---------------------------------------------------------------------------- */

static const struct option_row points[] = {
	{ .name = "range",
		.letter = 'r',
		.argument = N_("LO:HI"),
		IN_REQUEST(range),
		.noun = N_(
			"range"), /* plot records it, given or not: without it the rows' view may change */
		.brief = N_("range of x, default -10:10"),
		.help = N_(
			"range of x, default -10:10, or that of the function where this hides "
			"what matters (logit 0:1), if it is that of all curves; numbers, or formulas "
			"without x (-2*pi:2*pi, 0:sqrt(2)); an end may be left out (0:)") },
	{ .name = "samples",
		.letter = 'n',
		.argument = N_("N"),
		IN_REQUEST(plot.table.samples),
		.least = 2,
		.most = 1000000000,
		.otherwise = "201",
		.in = FORMAT_TABLE | FORMAT_JSON | FORMAT_SCRIPT,
		.record = option_record,
		.brief = N_("rows of tables, default {default}"),
		.help = N_("rows of CSV, TSV and JSON, {least} to {most}, default {default} "
			   "(pictures choose their points themselves)") },
	{ .name = NULL },
};

const struct option_table point_options = { N_("Curves"), points, NULL };

/* ---- what is shown ---------------------------------------------------------------------- */

static const char *const orders[ORDERS + 1] = { "f", "df", "d2f", NULL };

static int read_show(struct request *r, const struct option_row *row, const char *value)
{
	bool show[ORDERS] = { false };
	(void)row;
	for (const char *at = value;; at++) {
		size_t length = strcspn(at, ","), k = 0;
		while (k < ORDERS &&
			(strlen(orders[k]) != length || strncmp(at, orders[k], length) != 0))
			k++;
		if (k == ORDERS) {
			say_usage(_("invalid --show %s: expected a list of f, df, d2f"),
				quote(value));
			return -1;
		}
		show[k] = true;
		at += length;
		if (*at == '\0')
			break;
	}
	memcpy(r->plot.show, show, sizeof show);
	r->plot.show_given = true;
	return 0;
}

static void record_show(const struct request *r, const struct option_row *row, struct text *out)
{
	const bool *show = r->plot.show;
	bool usual = show[ORDER_F] && !show[ORDER_D2F] &&
		(r->verb->reports || (show[ORDER_DF] && !(r->plot.ulps && r->plot.show_given)));
	if (usual)
		return;
	text_print(out, " --%s ", row->name);
	for (int k = 0, listed = 0; k < ORDERS; k++)
		if (show[k])
			text_print(out, "%s%s", listed++ > 0 ? "," : "", orders[k]);
}

static const char *const *offer_show(void)
{
	static const char *const lists[] = { "f", "df", "d2f", "f,df", "f,df,d2f", NULL };
	return lists;
}

static const struct option_row shown[] = {
	{ .name = "show",
		.letter = 's',
		.argument = N_("LIST"),
		.read = read_show,
		.record = record_show,
		.offers = offer_show,
		.brief = N_("of f, df, d2f; default f,df, of check f"),
		.help = N_("which of f, df, d2f (value, first and second derivative), "
			   "with commas; default f,df; check takes one, default f") },
	{ .name = NULL },
};

const struct option_table show_options = { N_("Curves"), shown, NULL };

/* ---- curves ----------------------------------------------------------------------------- */

static int read_expr(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	request_add_operand(r, (struct operand){ .text = value, .formula = true });
	return 0;
}

static int read_name(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	struct operand *last = r->operands > 0 ? &r->operand[r->operands - 1] : NULL;
	if (last == NULL || !last->formula || last->name != NULL) {
		say_usage(_("--name %s: names the --expr before it, and there is none"),
			quote(value));
		return -1;
	}
	if (!spec_is_name(value)) {
		say_usage(_("invalid --name %s: must be letters, digits and _"), quote(value));
		return -1;
	}
	last->name = value;
	return 0;
}

/* Of two for one name the later counts. */
static int read_param(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	size_t length = strcspn(value, "=");
	if (length == 0 || value[length] == '\0' || value[length + 1] == '\0') {
		say_usage(_("invalid --param %s: expected NAME=VALUE"), quote(value));
		return -1;
	}
	struct assignments *g = &r->given;
	const struct assignment item = { .text = value, .name_length = length };
	for (size_t i = 0; i < g->n; i++)
		if (g->item[i].name_length == length &&
			strncmp(g->item[i].text, value, length) == 0) {
			g->item[i] = item;
			return 0;
		}
	g->item = alloc_grow(g->item, g->n, &g->room, sizeof *g->item);
	g->item[g->n++] = item;
	return 0;
}

static int read_dtype(struct request *r, const struct option_row *row, const char *value)
{
	(void)row;
	if (dtype_find(value, &r->given.dtype))
		return 0;
	spec_say_no_dtype(value);
	return -1;
}

static const char *const *offer_dtypes(void)
{
	static const char *const names[] = { "float32", "float16", "bfloat16", "float64", NULL };
	return names;
}

static const struct option_row curves[] = {
	{ .name = "param",
		.letter = 'p',
		.argument = N_("NAME=VALUE"),
		.read = read_param,
		.assigns = true,
		.brief = N_("a parameter of every curve that has it"),
		.help = N_("a parameter of every curve that has it, an error where none has; a "
			   "value in the CURVE wins; may be given for several names") },
	{ .name = "expr",
		.letter = 'e',
		.argument = N_("FORMULA"),
		.read = read_expr,
		.brief = N_("a curve of your own: 'x*tanh(softplus(x))'"),
		.help = N_("a curve of your own: a formula in x, such as "
			   "'x*tanh(softplus(x))'; other names in it are parameters for "
			   "--param; see FORMULAS in the manual") },
	{ .name = "name",
		.argument = N_("NAME"),
		.read = read_name,
		.brief = N_("the name of the --expr before it"),
		.help = N_("the name of the --expr before it, for columns, files and "
			   "labels; default: expr") },
	{ .name = "dtype",
		.argument = N_("TYPE"),
		.read = read_dtype,
		.offers = offer_dtypes,
		.brief = N_("as computed in float32, float16 or bfloat16"),
		.help = N_("compute as frameworks do in float32, float16, bfloat16 or "
			   "float64: 16 bits in float32 and rounded once, or each "
			   "operation where they compose it; of one curve: "
			   "NAME:dtype=TYPE") },
	{ .name = NULL },
};

const struct option_table curve_options = { N_("Curves"), curves, NULL };

/* ---- groups of functions ------------------------------------------------------------------ */

#define LECTURE "lecture"
#define GROUPS_MAX 64

static const char *const *offer_groups(void)
{
	static const char *names[GROUPS_MAX + 1];
	size_t n = 0;
	names[n++] = LECTURE;
	for (const struct family *const *f = families; *f != NULL && n < GROUPS_MAX; f++)
		names[n++] = (*f)->name;
	return names;
}

static int read_group(struct request *r, const struct option_row *row, const char *value)
{
	const char *const *names = row->offers();
	char folded[64], name[64];
	text_fold(value, folded, sizeof folded);
	for (size_t i = 0; names[i] != NULL; i++) {
		text_fold(names[i], name, sizeof name);
		r->group = names[i];
		if (strcmp(folded, name) == 0)
			return 0;
	}
	struct text list = { 0 };
	for (size_t i = 0; names[i] != NULL; i++)
		words_list(&list, names[i]);
	say_usage(_("unknown group %s; it is one of %s"), quote(value), text_string(&list));
	text_free(&list);
	return -1;
}

bool request_in_group(const struct request *r, const struct activation *row)
{
	if (strcmp(r->group, LECTURE) == 0)
		return row->lecture;
	return strcmp(activation_family(row)->name, r->group) == 0;
}

static const struct option_row groups[] = {
	{ .name = "group",
		.argument = N_("NAME"),
		.read = read_group,
		.offers = offer_groups,
		.brief = N_("the functions of a group: lecture, or a family"),
		.help = N_("the functions of a group: lecture, or a family, whose names "
			   "'list --json' has") },
	{ .name = NULL },
};

const struct option_table group_options = { N_("Curves"), groups, NULL };
