/* The program: reads the request, does it, and turns the outcome into an exit status. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/say.h"
#include "cli/complete.h"
#include "cli/help.h"
#include "cli/man.h"
#include "cli/verbs.h"
#include "out/sink/sink.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_DONE, EXIT_NOT_WRITTEN, EXIT_USAGE };

/* Data never follow the locale: only characters and messages do. */
static void start(void)
{
	sink_start();
	setlocale(LC_CTYPE, "");
	setlocale(LC_MESSAGES, "");
	bindtextdomain(PACKAGE, LOCALEDIR);
	textdomain(PACKAGE);
}

static int print(struct text *text)
{
	struct sink *sink = sink_open_stdout();
	if (sink != NULL)
		sink_write(sink, text->s, text->n);
	text_free(text);
	return sink != NULL && sink_close(sink) == 0 ? EXIT_DONE : EXIT_NOT_WRITTEN;
}

/* Without arguments: a page for people, an error for programs. */
static int start_page(void)
{
	struct text text = { 0 };
	help_start(&text);
	if (isatty(STDOUT_FILENO) == 1)
		return print(&text);
	fputs(text_string(&text), stderr);
	text_free(&text);
	return EXIT_USAGE;
}

static int help(const struct request *r)
{
	struct text text = { 0 };
	if (r->version)
		help_version(&text);
	else
		help_page(&text, r->verb_named ? r->verb : NULL);
	return print(&text);
}

/* `actplot --man-page SAMPLE...`: for the build, as is `actplot --man-pages FOLDER`. */
static int manual(char *const *samples, size_t n)
{
	struct text text = { 0 };
	if (man_page(&text, samples, n) == 0)
		return print(&text);
	text_free(&text);
	return EXIT_NOT_WRITTEN;
}

/* `actplot --complete WORD...`: for the shells' completions. */
static int completions(int argc, char **argv)
{
	struct text text = { 0 };
	complete(argc, argv, &text);
	return print(&text);
}

static int do_it(const struct request *r)
{
	say_quiet(r->quiet);
	say_once(1);
	int status = r->verb->run(r);
	say_once(0);
	return status < 0 ? EXIT_NOT_WRITTEN : EXIT_DONE;
}

static int run(int argc, char **argv)
{
	struct request r = { 0 };
	int status;
	if (request_parse(&r, argc, argv) < 0)
		status = EXIT_USAGE;
	else if (r.start)
		status = start_page();
	else if (r.help || r.version)
		status = help(&r);
	else
		status = do_it(&r);
	request_free(&r);
	return status;
}

int main(int argc, char **argv)
{
	start();
	if (argc > 1 && strcmp(argv[1], "--man-page") == 0)
		return manual(argv + 2, (size_t)argc - 2);
	if (argc == 3 && strcmp(argv[1], "--man-pages") == 0)
		return man_pages(argv[2]) == 0 ? EXIT_DONE : EXIT_NOT_WRITTEN;
	if (argc > 2 && strcmp(argv[1], "--complete") == 0)
		return completions(argc - 1, argv + 1);
	return run(argc, argv);
}
