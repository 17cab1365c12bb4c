/* explain: the card of a function, then its lesson, as a document; or its facts as JSON. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/say.h"
#include "teach/explain/explanation.h"

int explain_print(
	const struct curve *c, const struct teach_page *page, double eps, struct text *out)
{
	struct topic t = {
		.curve = c, .row = curve_described(c), .own = c->row->rank == 0, .page = page
	};
	struct document d = { 0 };
	if (facts_measure(&t.facts, c, eps) < 0) {
		say_error(_("%s has no finite value"), quote(c->typed->id));
		return -1;
	}
	if (page->style == TEACH_JSON) {
		explain_json(&t, NULL, out);
		text_add_char(out, '\n');
		return 0;
	}
	explain_card(&t, &d);
	explain_lesson(&t, &d);
	teach_write(&d, page, out);
	doc_free(&d);
	return 0;
}
