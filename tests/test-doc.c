/* Tests of the layer doc: one document, and how each of the writers lays it out. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/words.h"
#include "doc/document.h"
#include "suite.h"

#include <string.h>

/* Writes the document, which goes, and compares. */
static void writes(struct document *d, void (*write)(const struct document *, struct text *),
	const char *wanted)
{
	struct text out = { 0 };
	write(d, &out);
	ck_assert_str_eq(text_string(&out), wanted);
	text_free(&out);
}

static void narrow(const struct document *d, struct text *out)
{
	doc_terminal(d, 40, out);
}

static void wide(const struct document *d, struct text *out)
{
	doc_terminal(d, 80, out);
}

static void as_page(const struct document *d, struct text *out)
{
	struct document page = *d;
	page.name = "actplot-relu";
	page.book = "Activation functions";
	page.section = 7;
	struct text all = { 0 };
	doc_roff(&page, &all);
	const char *head = strstr(text_string(&all), ".TH ACTPLOT-RELU 7 ");
	ck_assert_ptr_nonnull(head);
	text_add(out, strchr(strstr(head, ".nh"), '\n') + 1);
	text_free(&all);
}

START_TEST(blocks_have_one_form_each)
{
	struct document d = { 0 };
	doc_add(&d, DOC_TITLE, "ReLU", "ReLU, also rectifier");
	doc_add(&d, DOC_FORMULA, NULL, "f(x) = x*y");
	doc_add(&d, DOC_HEADING, NULL, "Empty");
	doc_add(&d, DOC_HEADING, NULL, "What it is for");
	doc_add(&d, DOC_PARAGRAPH, NULL, "It passes what is positive, and stops what is not.");
	doc_add(&d, DOC_COMMAND, NULL, "actplot relu");
	doc_add(&d, DOC_ITEM, NULL, "one thing");
	doc_add(&d, DOC_COMMAND, NULL, "actplot eval relu 1");
	doc_add(&d, DOC_ITEM, NULL, "leaky_relu");
	doc_add(&d, DOC_LINES, NULL, "1 | 2\n");
	doc_add(&d, DOC_HEADING, NULL, "Empty too");
	writes(&d, narrow,
		"ReLU, also rectifier\n"
		"f(x) = x*y\n"
		"\n"
		"What it is for\n"
		"  It passes what is positive, and stops\n"
		"  what is not.\n"
		"    actplot relu\n"
		"  - one thing\n"
		"      actplot eval relu 1\n"
		"  - leaky_relu\n"
		"    1 | 2\n");
	writes(&d, doc_markdown,
		"# ReLU\n\n    f(x) = x*y\n\n## What it is for\n\n"
		"It passes what is positive, and stops what is not.\n\n`actplot relu`\n\n"
		"- one thing `actplot eval relu 1`\n- leaky_relu\n\n```\n1 | 2\n```\n");
	writes(&d, as_page,
		".SH \"NAME\"\nactplot\\-relu \\- ReLU, also rectifier\n"
		".PP\n.RS 2\nf(x) = x*y\n.RE\n.SH \"What it is for\"\n"
		"It passes what is positive, and stops what is not.\n"
		".PP\n.nf\n.RS 2\nactplot relu\n.RE\n.fi\n"
		".IP \\(bu 2\none thing\n.PP\n.nf\n.RS 2\nactplot eval relu 1\n.RE\n.fi\n"
		".IP \\(bu 2\nleaky_relu\n.PP\n.nf\n.RS 2\n1 | 2\n.RE\n.fi\n");
	doc_free(&d);
}
END_TEST

START_TEST(entries_stand_in_columns)
{
	struct document d = { 0 };
	doc_add(&d, DOC_HEADING, NULL, "In code");
	doc_add(&d, DOC_ENTRY, "Keras", "relu(x)")->code = true;
	doc_add(&d, DOC_ENTRY, "\u96d9\u66f2", "a text that takes more than one line");
	doc_add(&d, DOC_ENTRY, "a label that is too wide for its column", "text");
	writes(&d, narrow,
		"In code\n"
		"  Keras              relu(x)\n"
		"  \u96d9\u66f2               a text that takes\n"
		"                     more than one line\n"
		"  a label that is too wide for its\n"
		"  column\n"
		"                     text\n");
	writes(&d, doc_markdown,
		"## In code\n\n| | |\n|---|---|\n| Keras | `relu(x)` |\n"
		"| \u96d9\u66f2 | a text that takes more than one line |\n"
		"| a label that is too wide for its column | text |\n");
	writes(&d, as_page,
		".SH \"In code\"\n.TP\n.B Keras\nrelu(x)\n"
		".TP\n.B \u96d9\u66f2\na text that takes more than one line\n"
		".TP\n.B a label that is too wide for its column\ntext\n");
	doc_free(&d);
}
END_TEST

