/* Tests of the layer out: tables, JSON, formats; sinks and grids in files beside. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "charts.h"
#include "out.h"
#include "out/format.h"

#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

int hear(void)
{
	int saved = dup(STDERR_FILENO);
	int fd = open("/tmp", O_RDWR | O_TMPFILE, 0600);
	ck_assert(saved >= 0 && fd >= 0);
	dup2(fd, STDERR_FILENO);
	close(fd);
	return saved;
}

const char *heard(int saved)
{
	static char errors[4096];
	ssize_t n = pread(STDERR_FILENO, errors, sizeof errors - 1, 0);
	errors[n > 0 ? n : 0] = '\0';
	dup2(saved, STDERR_FILENO);
	close(saved);
	return errors;
}

struct plot plot_of(const char *lo, const char *hi, size_t samples)
{
	struct plot plot = { .table.samples = samples, .show = { true, true, false } };
	ck_assert(number_read_exact(lo, &plot.lo, NULL));
	ck_assert(number_read_exact(hi, &plot.hi, NULL));
	return plot;
}

/* ---- tables ------------------------------------------------------------------------ */

static void make_curve(struct curve *curve, const char *name)
{
	const struct activation *row;
	struct text why = { 0 };
	ck_assert_uint_eq(activation_find(name, &row, 1), 1);
	ck_assert_int_eq(curve_init(curve, row, NULL), 0);
	ck_assert_msg(curve_finish(curve, &why) == 0, "%s", text_string(&why));
	if (curve->name == NULL)
		curve->name = alloc_copy(row->id);
	text_free(&why);
}

static const char *written(const struct format *format, const struct plot *plot)
{
	static char content[8192];
	struct sink *sink = sink_open_memory();
	size_t n;
	ck_assert_int_eq(format_write(format, plot, NULL, sink), 0);
	const char *bytes = sink_memory(sink, &n);
	ck_assert_uint_lt(n, sizeof content);
	memcpy(content, bytes, n + 1);
	ck_assert_int_eq(sink_close(sink), 0);
	return content;
}

START_TEST(tables)
{
	struct curve curves[2];
	make_curve(&curves[0], "relu");
	make_curve(&curves[1], "softmax");
	struct plot plot = plot_of("-10", "10", 3);
	plot.curve = curves;
	plot.curves = 1;
	ck_assert_str_eq(written(&format_csv, &plot), "x,relu,d_relu\n-10,0,0\n0,0,0\n10,10,1\n");
	ck_assert_str_eq(
		written(&format_tsv, &plot), "x\trelu\td_relu\n-10\t0\t0\n0\t0\t0\n10\t10\t1\n");
	plot.curves = 2;
	plot.show[ORDER_D2F] = true;
	const char *all = written(&format_csv, &plot);
	static const char header[] =
		"x,relu,d_relu,d2_relu,softmax_1,softmax_2,softmax_3,d_softmax_1,"
		"d_softmax_2,d_softmax_3,d2_softmax_1,d2_softmax_2,d2_softmax_3\n-10,";
	ck_assert_msg(strncmp(all, header, strlen(header)) == 0, "%s", all);
	static const double at[] = { 1e5, -1 };
	plot = (struct plot){ .curve = curves,
		.curves = 1,
		.table.at = at,
		.table.ats = 2,
		.table.bare = true,
		.show = { true, false, false } };
	ck_assert_str_eq(written(&format_csv, &plot), "relu\n1e+05\n0\n");
	plot.table.bare = false;
	plot.show[ORDER_F] = false;
	ck_assert_str_eq(written(&format_csv, &plot), "x\n1e+05\n-1\n");
	curve_free(&curves[0]);
	curve_free(&curves[1]);
}
END_TEST

START_TEST(json)
{
	struct curve curves[2];
	make_curve(&curves[0], "relu");
	make_curve(&curves[1], "leaky_relu");
	struct plot plot = plot_of("-1", "1", 3);
	plot.curve = curves;
	plot.curves = 2;
	char *wanted = alloc_print(
		"{\"range\":[-1,1],\"samples\":3,\"x\":[-1,0,1],\"curves\":["
		"{\"name\":\"relu\",\"params\":{},\"framework\":null,\"formula\":\"%s\","
		"\"columns\":{\"relu\":[0,0,1],\"d_relu\":[0,0,1]}},"
		"{\"name\":\"leaky_relu\",\"params\":{\"alpha\":0.01},\"framework\":null,"
		"\"formula\":\"%s\","
		"\"columns\":{\"leaky_relu\":[-0.01,0,1],\"d_leaky_relu\":[0.01,0.01,1]}}"
		"]}\n",
		curve_formula(&curves[0]), curve_formula(&curves[1]));
	ck_assert_str_eq(written(&format_json, &plot), wanted);
	free(wanted);
	static const double at[] = { INFINITY, 2, NAN, -3 };
	plot.table.at = at;
	plot.table.ats = 4;
	plot.curves = 1;
	int saved = hear();
	wanted = alloc_print(
		"{\"range\":[-3,2],\"samples\":4,\"x\":[null,2,null,-3],\"curves\":["
		"{\"name\":\"relu\",\"params\":{},\"framework\":null,\"formula\":\"%s\","
		"\"columns\":{\"relu\":[null,2,null,0],\"d_relu\":[1,1,null,0]}}]}\n",
		curve_formula(&curves[0]));
	ck_assert_str_eq(written(&format_json, &plot), wanted);
	free(wanted);
	ck_assert_str_eq(heard(saved), "actplot: warning: 3 of 8 values are not finite\n");
	saved = hear();
	ck_assert_str_eq(written(&format_csv, &plot),
		"x,relu,d_relu\ninf,inf,1\n2,2,1\nnan,nan,nan\n"
		"-3,0,0\n");
	ck_assert_str_eq(heard(saved), "actplot: warning: 3 of 8 values are not finite\n");
	curve_free(&curves[0]);
	curve_free(&curves[1]);
}
END_TEST

