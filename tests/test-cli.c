/* Tests of the layer cli: CURVE specs, command lines to requests, the tables. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "cli/columns.h"
#include "cli/help.h"
#include "cli/man.h"
#include "cli/options.h"
#include "cli/spec.h"
#include "cli/verb/eval.h"
#include "cli/verbs.h"
#include "suite.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- specs ------------------------------------------------------------------------ */

static int parse(const char *spec, struct curves *out)
{
	*out = (struct curves){ 0 };
	return spec_parse(spec, NULL, out);
}

START_TEST(every_row_makes_a_curve)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	struct curves all;
	ck_assert_int_eq(parse(row[_i]->id, &all), 0);
	ck_assert_uint_eq(all.n, 1);
	ck_assert_ptr_eq(all.curve[0].row, row[_i]);
	ck_assert_str_eq(all.curve[0].name, row[_i]->id);
	ck_assert_int_eq(all.curve[0].varied, -1);
	for (int k = 0; k < PARAM_MAX && row[_i]->param[k].name != NULL; k++)
		ck_assert(!all.curve[0].set[k]);
	curves_free(&all);
}
END_TEST

/* Each scalar parameter takes its own default when typed, and makes a family of two. */
START_TEST(every_scalar_parameter_makes_a_family)
{
	size_t n;
	const struct activation *const *row = activation_all(&n);
	for (int k = 0; k < PARAM_MAX && row[_i]->param[k].name != NULL; k++) {
		const struct param *param = &row[_i]->param[k];
		struct curves all;
		char spec[256];
		if (param->kind != PARAM_SCALAR)
			continue;
		snprintf(spec, sizeof spec, "%s:%s=%s,%s", row[_i]->id, param->name, param->value,
			param->value);
		ck_assert_int_eq(parse(spec, &all), 0);
		ck_assert_uint_eq(all.n, 2);
		ck_assert_uint_eq(all.operands, 1);
		for (size_t i = 0; i < 2; i++) {
			ck_assert_int_eq(all.curve[i].varied, k);
			ck_assert(all.curve[i].set[k]);
			ck_assert_uint_eq(all.curve[i].operand, 0);
		}
		curves_free(&all);
	}
}
END_TEST

START_TEST(names_are_folded_and_counted)
{
	struct curves all = { 0 };
	ck_assert_int_eq(spec_parse("LeakyReLU:alpha=0.1,0.2", NULL, &all), 0);
	ck_assert_int_eq(spec_parse("relu", NULL, &all), 0);
	ck_assert_int_eq(spec_parse("leaky-relu", NULL, &all), 0);
	ck_assert_int_eq(spec_parse("SiL", NULL, &all), 0);
	columns_name(&all);
	static const char *const names[] = { "leaky_relu:alpha=0.1", "leaky_relu:alpha=0.2", "relu",
		"leaky_relu", "silu" };
	static const size_t operand[] = { 0, 0, 1, 2, 3 };
	ck_assert_uint_eq(all.n, 5);
	for (size_t i = 0; i < 5; i++) {
		ck_assert_str_eq(all.curve[i].name, names[i]);
		ck_assert_uint_eq(all.curve[i].operand, operand[i]);
	}
	ck_assert_double_eq(all.curve[1].scalar[0], 0.2);
	curves_free(&all);
}
END_TEST

START_TEST(values_are_products_with_pi)
{
	struct curves all;
	ck_assert_int_eq(parse("leaky_relu:alpha=pi/4", &all), 0);
	ck_assert_double_eq(all.curve[0].scalar[0], 0.78539816339744830962);
	curves_free(&all);
}
END_TEST

START_TEST(vectors_are_one_value)
{
	struct curves all;
	ck_assert_int_eq(parse("maxout:w=1,-1,0.5:b=0,0,1", &all), 0);
	ck_assert_uint_eq(all.n, 1);
	ck_assert_uint_eq(all.curve[0].value[0].n, 3);
	ck_assert_double_eq(all.curve[0].value[0].v[1], -1);
	curves_free(&all);
	ck_assert_int_eq(parse("softmax:z=1,0,-1,4:i=2", &all), 0);
	ck_assert_uint_eq(all.curve[0].outputs, 4);
	curves_free(&all);
}
END_TEST