START_TEST(code_is_not_broken_where_the_page_holds_it)
{
	struct document d = { 0 };
	doc_add(&d, DOC_ENTRY, "PyTorch", "torch.nn.Hardtanh(min_val=-1, max=1)")->code = true;
	writes(&d, narrow, "PyTorch\n  torch.nn.Hardtanh(min_val=-1, max=1)\n");
	doc_free(&d);
}
END_TEST

START_TEST(lists_are_told_apart)
{
	struct document d = { 0 };
	doc_add(&d, DOC_ENTRY, "a", "1")->dense = true;
	doc_add(&d, DOC_ENTRY, "b", "2");
	doc_add(&d, DOC_ENTRY, "long", "3")->apart = true;
	writes(&d, wide, "a  1\nb  2\n\nlong  3\n");
	writes(&d, as_page, ".TP\n.B a\n1\n.PD 0\n.TP\n.B b\n2\n.PD\n.TP\n.B long\n3\n");
	doc_free(&d);
}
END_TEST

START_TEST(marks_are_the_writers)
{
	struct document d = { 0 };
	struct text *out = &doc_add(&d, DOC_PARAGRAPH, NULL, "try ")->text;
	doc_mark(out, DOC_CODE, "a_b|c");
	text_add(out, " or ");
	doc_mark(out, DOC_STRONG, "-x");
	text_add(out, " with ");
	doc_mark(out, DOC_PLACE, "LO");
	writes(&d, wide, "try a_b|c or -x with LO\n");
	writes(&d, doc_markdown, "try `a_b\\|c` or **-x** with *LO*\n");
	writes(&d, as_page, ".PP\ntry \\fBa_b|c\\fR or \\fB\\-x\\fR with \\fILO\\fR\n");
	doc_free(&d);
}
END_TEST

static void fill_table(struct document *d, size_t columns)
{
	struct doc_block *b = doc_add_table(d, 3, columns + 1);
	text_add(doc_cell(b, 1, 0), "formula");
	text_add(doc_cell(b, 2, 0), "nothing");
	for (size_t i = 1; i <= columns; i++) {
		text_print(doc_cell(b, 0, i), "f%zu", i);
		text_print(doc_cell(b, 1, i), "x < %zu", i);
	}
}

START_TEST(tables_show_what_fits)
{
	struct document d = { 0 };
	fill_table(&d, 2);
	writes(&d, wide,
		"         f1                                 f2\n"
		"formula  x < 1                              x < 2\n");
	writes(&d, doc_markdown,
		"| | f1 | f2 |\n|---|---|---|\n| formula | x \\< 1 | x \\< 2 |\n"
		"| nothing | - | - |\n");
	doc_free(&d);
	fill_table(&d, 3);
	writes(&d, narrow,
		"         f1             f2\n"
		"formula  x < 1          x < 2\n"
		"\n"
		"         f3\n"
		"formula  x < 3\n");
	doc_free(&d);
}
END_TEST

static int draw(const void *data, size_t columns, size_t rows, struct text *out)
{
	(void)data;
	for (size_t i = 0; i < rows; i++)
		text_print(out, i == 0 ? "%zu columns\n" : "|\n", columns);
	return 0;
}

