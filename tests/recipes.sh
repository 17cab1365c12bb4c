#!/usr/bin/env bash
# recipes.sh -- an option, a verb, a format and an element of documents are added as HACKING says, in copies of files.
# SPDX-License-Identifier: GPL-3.0-or-later
. "${srcdir:-$(dirname "$0")/..}/tests/tap.sh"

if ! have make || [ ! -f "$builddir/Makefile" ] || [ ! -f "$builddir/libcli.a" ]; then
	skip "an option, a verb, a format" "no make in the build folder"
	finish
fi
mkdir copy
cp "$builddir/libcli.a" "$builddir/libout.a" copy

# compile SOURCE OBJECT COPY: what make would do if the source were newer, done with a copy in its place.
compile() {
	local command
	command=$(make -C "$builddir" -n -s V=1 -W "$srcdir/$1" "$2" 2>/dev/null |
		grep -m 1 -- " -c -o " | sed "s/ -MT .*//")
	(cd "$builddir" && eval "${command:-false} -c -o '$work/copy/$(basename "$2")' '$work/copy/$3'") >>log 2>&1 ||
		sed 's/^/# /' log
}
link() {
	(cd "$builddir" && eval "$(make -n -s V=1 -W libcli.a actplot 2>/dev/null | grep -m 1 -- '-o actplot ' |
		sed "s|-o actplot |-o '$work/copy/actplot' |
			s| libcli\.a | '$work/copy/libcli.a' |g; s| libout\.a | '$work/copy/libout.a' |g")") >>log 2>&1
	[ -x copy/actplot ] || sed 's/^/# /' log
}
more=copy/actplot

# ---- an option of one verb: its file ---------------------------------------------------------------

sed 's/^	bool names;/&\n	size_t scratch;/
	/^	{ \.name = "framework",/i\
	{ .name = "scratch", .argument = N_("N"), OWN(struct list_options, scratch), .least = 2, .most = 7,\
		.otherwise = "5", .brief = N_("scratches"), .help = N_("scratches, {least} to {most}, default {default}") },
	s/^static int list_run(const struct request \*r)/&\n{\n	say_note("scratch %zu", options(r)->scratch);\n	return list_all(r);\n}\n/
	' "$srcdir/src/cli/verb/list.c" >copy/list.c
# The run that was there is called by the new one.
awk '/^static int list_run/ { print "static int list_all(const struct request *);" }
	{ print }
	/^}$/ && run == 1 { print "static int list_all(const struct request *r)"; run = 2 }
	/^static int list_run/ { run = 1 }' copy/list.c >copy/new.c && mv copy/new.c copy/list.c
compile src/cli/verb/list.c src/cli/verb/list.o list.c
ok "the option compiles" ar r copy/libcli.a copy/list.o
link
is "it has a value" "$($more list --scratch 3 --names silu 2>&1 >/dev/null)" "actplot: scratch 3"
is "and a default" "$($more list --names silu 2>&1 >/dev/null)" "actplot: scratch 5"
is "and bounds" "$($more list --scratch 8 2>&1 | head -n 1)" \
	"actplot: invalid --scratch '8': must be an integer from 2 to 7"
is "the verb's help tells of it" "$($more list --help | grep -A 1 -- '--scratch N' | tr -s ' \n' ' ')" \
	" --scratch N scratches, 2 to 7, default 5 --framework NAME only functions that the framework ships "
is "the manual, too" "$($more --man-page | grep -c 'scratches, 2 to 7, default 5')" 1
is "other verbs do not have it" "$($more relu --scratch 3 2>&1 | head -n 1)" \
	"actplot: option '--scratch' is not for plot"
is "completions offer it" "$($more --complete list --scr)" "--scratch	scratches"
is "a near miss finds it" "$($more list --scrath 3 2>&1 | grep -c "'--scratch'")" 1

# ---- a verb: a file, and the table -----------------------------------------------------------------

