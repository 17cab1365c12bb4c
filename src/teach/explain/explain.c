/* explain: the card of a function, then its lesson, as text or Markdown. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "base/say.h"
#include "teach/explain/explain.h"

static void print_markdown(const struct topic *t, struct text *out)
{
	struct text title = { 0 }, formula = { 0 };
	curve_title(t->curve, &title);
	text_add(out, "# ");
	markdown_add(out, text_string(&title));
	text_add(out, "\n");
	for (enum order order = ORDER_F; order <= ORDER_DF; order++) {
		formula.n = 0;
		explain_formula(t, order, EXPR_PLAIN, &formula);
		if (formula.n > 0)
			text_print(out, "\n    %s\n", text_string(&formula));
	}
	struct text setting = { 0 };
	explain_setting(t, &setting);
	if (setting.n > 0) {
		text_add_char(out, '\n');
		text_print(out, _("where %s"), text_string(&setting));
		text_add_char(out, '\n');
	}
	text_free(&setting);
	struct section facts = { .title = _("Properties") };
	explain_facts(t, &facts);
	section_markdown(&facts, out);
	section_free(&facts);
	text_free(&title);
	text_free(&formula);
}

int explain_print(
	const struct curve *c, const struct teach_page *page, double eps, struct text *out)
{
	struct topic t = {
		.curve = c, .row = curve_described(c), .own = c->row->rank == 0, .page = page
	};
	if (facts_measure(&t.facts, c, eps) < 0) {
		say_error(_("%s has no finite value"), quote(c->typed->id));
		return -1;
	}
	if (page->style == TEACH_JSON) {
		explain_json(&t, NULL, out);
		text_add_char(out, '\n');
		return 0;
	}
	if (page->style == TEACH_MARKDOWN)
		print_markdown(&t, out);
	else
		explain_card(&t, out);
	struct section section[SECTIONS] = { { 0 } };
	size_t n = explain_sections(&t, section);
	for (size_t i = 0; i < n; i++) {
		if (page->style == TEACH_MARKDOWN)
			section_markdown(&section[i], out);
		else
			section_text(&section[i], page->width, out);
		section_free(&section[i]);
	}
	return 0;
}
