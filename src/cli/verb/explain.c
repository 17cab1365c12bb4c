/* The verb explain: the lesson on one function, its manual page, or how it is spelled elsewhere. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/say.h"
#include "cli/output-targets.h"
#include "cli/verb/lesson.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- options ---------------------------------------------------------------------- */

struct explain_options {
	const char *as; /* one of spell_targets; NULL: the lesson */
	bool man;
};

static const struct explain_options *options(const struct request *r)
{
	return r->own;
}

/* Frameworks have titles too: tensorflow is tf; the Python is NumPy's. */
static const char *target_of(const char *typed)
{
	const char *near;
	const struct framework *framework = framework_find(typed);
	if (text_pick(typed, (const char *const[]){ "numpy", "py", NULL }, &near) >= 0)
		return "python";
	return framework != NULL ? framework->id : typed;
}

static const struct option_row forms[] = {
	{ .name = "as",
		.argument = N_("TARGET"),
		OWN(struct explain_options, as),
		.words = spell_targets,
		.means = target_of,
		.refusal = option_is_of_exact_curves,
		.in = FORMAT_WORDS,
		.decides = true,
		.against = "markdown man saturation",
		.brief = N_("the function spelled for LaTeX, C, PyTorch and others"),
		.help = N_("the function spelled for another program or a framework, nothing "
			   "else: {words}") },
	{ .name = "man",
		OWN(struct explain_options, man),
		.in = FORMAT_WORDS,
		.decides = true,
		.against = "markdown saturation",
		.brief = N_("its manual page"),
		.help = N_("its manual page: shown on a terminal, else the source") },
	{ .name = NULL },
};
static const struct option_table form_options = { N_("Lesson"), forms, NULL };

/* ---- the command line ---------------------------------------------------------------- */

static int explain_prepare(struct request *r)
{
	if (request_curves(r) < 0)
		return -1;
	if (r->curves.n != 1 || r->operands != 1) {
		say_usage(_("explain takes one function, but got %zu"), r->curves.n);
		return -1;
	}
	if (options(r)->man && r->curves.curve[0].row->rank == 0) {
		say_usage(_("explain --man: a formula has no manual page"));
		return -1;
	}
	if (options(r)->man && lesson_is_set(&r->curves.curve[0])) {
		say_usage(_("explain --man takes a name alone: the manual page is of the "
			    "function without framework or parameters"));
		return -1;
	}
	return route_plan(r, &route_text);
}

/* Through man, which formats and pages it, where a person reads along. */
static int show_page(const struct text *page)
{
	int pipe_end[2], status;
	if (pipe(pipe_end) != 0)
		return -1;
	pid_t man = fork();
	if (man == 0) {
		dup2(pipe_end[0], STDIN_FILENO);
		close(pipe_end[0]);
		close(pipe_end[1]);
		execlp("man", "man", "-l", "-", (char *)NULL);
		_exit(127);
	}
	close(pipe_end[0]);
	FILE *to = fdopen(pipe_end[1], "w");
	if (to != NULL) {
		fwrite(page->s, 1, page->n, to);
		fclose(to);
	}
	if (man < 0 || waitpid(man, &status, 0) != man)
		return -1;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : -1;
}

static int explain_run(const struct request *r)
{
	struct text text = { 0 };
	const struct curve *c = &r->curves.curve[0];
	int status = 0;
	if (options(r)->man) {
		manual_function(c->typed, &text);
	} else if (options(r)->as != NULL) {
		status = spell_print(c, options(r)->as, &text);
	} else {
		struct teach_page page = lesson_page(r);
		status = explain_print(c, &page, r->saturation, &text);
	}
	if (options(r)->man && r->plot.text.terminal && r->result[0].path == NULL &&
		show_page(&text) == 0) {
		text_free(&text);
		return 0;
	}
	return lesson_write(r, status, &text);
}

static const struct example examples[] = {
	{ "actplot explain gelu", N_("the lesson") },
	{ "actplot explain gelu --as c", N_("a C function, its error stated") },
	{ "actplot explain --man relu", N_("its manual page") },
	{ NULL, NULL },
};

static const struct option_table *const tables[] = { &curve_options, &format_options,
	&output_options, &form_options, &markdown_options, &saturation_options, &common_options,
	NULL };

const struct verb verb_explain = {
	.name = "explain",
	.operands = N_("CURVE"),
	.purpose = N_("the lesson on one function"),
	.more = N_("A card of facts, computed, with a small plot, then what the "
		   "function is for, its strengths and weaknesses, and how "
		   "frameworks spell it."),
	.examples = examples,
	.options = tables,
	.own_size = sizeof(struct explain_options),
	.writes = FORMAT_JSON,
	.prepare = explain_prepare,
	.run = explain_run,
};