START_TEST(frameworks_have_their_defaults)
{
	struct curves all;
	ck_assert_int_eq(parse("leaky_relu@tf", &all), 0);
	ck_assert_double_eq(all.curve[0].scalar[0], 0.2);
	ck_assert_str_eq(all.curve[0].name, "leaky_relu");
	curves_free(&all);
	ck_assert_int_eq(parse("leaky_relu@tf:alpha=0.3", &all), 0);
	ck_assert_double_eq(all.curve[0].scalar[0], 0.3);
	curves_free(&all);
}
END_TEST

static const char *const bad_specs[] = { "", "@jax", ":", "rellu", "relu@", "relu@nobody",
	"relu:", "relu:a=1", "leaky_relu:alpha", "leaky_relu:=1",
	"leaky_relu:alpha=", "leaky_relu:alpha=,", "leaky_relu:alpha=1,", "leaky_relu:alpha=x",
	"leaky_relu:alpha=inf", "leaky_relu:alpha=nan", "leaky_relu:alpha=1e999",
	"leaky_relu:alpha=1:alpha=2", "leaky_relu:Alpha=1", "rrelu:lower=0.1,0.2:upper=0.5,0.6",
	"rrelu:lower=0.5:upper=0.25", "maxout:w=1,2:b=1", "softmax:i=0", "softmax:i=4",
	"softmax:i=1.5", "softmax:i=1,2", "rrelu@keras", "relu relu", "\xff", "relu\n" };

START_TEST(bad_specs_are_refused)
{
	struct curves all;
	ck_assert_int_eq(parse(bad_specs[_i], &all), -1);
	ck_assert_uint_eq(all.n, 0);
	curves_free(&all);
}
END_TEST

/* A spec that fails in the middle of a family leaves earlier members; they are freed. */
START_TEST(a_list_of_hundreds_is_refused)
{
	struct text spec = { 0 };
	struct curves all;
	text_add(&spec, "leaky_relu:alpha=0");
	for (int i = 0; i < CURVES_MAX; i++)
		text_print(&spec, ",%d", i);
	ck_assert_int_eq(parse(text_string(&spec), &all), -1);
	curves_free(&all);
	text_free(&spec);
}
END_TEST

START_TEST(specs_are_normalised)
{
	struct text t = { 0 };
	spec_normalise(&t, "Leaky-ReLU@tf:alpha= 2 * pi");
	ck_assert_str_eq(text_string(&t), "leaky_relu@tf:alpha=2*pi");
	text_free(&t);
}
END_TEST

/* ---- requests --------------------------------------------------------------------- */

/* Parses a command line given as words, which end at NULL. */
static int request(struct request *r, const char *const *words)
{
	static char copy[16][256];
	static char *argv[17];
	int argc = 0;
	for (; words[argc] != NULL; argc++) {
		snprintf(copy[argc], sizeof copy[argc], "%s", words[argc]);
		argv[argc] = copy[argc];
	}
	argv[argc] = NULL;
	return request_parse(r, argc, argv);
}

#define WORDS(...) ((const char *const[]){ "actplot", __VA_ARGS__, NULL })

START_TEST(defaults_are_documented_ones)
{
	struct request r;
	ck_assert_int_eq(request(&r, WORDS("relu")), 0);
	ck_assert_str_eq(r.verb->name, "plot");
	ck_assert_double_eq(r.plot.lo.hi, -10);
	ck_assert_double_eq(r.plot.hi.hi, 10);
	ck_assert_uint_eq(r.plot.table.samples, 201);
	ck_assert(r.plot.show[ORDER_F] && r.plot.show[ORDER_DF] && !r.plot.show[ORDER_D2F]);
	ck_assert(r.plot.legend && !r.plot.panels && !r.plot.has_y);
	ck_assert_uint_eq(r.results, 1);
	ck_assert_ptr_null(r.result[0].path);
	ck_assert_ptr_eq(r.result[0].format, &format_ascii);
	ck_assert_str_eq(r.plot.command, "actplot relu --range -10:10");
	request_free(&r);
}
END_TEST

