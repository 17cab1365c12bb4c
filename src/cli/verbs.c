/* The table of verbs. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "cli/verbs.h"

#include <string.h>

/* Each in the file of its name in cli/verb/. */
extern const struct verb verb_plot, verb_eval, verb_check, verb_list, verb_explain, verb_compare,
	verb_choose;

const struct verb *const verbs[] = { &verb_plot, &verb_eval, &verb_check, &verb_list, &verb_explain,
	&verb_compare, &verb_choose, NULL };

const struct verb *verb_find(const char *name)
{
	for (const struct verb *const *v = verbs; *v != NULL; v++)
		if (strcmp((*v)->name, name) == 0)
			return *v;
	return NULL;
}

bool verb_takes_curves(const struct verb *verb)
{
	return strstr(verb->operands, "CURVE") != NULL;
}