cat >copy/scratch.c <<'EOF'
#include "config.h"
#include "base/gettext.h"
#include "cli/output-targets.h"
#include "cli/verbs.h"

struct scratch_options {
	const char *where;
};

static const char *const places[] = { "head", "back", NULL };
static const struct option_row rows[] = {
	{ .name = "where", .argument = N_("PLACE"), OWN(struct scratch_options, where), .words = places,
		.otherwise = "head", .brief = N_("what to scratch"), .help = N_("scratch the {words}") },
	{ .name = NULL },
};
static const struct option_table where_options = { N_("Places"), rows, NULL };

static int scratch_prepare(struct request *r)
{
	return route_plan(r, &route_text);
}

static int scratch_run(const struct request *r)
{
	const struct scratch_options *own = r->own;
	struct sink *sink = route_open(&r->result[0]);
	if (sink == NULL)
		return -1;
	sink_printf(sink, "scratched: %s\n", own->where);
	return route_close(r, &r->result[0], sink);
}

static const struct example examples[] = { { "actplot scratch", N_("ah") }, { NULL, NULL } };
static const struct option_table *const tables[] = { &output_options, &where_options, &common_options, NULL };
const struct verb verb_scratch = {
	.name = "scratch",
	.operands = "",
	.purpose = N_("scratch"),
	.more = N_("Scratches."),
	.examples = examples,
	.options = tables,
	.own_size = sizeof(struct scratch_options),
	.prepare = scratch_prepare,
	.run = scratch_run,
};
EOF
sed 's/^	verb_choose;/	verb_choose, verb_scratch;/; s/&verb_choose, NULL/\&verb_choose, \&verb_scratch, NULL/' \
	"$srcdir/src/cli/verbs.c" >copy/verbs.c
compile src/cli/verbs.c src/cli/verbs.o verbs.c
mv copy/verbs.o copy/table.o
compile src/cli/verbs.c src/cli/verbs.o scratch.c
mv copy/verbs.o copy/scratch.o && mv copy/table.o copy/verbs.o
ok "the verb compiles" ar r copy/libcli.a copy/verbs.o copy/scratch.o
link
is "it runs" "$($more scratch) $($more scratch --where back)" "scratched: head scratched: back"
is "its words are checked" "$($more scratch --where bak 2>&1 | head -n 1)" \
	"actplot: invalid --where 'bak'; did you mean 'back'? It is one of head, back"
is "it writes files" "$($more scratch -o out.txt && cat out.txt)" "scratched: head"
is "help lists it" "$($more --help | grep -c '^  scratch  *scratch$')" 1
is "completions offer it, and its words" \
	"$($more --complete scra | tr '\t\n' '  ')$($more --complete scratch --where b)" "scratch scratch back	"
is "it has help" "$($more scratch --help | grep -c 'scratch the head or back')" 1
is "and completions" "$($more --complete scr | cut -f1) $($more --complete scratch --where b | cut -f1)" "scratch back"
is "and its options in the manual" "$($more --man-page | grep -c 'scratch the head or back')" 1
is "a near miss finds it" "$($more scrach 2>&1 | grep -c "'actplot scratch'")" 1

# ---- a format: a file, and the table -----------------------------------------------------------------

cat >copy/format-scratch.c <<'EOF'
#include "config.h"
#include "base/gettext.h"
#include "out/format.h"

static int write_scratch(const struct plot *plot, const struct scene *scene, struct sink *sink)
{
	(void)scene;
	sink_printf(sink, "%zu curves\n", plot->curves);
	return 0;
}

const struct format format_scratch = { .kind = FORMAT_TABLE,
	.name = "scratch",
	.suffix = "itch",
	.help = N_("scratched"),
	.label = "Scratch",
	.write = write_scratch };
EOF
sed 's/^const struct format \*const formats\[\] = {/extern const struct format format_scratch;\n& \&format_scratch,/' \
	"$srcdir/src/out/format.c" >copy/format.c