START_TEST(options_and_operands_mix)
{
	struct request r;
	ck_assert_int_eq(request(&r,
				 WORDS("--csv", "eval", "-s", "f,d2f", "gelu", "-10", "-q", "-.5",
					 "relu", "--", "-inf", "silu")),
		0);
	ck_assert_str_eq(r.verb->name, "eval");
	ck_assert_uint_eq(r.curves.n, 3);
	const struct points *points = &eval_options(&r)->points;
	ck_assert_uint_eq(points->n, 3);
	ck_assert_double_eq(points->x[0], -10);
	ck_assert_double_eq(points->x[1], -0.5);
	ck_assert_double_eq(points->x[2], -INFINITY);
	ck_assert(r.plot.show[ORDER_F] && !r.plot.show[ORDER_DF] && r.plot.show[ORDER_D2F]);
	ck_assert(r.quiet);
	request_free(&r);
}
END_TEST

START_TEST(arguments_of_options_may_look_like_numbers)
{
	struct request r;
	ck_assert_int_eq(request(&r, WORDS("relu", "-r", "-5:5", "--yrange", "-1:1")), 0);
	ck_assert_double_eq(r.plot.lo.hi, -5);
	ck_assert_double_eq(r.plot.y_lo, -1);
	request_free(&r);
	ck_assert_int_eq(request(&r, WORDS("relu", "-r-5:5", "-n11", "--csv")), 0);
	ck_assert_double_eq(r.plot.hi.hi, 5);
	ck_assert_uint_eq(r.plot.table.samples, 11);
	request_free(&r);
	ck_assert_int_eq(request(&r, WORDS("relu", "-n", "-5")), -1);
	request_free(&r);
}
END_TEST

/* getopt keeps state between runs, also when one ended in the middle of a group of
   letters. */
START_TEST(parsing_begins_anew)
{
	struct request r;
	for (int i = 0; i < 3; i++) {
		ck_assert_int_eq(request(&r, WORDS("-qzq", "relu")), -1);
		request_free(&r);
		ck_assert_int_eq(request(&r, WORDS("-q", "relu", "--png")), 0);
		ck_assert_uint_eq(r.curves.n, 1);
		request_free(&r);
	}
}
END_TEST

START_TEST(lists_set_the_vector)
{
	struct request r;
	ck_assert_int_eq(request(&r, WORDS("eval", "softmax", "1,-2,3", "-1,0,0")), 0);
	const struct points *points = &eval_options(&r)->points;
	ck_assert_uint_eq(points->n, 2);
	ck_assert_uint_eq(points->width, 3);
	ck_assert_double_eq(points->x[3], -1);
	request_free(&r);
}
END_TEST

START_TEST(given_parameters_yield_to_the_curve)
{
	struct request r;
	ck_assert_int_eq(
		request(&r, WORDS("-p", "alpha=0.5", "relu", "leaky_relu", "leaky_relu:alpha=0.1")),
		0);
	ck_assert_double_eq(r.curves.curve[1].scalar[0], 0.5);
	ck_assert_double_eq(r.curves.curve[2].scalar[0], 0.1);
	ck_assert_str_eq(r.plot.command,
		"actplot relu leaky_relu leaky_relu:alpha=0.1 "
		"--param alpha=0.5 --range -10:10");
	request_free(&r);
}
END_TEST

