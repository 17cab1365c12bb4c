/* A document: what a page says, block after block, and nothing of how it looks. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_DOCUMENT_H
#define ACTPLOT_DOCUMENT_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* Who builds a document adds blocks in reading order; terminal.c, markdown.c and roff.c write it.
   Lines are broken, indented, aligned and escaped by the writers alone: a text here is one running
   line of UTF-8, whole sentences that translators have seen whole. Words that are set apart within
   a sentence come in as its arguments, marked by doc_mark(), so that no message holds markup. */

enum doc_kind {
	DOC_TITLE,	/* the document's; `label` where only one line is to be had and `text` is
	                   cut: a terminal shows as much of the text as one line holds */
	DOC_HEADING,	/* of a section; not written where nothing stands below it */
	DOC_SUBHEADING, /* within a section, likewise */
	DOC_PARAGRAPH,
	DOC_FORMULA, /* on lines of its own */
	DOC_ENTRY,   /* a label and what is said of it; those that follow each other are one list */
	DOC_ITEM,    /* of a list with bullets */
	DOC_COMMAND, /* a line to be typed, never broken: it shows the paragraph or item before it */
	DOC_LINES,   /* lines as they stand: what a command printed, a text plot */
	DOC_USAGE,   /* a command line with marks; `label` leads it on a terminal, "Usage:"; what it
	                 does may follow in `more`, shown there too */
	DOC_FIGURE,  /* a small plot, drawn to the size that the writer has; entries that follow
	                 stand beside it where there is room, else under the heading `label` */
	DOC_TABLE,   /* cells in rows and columns */
	DOC_REFERENCE /* a page of the manual: `label` its name, `section` its number */
};

struct doc_block {
	enum doc_kind kind;
	struct text label, text, more; /* owned */
	bool apart;		       /* an empty line before it, also where none is usual */
	bool code;		       /* of an entry: its text is code, and may be copied */
	bool dense;   /* of entries: no empty line between them where others have one */
	bool aligned; /* of entries: texts below each other, also where they usually hang */
	size_t column; /* of entries: where their texts begin, from the labels on; 0: as labels need */
	size_t most; /* lines on a terminal, the last ending in `tail`; 0: all. Of a paragraph */
	const char *tail; /* not owned */
	int section;
	/* Of a figure: appends lines of at most `columns` columns, `rows` of them. -1: nothing can
	   be drawn, and the figure is left out. */
	int (*draw)(const void *data, size_t columns, size_t rows, struct text *out);
	const void *data;
	/* Of a table: rows * columns texts, owned; row 0 has the heads, column 0 the names of the
	   rows. A cell without text has nothing to say, and shows as "-". */
	struct text *cell;
	size_t rows, columns;
};

/* `struct document d = {0}` is empty. */
struct document {
	struct doc_block *block;
	size_t n, room;
	/* What a page of the manual has in its head: name, section, book; NULL where it is none. Not
	   owned. */
	const char *name, *book;
	int section;
};

void doc_free(struct document *);
/* Appends a block. `label` and `text`, copied, may be NULL: the caller fills block->text. The
   pointer holds until the next block is added. */
struct doc_block *doc_add(struct document *, enum doc_kind, const char *label, const char *text);
/* Appends an entry of a list, whose text the caller fills. */
struct text *doc_entry(struct document *, const char *label);
/* Appends an empty table. */
struct doc_block *doc_add_table(struct document *, size_t rows, size_t columns);
struct text *doc_cell(const struct doc_block *, size_t row, size_t column);
/* The last block goes; with settle only if it has no text. */
void doc_drop(struct document *);
void doc_settle(struct document *);

/* ---- marks within a text ------------------------------------------------------------------ */

enum doc_mark {
	DOC_STRONG = 'b', /* what is typed as it stands */
	DOC_PLACE = 'i',  /* what something else is put for */
	DOC_CODE = 'c'	  /* a command or a piece of code within a sentence */
};
/* Appends `s` with the mark. */
void doc_mark(struct text *out, enum doc_mark, const char *s);
/* Reads one character of a marked text: the kind of mark that begins, 0 where one ends, -1 for all
   others, of which `*length` bytes are to be written. */
int doc_read(const char *s, size_t *length);

/* ---- for the writers --------------------------------------------------------------------- */

/* True for a heading below which nothing stands. */
bool doc_is_bare(const struct document *, size_t i);
/* The end of the run of blocks of one kind that begins at i: one list. */
size_t doc_run(const struct document *, size_t i);

/* lines.c: appends a text without its marks, as lines of at most `width` columns, no newline after the last. The one
   place where running text is broken: at blanks; between ideographs, which have none; a word that is wider than the line
   within. */
void doc_wrap(struct text *out, const char *text, size_t width);
/* How many lines that are. */
size_t doc_lines(const char *text, size_t width);
/* Appends a text without its marks. */
void doc_add_bare(struct text *out, const char *text);

/* ---- the writers -------------------------------------------------------------------------- */

/* terminal.c: lines of at most `width` columns, 40 or more, but for what must not be broken. */
void doc_terminal(const struct document *, size_t width, struct text *out);
/* Blocks from `i` to `end`, entries of one list or one table, as it lays them out. */
void doc_terminal_entries(
	const struct document *, size_t i, size_t end, size_t width, struct text *out);
void doc_terminal_table(const struct doc_block *, size_t width, struct text *out);
/* markdown.c: CommonMark with GitHub's tables. */
void doc_markdown(const struct document *, struct text *out);
/* roff.c: a page in the macros of man(7). */
void doc_roff(const struct document *, struct text *out);

#endif