object=$(make -C "$builddir" -n -s V=1 -W "$srcdir/src/out/format.c" libout.a 2>/dev/null |
	grep -o 'src/out/[a-z_-]*format\.o' | head -n 1)
compile src/out/format.c "$object" format-scratch.c
mv "copy/$(basename "$object")" copy/format-scratch.o
compile src/out/format.c "$object" format.c
ok "the format compiles" ar r copy/libout.a "copy/$(basename "$object")" copy/format-scratch.o
link
is "it is an option" "$($more relu elu --scratch)" "2 curves"
is "and a --format" "$($more relu -T scratch)" "1 curves"
is "its extension chooses it" "$($more relu -o a.itch && cat a.itch)" "1 curves"
is "completions offer it" "$($more --complete relu -T scr | cut -f1) $($more --complete relu --scr | cut -f1)" "scratch --scratch"
is "completions offer it" "$($more --complete relu --scr | cut -f 1 | head -n 1)" "--scratch"
is "help names it" "$($more plot --help | grep -c -- '--scratch\[=FILE\] *scratched')" 1
is "an option of pictures has no effect on it" "$($more relu --scratch --title T 2>&1 | head -n 1)" \
	"actplot: --title has no effect on Scratch"

# ---- an element of documents: its name, and a case in each writer ---------------------------------------

mkdir copy/doc
sed 's/^	DOC_TABLE,/	DOC_RULE, \/* a line across the page *\/\n&/' "$srcdir/src/doc/document.h" >copy/doc/document.h
# rule WRITER CODE: the writer with a case for it.
rule() {
	sed "s/^	case DOC_TABLE:/	case DOC_RULE:\n		$2;\n		break;\n&/" "$srcdir/src/doc/$1.c" >"copy/doc/$1.c"
}
command=$(make -C "$builddir" -n -s V=1 -W "$srcdir/src/doc/terminal.c" src/doc/terminal.o 2>/dev/null |
	grep -m 1 -- " -c -o " | sed "s/ -MT .*//; s| -I| -I$work/copy&|")
into() {
	(cd "$builddir" && eval "${command:-false} -Werror=switch -c -o '$work/copy/doc/$1.o' '$2'") >>log 2>&1
}
cp "$srcdir/src/doc/terminal.c" copy/doc
into asked "$work/copy/doc/terminal.c"
is "the compiler asks for it" "$(grep -c "error: enumeration value .DOC_RULE. not handled" log)" 1
rule terminal 'text_add(p->out, "------\\n")'
rule markdown 'text_add(out, "---\\n")'
rule roff 'text_add(out, ".sp\\n")'
cat >copy/doc/main.c <<'EOF'
#include "config.h"
#include "doc/document.h"
#include <stdio.h>

int main(void)
{
	struct document d = { .name = "scratch", .section = 7, .book = "" };
	struct text out = { 0 };
	doc_add(&d, DOC_PARAGRAPH, NULL, "above");
	doc_add(&d, DOC_RULE, NULL, NULL);
	doc_terminal(&d, 80, &out);
	doc_markdown(&d, &out);
	doc_roff(&d, &out);
	printf("%s", text_string(&out));
	text_free(&out);
	doc_free(&d);
	return 0;
}
EOF
for writer in terminal markdown roff main; do
	ok "$writer compiles" into "$writer" "$work/copy/doc/$writer.c"
done
for file in document lines table-columns; do
	into "$file" "$srcdir/src/doc/$file.c"
done
rm -f copy/doc/asked.o
(cd "$builddir" && eval "$(make -n -s V=1 -W libdoc.a tests/test-doc 2>/dev/null | grep -m 1 -- '-o tests/test-doc ' |
	sed "s|-o tests/test-doc |-o '$work/copy/rule' |; s| tests/test_doc-test-doc\.o | '$work'/copy/doc/*.o |
		s| libdoc\.a | |")") >>log 2>&1
is "all three write it" "$(copy/rule 2>&1 | grep -c '^\(------\|---\|\.sp\)$')" 3
finish