START_TEST(files_are_named_after_functions)
{
	static const struct {
		const char *const words[8];
		const char *file;
	} rows[] = {
		{ { "actplot", "relu", "--png" }, "relu.png" },
		{ { "actplot", "ReLU", "tanh", "--svg" }, "relu-tanh.svg" },
		{ { "actplot", "relu:", "tanh", "--svg" }, NULL },
		{ { "actplot", "elu:alpha=1,2", "--pdf" }, "elu.pdf" },
		{ { "actplot", "elu", "relu", "elu", "--eps" }, "elu-relu.eps" },
		{ { "actplot", "elu", "relu", "gelu", "silu", "-T", "png" },
			"elu-relu-gelu-silu.png" },
		{ { "actplot", "elu", "relu", "gelu", "silu", "elu", "--png" },
			"elu-relu-gelu-silu.png" },
		{ { "actplot", "elu", "relu", "gelu", "silu", "tanh", "--png" },
			"elu-relu-gelu-silu-etc.png" },
		{ { "actplot", "elu", "--png=a.png" }, "a.png" },
		{ { "actplot", "elu", "-o", "b.svg" }, "b.svg" },
		{ { "actplot", "elu", "-o", "d/", "--png" }, "d/elu.png" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct request r;
		int result = request(&r, rows[i].words);
		if (rows[i].file == NULL) {
			ck_assert_int_eq(result, -1);
		} else {
			ck_assert_int_eq(result, 0);
			ck_assert_str_eq(r.result[0].path, rows[i].file);
		}
		request_free(&r);
	}
}
END_TEST

static const char *const bad_requests[][6] = {
	{ "--bogus", "relu" },
	{ "relu", "--range" },
	{ "relu", "-r", "5" },
	{ "relu", "-r", "1:1" },
	{ "relu", "--s", "f" },
	{ "relu", "--quiet=1" },
	{ "relu", "-n", "1" },
	{ "relu", "-n", "2.5" },
	{ "relu", "--csv", "--json" },
	{ "relu", "--csv", "--csv=-", "--tsv" },
	{ "relu", "3" },
	{ "relu", "-o", "x" },
	{ "relu", "-o", "" },
	{ "relu", "-o", "d/" },
	{ "relu", "--png", "out.png" },
	{ "relu", "--png", "--svg", "-o", "x.png" },
	{ "relu", "--png=a", "--svg=a" },
	{ "relu", "--png=a", "-o", "b" },
	{ "relu", "--png=" },
	{ "relu", "--panels=0x2" },
	{ "relu", "--panels=2" },
	{ "relu", "tanh", "--panels=1x1" },
	{ "relu", "--y", "all" },
	{ "relu", "--dpi", "0" },
	{ "relu", "--dpi", "nan" },
	{ "relu", "--size", "10" },
	{ "relu", "--png", "--size", "15x100" },
	{ "relu", "--png", "--size", "16385x100" },
	{ "relu", "--png", "--size", "16000x16000" },
	{ "relu", "--size", "39x12" },
	{ "relu", "--size", "80x23mm" },
	{ "relu", "--png", "--size", "80.5x23" },
	{ "relu", "--png", "--size", "100x100in", "--dpi", "2400" },
	{ "relu", "--title", "a\tb" },
	{ "relu", "--title", "\xc3" },
	{ "relu", "-p", "alpha" },
	{ "relu", "-p", "alpha=1" },
	{ "relu", "-s", "" },
	{ "relu", "-s", "f," },
	{ "relu", "-T", "jpeg" },
	{ "relu", "--names" },
	{ "plot" },
	{ "eval" },
	{ "eval", "1" },
	{ "eval", "relu", "1", "--png" },
	{ "eval", "relu", "1,2" },
	{ "eval", "relu", "softmax", "1,2" },
	{ "eval", "softmax", "1,2", "3" },
	{ "eval", "softmax", "1,inf" },
	{ "eval", "relu", "-r", "0:1", "1" },
	{ "eval", "-o", "d/", "relu" },
	{ "list", "relu", "gelu" },
	{ "list", "--names", "--tsv" },
	{ "list", "--framework", "caffe" },
	{ "list", "--group", "x" },
};
#define BAD_REQUESTS (int)(sizeof bad_requests / sizeof bad_requests[0])

START_TEST(bad_requests_are_refused)
{
	const char *words[8] = { "actplot" };
	struct request r;
	memcpy(words + 1, bad_requests[_i], sizeof bad_requests[_i]);
	ck_assert_int_eq(request(&r, words), -1);
	request_free(&r);
}
END_TEST

START_TEST(help_forgives_what_follows)
{
	struct request r;
	ck_assert_int_eq(request(&r, WORDS("--help", "--bogus", "rellu")), 0);
	ck_assert(r.help);
	request_free(&r);
	ck_assert_int_eq(request(&r, WORDS("-V", "eval", "--range")), 0);
	ck_assert(r.version);
	ck_assert_str_eq(r.verb->name, "eval");
	request_free(&r);
}
END_TEST

START_TEST(the_record_is_shell_proof)
{
	struct request r;
	ck_assert_int_eq(request(&r,
				 WORDS("RELU", "--title", "it's; $x", "--size", "84x56mm", "-r",
					 "-2 * pi:1/3", "--panels", "--no-legend", "--png")),
		0);
	ck_assert_str_eq(r.plot.command,
		"actplot relu --range '-2*pi:1/3' --size 84x56mm "
		"--panels --title 'it'\\''s; $x' --no-legend");
	request_free(&r);
}
END_TEST

/* ---- tables ----------------------------------------------------------------------- */

/* What a row must have to be read, told and taken for one. */
static void check_row(const struct option_row *row)
{
	ck_assert_ptr_nonnull(row->brief);
	ck_assert_int_ne(row->brief[strlen(row->brief) - 1], '.');
	ck_assert(row->help == NULL || row->help[strlen(row->help) - 1] != '.');
	ck_assert(row->kind != OPTION_ODD || row->read != NULL);
	ck_assert(row->kind == OPTION_ODD || (row->kind == OPTION_FLAG) == (row->argument == NULL));
	ck_assert(!row->optional || row->argument != NULL);
}

START_TEST(options_are_distinct_and_explained)
{
	const struct option_row *row[OPTIONS_MAX];
	for (const struct verb *const *v = verbs; *v != NULL; v++) {
		size_t n = options_of(*v, row, NULL);
		for (size_t i = 0; i < n; i++) {
			check_row(row[i]);
			for (size_t k = 0; k < i; k++)
				ck_assert(row[i]->letter == 0 || row[i]->letter != row[k]->letter);
		}
	}
	for (const struct format *const *f = formats; *f != NULL; f++)
		ck_assert_ptr_eq(options_find(verbs[0], (*f)->name)->format, *f);
}
END_TEST

/* An option of one name is one row, whichever verb has it: its place in one verb's struct is no other's. */
START_TEST(verbs_share_rows)
{
	const struct option_row *all[OPTIONS_MAX], *row[OPTIONS_MAX];
	size_t n = options_of(NULL, all, NULL);
	for (const struct verb *const *v = verbs; *v != NULL; v++) {
		size_t own = options_of(*v, row, NULL);
		for (size_t i = 0; i < own; i++)
			for (size_t k = 0; k < n; k++)
				ck_assert(strcmp(row[i]->name, all[k]->name) != 0 ||
					row[i] == all[k]);
	}
}
END_TEST

START_TEST(help_fits_the_terminal)
{
	struct text pages = { 0 }, start = { 0 };
	help_page(&pages, NULL);
	for (const struct verb *const *v = verbs; *v != NULL; v++)
		help_page(&pages, *v);
	help_start(&start);
	text_add(&pages, text_string(&start));
	size_t lines = 0;
	for (const char *s = text_string(&start); *s != '\0'; s++)
		lines += *s == '\n';
	ck_assert_uint_le(lines, 20);
	for (char *line = strtok(pages.s, "\n"); line != NULL; line = strtok(NULL, "\n"))
		ck_assert_msg(text_width(line) <= 80, "too wide: %s", line);
	text_free(&pages);
	text_free(&start);
}
END_TEST

int main(void)
{
	size_t n;
	activation_all(&n);
	Suite *suite = suite_create("cli");
	TCase *specs = tcase_create("specs");
	tcase_add_loop_test(specs, every_row_makes_a_curve, 0, (int)n);
	tcase_add_loop_test(specs, every_scalar_parameter_makes_a_family, 0, (int)n);
	tcase_add_test(specs, names_are_folded_and_counted);
	tcase_add_test(specs, values_are_products_with_pi);
	tcase_add_test(specs, vectors_are_one_value);
	tcase_add_test(specs, frameworks_have_their_defaults);
	tcase_add_loop_test(
		specs, bad_specs_are_refused, 0, (int)(sizeof bad_specs / sizeof bad_specs[0]));
	tcase_add_test(specs, a_list_of_hundreds_is_refused);
	tcase_add_test(specs, specs_are_normalised);
	suite_add_tcase(suite, specs);
	TCase *requests = tcase_create("requests");
	tcase_add_test(requests, defaults_are_documented_ones);
	tcase_add_test(requests, options_and_operands_mix);
	tcase_add_test(requests, arguments_of_options_may_look_like_numbers);
	tcase_add_test(requests, parsing_begins_anew);
	tcase_add_test(requests, lists_set_the_vector);
	tcase_add_test(requests, given_parameters_yield_to_the_curve);
	tcase_add_test(requests, files_are_named_after_functions);
	tcase_add_loop_test(requests, bad_requests_are_refused, 0, BAD_REQUESTS);
	tcase_add_test(requests, help_forgives_what_follows);
	tcase_add_test(requests, the_record_is_shell_proof);
	suite_add_tcase(suite, requests);
	TCase *tables = tcase_create("tables");
	tcase_add_test(tables, options_are_distinct_and_explained);
	tcase_add_test(tables, verbs_share_rows);
	tcase_add_test(tables, help_fits_the_terminal);
	suite_add_tcase(suite, tables);
	return suite_run(suite);
}