START_TEST(a_figure_has_facts_beside_it)
{
	struct document d = { 0 };
	doc_add(&d, DOC_TITLE, NULL, "A title");
	doc_add(&d, DOC_FIGURE, "Properties", NULL)->draw = draw;
	for (size_t i = 0; i < 30; i++) {
		struct text label = { 0 };
		text_print(&label, "fact %zu", i);
		doc_add(&d, DOC_ENTRY, text_string(&label), "one");
		text_free(&label);
	}
	struct text out = { 0 };
	doc_terminal(&d, 80, &out);
	size_t lines = 0;
	for (const char *s = text_string(&out); *s != '\0'; s++)
		lines += *s == '\n';
	ck_assert_uint_eq(lines, 24);
	ck_assert_ptr_nonnull(
		strstr(out.s, "\n\n40 columns                               fact 0  one\n"));
	ck_assert_ptr_null(strstr(out.s, "Properties"));
	out.n = 0;
	doc_markdown(&d, &out);
	ck_assert_ptr_nonnull(strstr(out.s, "\n## Properties\n\n| | |\n"));
	ck_assert_ptr_nonnull(strstr(out.s, "| fact 29 | one |\n"));
	text_free(&out);
	doc_free(&d);
}
END_TEST

START_TEST(one_line_shows_names_that_fit)
{
	struct document d = { 0 };
	doc_add(&d, DOC_TITLE, "ReLU", "ReLU, also rectify, rectifier, positive part, hinge");
	writes(&d, narrow, "ReLU, also rectify, rectifier, ...\n");
	doc_free(&d);
	struct doc_block *b = doc_add(&d, DOC_PARAGRAPH, NULL,
		"where z = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16");
	b->most = 1;
	b->tail = "... (see below)";
	writes(&d, narrow, "where z = 1, 2, 3, 4, 5, ... (see below)\n");
	doc_free(&d);
}
END_TEST

START_TEST(messages_have_places)
{
	struct text out = { 0 };
	words_fill(&out, "%2$s before %1$s, %%", "one", "two", NULL);
	words_fill(&out, "; %s and %s, 100%", "a", "%s", NULL);
	words_fill(&out, "; %s%3$s.", "c", NULL);
	ck_assert_str_eq(out.s, "two before one, %; a and %s, 100%; c.");
	text_free(&out);
	words_list(&out, "a");
	ck_assert_str_eq(out.s, "a");
	words_list(&out, "b");
	words_clause(&out, "c");
	words_remark(&out, "d");
	words_sentence(&out, "E.");
	ck_assert_str_eq(out.s, "a, b; c (d) E.");
	text_free(&out);
}
END_TEST

static void check_wrap(const char *s, size_t width, const char *wanted)
{
	struct text out = { 0 };
	doc_wrap(&out, s, width);
	ck_assert_str_eq(text_string(&out), wanted);
	ck_assert_uint_eq(doc_lines(s, width),
		*wanted == '\0' ? 0
				: 1 + (size_t)(strchr(wanted, '\n') != NULL) +
				(size_t)(strchr(wanted, '\n') != strrchr(wanted, '\n')));
	text_free(&out);
}

START_TEST(lines_break)
{
	check_wrap("", 10, "");
	check_wrap("one two three", 80, "one two three");
	check_wrap("one two three four", 7, "one two\nthree\nfour");
	check_wrap("one two", 7, "one two");
	check_wrap("one two", 6, "one\ntwo");
	check_wrap("  one   two  ", 80, "one two");
	check_wrap("incomprehensible is", 8, "incompre\nhensible\nis");
	check_wrap("a\nb c", 80, "a\nb c");
	/* Ideographs break anywhere, but a full stop stays with what it ends. */
	check_wrap("\u6fc0\u6d3b\u51fd\u6578", 4, "\u6fc0\u6d3b\n\u51fd\u6578");
	check_wrap("\u6fc0\u6d3b\u51fd\u3002", 6, "\u6fc0\u6d3b\n\u51fd\u3002");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("doc");
	TCase *c = tcase_create("writers");
	tcase_add_test(c, blocks_have_one_form_each);
	tcase_add_test(c, entries_stand_in_columns);
	tcase_add_test(c, code_is_not_broken_where_the_page_holds_it);
	tcase_add_test(c, lists_are_told_apart);
	tcase_add_test(c, marks_are_the_writers);
	tcase_add_test(c, tables_show_what_fits);
	tcase_add_test(c, a_figure_has_facts_beside_it);
	tcase_add_test(c, one_line_shows_names_that_fit);
	tcase_add_test(c, messages_have_places);
	tcase_add_test(c, lines_break);
	suite_add_tcase(suite, c);
	return suite_run(suite);
}
