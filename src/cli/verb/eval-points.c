/* The points of eval: numbers or lists, from the command line or from standard input. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "cli/verb/eval.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "cli/value.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- operands ---------------------------------------------------------------------- */

/* True if the one curve has lists for its input. */
static bool takes_lists(const struct request *r)
{
	return r->curves.n == 1 && activation_takes_list(r->curves.curve[0].row);
}

static bool shows_slopes(const struct request *r)
{
	const bool *show = r->plot.show;
	return r->plot.show_given && (!show[ORDER_F] || show[ORDER_DF] || show[ORDER_D2F]);
}

const char *points_wrong(const struct request *r, const char *point, size_t n, long before)
{
	size_t width = value_width(point, n);
	bool lists = takes_lists(r);
	if (n == 0)
		return lists ? _("not a number or a list such as 1,2,3") : _("not a number");
	if (width > 0 && !lists && r->curves.n == 1)
		return _("not a number but a list; decimals take a point");
	if (width > 0 && !lists)
		return _("a list is for one vector function alone");
	if (n > VECTOR_MAX)
		return _("a list of too many elements");
	if (before >= 0 && (size_t)before != width)
		return _("not as many elements as before");
	if (width > 0 && shows_slopes(r) && !eval_options(r)->jacobian)
		return _("of a list f alone is printed; --jacobian has its slopes");
	return NULL;
}

/* Lists are points of one vector function only. */
static int check_lists(const struct request *r)
{
	if (!takes_lists(r) && r->curves.n == 1)
		say_usage(_("%s takes numbers, not lists"), r->curves.curve[0].typed->id);
	else if (!takes_lists(r))
		say_usage(_("a list such as 1,2,3 is for one vector function alone"));
	else
		return 0;
	return -1;
}

/* Reads operand `text` as the next point; all have the form of the first. */
static int add_point(struct points *p, const char *text)
{
	double list[VECTOR_MAX];
	size_t n = value_point(text, false, list, VECTOR_MAX);
	size_t width = value_width(text, n), each = width > 0 ? width : 1;
	if (n > VECTOR_MAX) {
		say_usage(_("%s has more than %d elements"), quote(text), VECTOR_MAX);
		return -1;
	}
	if (p->n > 0 && p->width != width) {
		say_usage(_("%s: all points must have the same number of elements"), quote(text));
		return -1;
	}
	p->width = width;
	p->x = alloc_resize(p->x, (p->n + 1) * each, sizeof *p->x);
	memcpy(p->x + p->n * each, list, each * sizeof *p->x);
	p->n++;
	return 0;
}

static int check_list_values(const struct request *r)
{
	int result = 0;
	const struct points *p = &eval_options(r)->points;
	for (size_t i = 0; i < p->n && result == 0; i++) {
		struct curve curve;
		struct text why = { 0 };
		curve_copy(&curve, &r->curves.curve[0]);
		result = curve_input(&curve, p->x + i * p->width, p->width, NULL, &why);
		if (result < 0)
			say_usage("%s: %s", curve.typed->id, text_string(&why));
		text_free(&why);
		curve_free(&curve);
	}
	return result;
}

int points_prepare(struct request *r)
{
	struct points *p = &((struct eval_options *)r->own)->points;
	for (size_t i = 0; i < r->operands; i++)
		if (request_is_point(&r->operand[i]) && add_point(p, r->operand[i].text) < 0)
			return -1;
	if (p->width > 0 && (check_lists(r) < 0 || check_list_values(r) < 0))
		return -1;
	return 0;
}

/* ---- standard input ---------------------------------------------------------------- */

static bool is_point(const char *line)
{
	return value_point(line, false, NULL, 0) > 0;
}

static void flush(void *sink)
{
	sink_flush(sink);
}

struct reader points_reader(struct sink *sink)
{
	static const char *const names[] = { "x" };
	struct stat in;
	bool file = fstat(STDIN_FILENO, &in) == 0 && S_ISREG(in.st_mode);
	input_begin(_("one x a line"));
	return (struct reader){
		.in = { .before_waiting = file ? NULL : flush, .whom = sink },
		.wanted = 1,
		.name = names,
		.sets = 1,
		.expected = _("expected as many fields as the header has, one of them x"),
		.lone = true,
		.is_data = is_point,
	};
}
