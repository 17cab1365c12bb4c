/* The guide activation-functions(7) as blocks: text, and commands to be run. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_GUIDE_H
#define ACTPLOT_GUIDE_H

#include "teach/teach.h"

enum guide_kind {
	GUIDE_SECTION,
	GUIDE_PART,   /* a heading within a section */
	GUIDE_TEXT,   /* a paragraph; places in braces as fill_text() takes them */
	GUIDE_TERM,   /* `head` and what it is, filled likewise */
	GUIDE_TRY,    /* the command `head`, and what it shows; not run */
	GUIDE_PLOT,   /* the function `head`, drawn */
	GUIDE_EVAL,   /* what `actplot eval HEAD` prints */
	GUIDE_CHOOSE, /* what `actplot choose` answers to `choice` */
	/* Every question of choose, its answers, and what it recommends to who gives that
	   one alone; `head` is an answer to those that want a number. */
	GUIDE_ANSWERS,
	GUIDE_CALLS /* how the framework `head` spells the functions of the lecture */
};

struct guide_block {
	enum guide_kind kind;
	const char *head; /* a command, name or list of operands; NULL where there is none */
	const char *text; /* N_() */
	const struct choice *choice;
};

/* guide-text.c; ends at one with neither head nor text nor choice. */
extern const struct guide_block guide_blocks[];

#endif
