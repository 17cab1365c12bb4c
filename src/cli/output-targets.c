/* Routes: in which formats the results are written, and where each goes. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "cli/columns.h"
#include "cli/options.h"
#include "cli/output-targets.h"
#include "cli/verbs.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const struct format route_text = {
	.kind = FORMAT_WORDS, .name = "text", .suffix = "txt", .label = N_("text")
};

/* An existing one needs no slash behind it, as for cp. */
static bool is_folder(const char *path)
{
	struct stat there;
	if (*path != '\0' && path[strlen(path) - 1] == '/')
		return true;
	return stat(path, &there) == 0 && S_ISDIR(there.st_mode);
}

static bool can_write(const struct verb *verb, const struct format *format)
{
	return format == &route_text || (format->kind & verb->writes) != 0;
}

/* "relu-tanh.png". */
static char *own_name(const struct request *r, const struct format *format)
{
	struct text name = { 0 };
	r->verb->name_file(r, &name);
	text_print(&name, ".%s", format->suffix);
	return name.s;
}

static struct result *add(struct request *r, const struct format *format, char *path)
{
	r->result = alloc_grow(r->result, r->results, &r->result_room, sizeof *r->result);
	struct result *result = &r->result[r->results++];
	*result = (struct result){ .format = format, .path = path };
	return result;
}

/* A file in the folder for each curve; a figure besides a report is one. */
static int place_each(struct request *r, const struct format *format, const char *folder)
{
	const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
	if (r->verb->reports && format->to_file) {
		char *name = own_name(r, format);
		add(r, format, alloc_print("%s%s%s", folder, slash, name));
		free(name);
		return 0;
	}
	if (!r->verb->draws) {
		say_usage(_("%s writes one result, not into a folder"), r->verb->name);
		return -1;
	}
	for (size_t i = 0; i < r->curves.n; i++) {
		char *name = columns_file(r->curves.curve[i].name);
		char *path = alloc_print("%s%s%s.%s", folder, slash, name, format->suffix);
		struct result *result = add(r, format, path);
		result->single = true;
		result->curve = i;
		free(name);
	}
	return 0;
}

/* Settles where one format goes; `file` is what the user said, NULL for nothing. */
static int place(struct request *r, const struct format *format, const char *file)
{
	if (!can_write(r->verb, format)) {
		say_usage(_("%s cannot write %s"), r->verb->name, format->label);
		return -1;
	}
	if (file == NULL && format->to_file)
		add(r, format, own_name(r, format))->ours = true;
	else if (file == NULL || strcmp(file, "-") == 0)
		add(r, format, NULL);
	else if (is_folder(file))
		return place_each(r, format, file);
	else
		add(r, format, alloc_copy(file));
	return 0;
}

/* No format was asked for. What plot draws is told by the extension of -o alone; other verbs have text of their
   own for any name but that of a picture, or of a format of theirs. */
static int place_by_name(struct request *r, const struct format *fallback)
{
	if (r->output == NULL || strcmp(r->output, "-") == 0)
		return place(r, fallback, NULL);
	bool plot = r->verb->draws;
	const struct format *named = format_of_file(r->output, r->plot.text.utf8);
	if (plot && is_folder(r->output)) {
		say_usage(_("a folder does not tell the format; give one, such as --svg"));
		return -1;
	}
	if (plot && named == NULL) {
		say_usage(_("%s: no format is known by this name; give one, such as --svg"),
			quote(r->output));
		return -1;
	}
	if (!plot &&
		(named == NULL || options_decide(r) ||
			!(can_write(r->verb, named) || named->to_file)))
		named = fallback;
	return place(r, named, r->output);
}

static int place_asked(struct request *r)
{
	if (r->n_asked > 1 && r->verb->name_file == NULL) {
		say_usage(_("%s writes one format at a time"), r->verb->name);
		return -1;
	}
	bool folder = r->output != NULL && is_folder(r->output);
	if (r->output != NULL && !folder && r->n_asked > 1) {
		say_usage(_("-o %s: one file cannot take several formats; use --%s=FILE "
			    "--%s=FILE"),
			quote(r->output), r->asked[0].format->name, r->asked[1].format->name);
		return -1;
	}
	for (size_t i = 0; i < r->n_asked; i++) {
		const struct asked *asked = &r->asked[i];
		if (r->output != NULL && asked->file != NULL) {
			say_usage(_("--%s=%s and -o %s: which one?"), asked->format->name,
				quote(asked->file), quote(r->output));
			return -1;
		}
		if (place(r, asked->format, asked->file != NULL ? asked->file : r->output) < 0)
			return -1;
	}
	return 0;
}