/* A table of a thousand million rows ends as soon as its sink has failed. */
START_TEST(stops)
{
	struct curve curve;
	make_curve(&curve, "relu");
	struct plot plot = plot_of("-10", "10", 1000000000);
	plot.curve = &curve;
	plot.curves = 1;
	const struct format *const rows[] = { &format_csv, &format_tsv, &format_json };
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct sink *sink = sink_open_file("/dev/full");
		format_write(rows[i], &plot, NULL, sink);
		int saved = hear();
		ck_assert_int_eq(sink_close(sink), -1);
		ck_assert_str_eq(heard(saved), "actplot: write error: No space left on device\n");
	}
	curve_free(&curve);
}
END_TEST

/* ---- formats ----------------------------------------------------------------------- */

START_TEST(format_table)
{
	static const char *const names[] = { "ascii", "braille", "csv", "tsv", "json", "png", "svg",
		"pdf", "eps", "gnuplot" };
	for (size_t i = 0; i < COUNT(names); i++) {
		const struct format *format = formats[i];
		ck_assert_ptr_nonnull(format);
		ck_assert_str_eq(format->name, names[i]);
		ck_assert(format->write != NULL && format->kind != 0 && format->help != NULL &&
			format->label != NULL);
		ck_assert_ptr_eq(format_find(names[i]), format);
		char *path = alloc_print("dir.d/plot.%s", format->suffix);
		const struct format *found = format_of_file(path, format == &format_braille);
		ck_assert_msg(found == format, "%s", path);
		free(path);
	}
	ck_assert_ptr_null(formats[COUNT(names)]);
	ck_assert_ptr_eq(format_of_file("A.PnG", true), &format_png);
	ck_assert_ptr_eq(format_of_file("a.TXT", true), &format_braille);
	ck_assert_ptr_eq(format_of_file("a.txt", false), &format_ascii);
	ck_assert_ptr_eq(format_of_file("a.gp", false), &format_gnuplot);
	static const char *const none[] = { "png", "a.", "a.pngs", "a.pn", ".png", "x.png/a", "",
		"a.png~" };
	for (size_t i = 0; i < COUNT(none); i++)
		ck_assert_msg(format_of_file(none[i], true) == NULL, "%s", none[i]);
	ck_assert_ptr_null(format_find("PNG"));
	ck_assert_ptr_null(format_find(""));
}
END_TEST

/* Every format writes every kind of series; tables have a row for each datum. */
START_TEST(charts)
{
	static const size_t rows[EXAMPLES] = { 6 * 40, 3 * 12, 64 * 64, 64 * 64 + 2 * 30, 2 * 13,
		20000 + 1, 4 * 4 };
	for (int i = 0; i < EXAMPLES; i++)
		for (size_t f = 0; formats[f] != NULL; f++) {
			const struct plot *plot = example_plot((enum example)i);
			struct sink *sink = sink_open_memory();
			size_t n, lines = 0;
			ck_assert_int_eq(format_write(formats[f], plot, NULL, sink), 0);
			const char *bytes = sink_memory(sink, &n);
			ck_assert_uint_gt(n, 200);
			for (size_t k = 0; k < n; k++)
				lines += bytes[k] == '\n';
			if (formats[f] == &format_csv || formats[f] == &format_tsv)
				ck_assert_uint_eq(lines, rows[i] + 1);
			ck_assert_int_eq(sink_close(sink), 0);
		}
	example_free();
}
END_TEST

START_TEST(charts_as_tables)
{
	const struct datum point[] = { { 0, 2 }, { 0.5, INFINITY }, { 1, 0 } };
	const struct data data[] = { { .kind = DATA_BARS, .name = "a,b", .point = point, .n = 3 },
		{ .kind = DATA_LEVEL, .name = "limit", .point = point, .n = 1 } };
	const struct chart_frame frame = { .data = data, .n = 2, .named.x = NAN };
	const struct chart chart = { .y.unit = "ms", .frame = &frame, .frames = 1 };
	const struct plot plot = { .chart = &chart };
	ck_assert_str_eq(written(&format_csv, &plot),
		"series,x,x_to,y\n\"a,b\",0,0.5,2\n\"a,b\",0.5,1,inf\nlimit,,,2\n");
	ck_assert_str_eq(written(&format_json, &plot),
		"{\"x\":{\"name\":\"x\",\"unit\":null,\"log\":false},"
		"\"y\":{\"name\":\"y\",\"unit\":\"ms\",\"log\":false},"
		"\"frames\":[{\"title\":\"\",\"series\":[{\"kind\":\"bars\",\"name\":\"a,b\","
		"\"x\":[0,0.5,1],\"y\":[2,null]},{\"kind\":\"level\",\"name\":\"limit\",\"y\":[2]}]}]}\n");
}
END_TEST

int main(void)
{
	/* Signals and exits are what some of these test. */
	setenv("CK_FORK", "yes", 0);
	Suite *suite = suite_create("out");
	suite_add_tcase(suite, sink_case());
	suite_add_tcase(suite, grid_case());
	TCase *tables_case = tcase_create("tables");
	tcase_add_test(tables_case, charts);
	tcase_add_test(tables_case, charts_as_tables);
	tcase_add_test(tables_case, tables);
	tcase_add_test(tables_case, json);
	tcase_add_test(tables_case, stops);
	tcase_add_test(tables_case, format_table);
	suite_add_tcase(suite, tables_case);
	return suite_run(suite);
}
