/* Calls: the rows' spelling in frameworks, with the values of a curve put in. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "teach/spell/call.h"
#include "teach/explain/explanation.h"

#include <string.h>

char *call_text(const struct curve *c, const char *framework, const char *units)
{
	static const char dense[] = "Dense(";
	const struct call *call = c->row->calls;
	while (call != NULL && call->framework != NULL && strcmp(call->framework, framework) != 0)
		call++;
	if (call == NULL || call->framework == NULL)
		return NULL;
	struct text text = { 0 }, with_units = { 0 };
	explain_call(c, call->text, &text);
	const char *s = text_string(&text);
	const char *layer = units == NULL ? NULL : strstr(s, dense);
	if (layer != NULL) {
		layer += sizeof dense - 1;
		text_add_n(&with_units, s, (size_t)(layer - s));
		text_add(&with_units, units);
		s = layer + strspn(layer, "0123456789");
	}
	text_add(&with_units, s);
	char *made = alloc_copy(text_string(&with_units));
	text_free(&with_units);
	text_free(&text);
	return made;
}