/* The folder that `path` stands in, as realpath() has it; NULL if there is none. */
static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder =
		slash == NULL ? alloc_copy(".") : alloc_copy_n(path, (size_t)(slash - path) + 1);
	char *real = realpath(folder, NULL);
	free(folder);
	return real;
}

/* True if both names are of one file, also one that is yet to come. */
static bool same_file(const char *a, const char *b)
{
	struct stat there[2];
	if (strcmp(a, b) == 0)
		return true;
	if (stat(a, &there[0]) == 0 && stat(b, &there[1]) == 0)
		return there[0].st_dev == there[1].st_dev && there[0].st_ino == there[1].st_ino;
	const char *slash_a = strrchr(a, '/'), *slash_b = strrchr(b, '/');
	if (strcmp(slash_a ? slash_a + 1 : a, slash_b ? slash_b + 1 : b) != 0)
		return false;
	char *folder_a = folder_of(a), *folder_b = folder_of(b);
	bool same = folder_a != NULL && folder_b != NULL && strcmp(folder_a, folder_b) == 0;
	free(folder_a);
	free(folder_b);
	return same;
}

static int check_distinct(const struct request *r)
{
	for (size_t i = 0; i < r->results; i++)
		for (size_t k = 0; k < i; k++) {
			const char *a = r->result[i].path, *b = r->result[k].path;
			if (a == NULL && b == NULL) {
				say_usage(_("two results for standard output, %s and %s; "
					    "give one a file, such as --%s=FILE"),
					r->result[k].format->label, r->result[i].format->label,
					r->result[i].format->name);
				return -1;
			}
			if (a != NULL && b != NULL && same_file(a, b)) {
				say_usage(_("two results for the file %s"), quote(a));
				return -1;
			}
		}
	return 0;
}

static bool is_terminal(const char *path)
{
	struct stat st;
	if (stat(path, &st) < 0 || !S_ISCHR(st.st_mode))
		return false;
	int fd = open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	bool terminal = fd >= 0 && isatty(fd) == 1;
	if (fd >= 0)
		close(fd);
	return terminal;
}

static int check_terminal(const struct request *r)
{
	for (size_t i = 0; i < r->results; i++) {
		const struct result *result = &r->result[i];
		if (!result->format->binary)
			continue;
		if (result->path == NULL ? !r->plot.text.terminal : !is_terminal(result->path))
			continue;
		say_usage(_("refusing to write %s to a terminal; use -o FILE"),
			result->format->label);
		return -1;
	}
	return 0;
}

int route_plan(struct request *r, const struct format *fallback)
{
	if ((r->n_asked > 0 ? place_asked(r) : place_by_name(r, fallback)) < 0)
		return -1;
	if (check_distinct(r) < 0)
		return -1;
	return check_terminal(r);
}

int route_check(const struct request *r)
{
	for (size_t i = 0; i < r->results; i++) {
		const struct result *result = &r->result[i];
		if (result->path == NULL)
			continue;
		if (sink_check(result->path) < 0)
			return -1;
		const struct format *named = format_of_file(result->path, r->plot.text.utf8);
		if (named != NULL && named != result->format &&
			(named->to_file || result->format->to_file))
			say_note(_("%s is %s, whatever its name says"), quote(result->path),
				_(result->format->label));
	}
	return 0;
}

struct sink *route_open(const struct result *result)
{
	return result->path != NULL ? sink_open_file(result->path) : sink_open_stdout();
}

int route_close(const struct request *r, const struct result *result, struct sink *sink)
{
	if (sink_close(sink) < 0)
		return -1;
	/* A report goes to standard output. */
	if (result->ours && (r->plot.text.terminal || r->verb->reports))
		say_note(_("wrote %s"), result->path);
	else if (result->ours)
		say_note(_("wrote %s ('-o -' writes to standard output)"), result->path);
	return 0;
}

int route_fail(const struct request *r, const struct result *result)
{
	if (r->results > 1 && result->path != NULL)
		say_error(_("%s was not written"), quote(result->path));
	return -1;
}

int route_write(const struct request *r, const struct result *result, const struct plot *plot,
	const struct scene *scene)
{
	struct sink *sink = route_open(result);
	if (sink == NULL)
		return -1;
	int written = format_write(result->format, plot, scene, sink);
	if (written < 0)
		sink_abandon(sink);
	int closed = route_close(r, result, sink);
	if (written == 0 && closed == 0)
		return 0;
	return route_fail(r, result);
}
