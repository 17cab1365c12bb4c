/* Functions as frameworks call them: the row's call with the curve's values, and its import line. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "teach/spell.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "teach/call.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *framework, *import;
} imports[] = {
	{"keras", "import keras"},
	{"pytorch", "import torch"},
	{"jax", "import jax"},
	{"tf", "import tensorflow as tf"},
	{"onnx", "import onnx"},
};

/* The row's own call text, before values are put in; NULL. */
static const char *find_call(const struct curve *c, const char *framework)
{
	const struct call *call = c->row->calls;
	while (call && call->framework && strcmp(call->framework, framework) != 0)
		call++;
	return call ? call->text : NULL;
}

/* True if the call has a place for parameter k: $alpha, and not only the beginning of $alpha_2. */
static bool takes(const char *call, const char *name)
{
	char *place = alloc_print("$%s", name);
	const char *at = strstr(call, place);
	size_t n = strlen(place);
	free(place);
	return at && spell_uses(at + 1, name) && strncmp(at + 1, name, n - 1) == 0;
}

/* A value that the user set, but the call cannot pass on, would be lost without a word. */
static int say_lost(const struct curve *c, const struct framework *f, const char *call)
{
	for (size_t k = 0; k < PARAM_MAX && c->row->param[k].name; k++) {
		const struct param *p = &c->row->param[k];
		if (!c->set[k] || p->kind != PARAM_SCALAR || takes(call, p->name))
			continue;
		say_error(_("the call of %s's %s takes no %s; 'actplot explain %s:%s=%s --as "
			    "python' is a function for it"),
			f->title, c->typed->id, p->name, c->typed->id, p->name, c->text[k]);
		return -1;
	}
	return 0;
}

static int say_none(const struct curve *c, const struct framework *f)
{
	const char *id = c->typed->id;
	bool ships = activation_ships(c->typed, f), code = spell_tree(c, curve_formula(c));
	if (c->typed->rank == 0) {
		say_error(_("%s has no name for a formula; --as python makes a function of it"),
			f->title);
		return -1;
	}
	if (ships && code)
		say_error(_("how %s calls %s is not recorded; 'actplot explain %s --as python' is "
			    "a function for it"),
			f->title, id, id);
	else if (ships)
		say_error(_("how %s calls %s is not recorded"), f->title, id);
	else if (code)
		say_error(_("%s has no %s; 'actplot explain %s --as python' is a function for it"),
			f->title, id, id);
	else
		say_error(_("%s has no %s"), f->title, id);
	return -1;
}

/* What the framework computes under this name, where its formula is another. */
static void add_remark(const struct curve *c, const struct framework *f, struct text *out)
{
	struct curve own;
	struct text formula = {0}, here = {0};
	if (curve_init(&own, c->typed, f) != 0)
		return;
	struct spell_values v = {{NULL}};
	if (own.row == c->row && spell_code(&formula, &own, curve_formula(&own), EXPR_PLAIN, &v) == 0 &&
		spell_code(&here, c, curve_formula(c), EXPR_PLAIN, &v) == 0 &&
		strcmp(text_string(&formula), text_string(&here)) != 0)
		text_print(out, "# %s: %s\n", f->title, text_string(&formula));
	text_free(&formula);
	text_free(&here);
	curve_free(&own);
}

/* Attributes of ONNX that are numbers of a row are floats, which 1 is not. */
static struct curve with_floats(const struct curve *c)
{
	struct curve copy;
	curve_copy(&copy, c);
	for (int k = 0; k < PARAM_MAX && c->row->param[k].name; k++) {
		char number[NUMBER_SIZE + 2];
		if (c->row->param[k].kind != PARAM_SCALAR)
			continue;
		size_t n = number_format(c->scalar[k], number);
		if (strpbrk(number, ".eni") == NULL)
			memcpy(number + n, ".0", sizeof ".0");
		curve_set_text(&copy, k, number, strlen(number));
	}
	return copy;
}

/* Celu(alpha=1.0) as a node of a graph: its name, x and y, its attributes. */
static void add_node(const char *call, struct text *out)
{
	size_t name = strcspn(call, "("), end = strlen(call);
	text_print(out, "onnx.helper.make_node('%.*s', ['x'], ['y']", (int)name, call);
	if (end > name + 2)
		text_print(out, ", %.*s", (int)(end - name - 2), call + name + 1);
	text_add(out, ")\n");
}

int spell_call(const struct curve *c, const struct framework *f, struct text *out)
{
	const char *raw = find_call(c, f->id);
	size_t i = 0;
	if (raw == NULL)
		return say_none(c, f);
	if (say_lost(c, f, raw) != 0)
		return -1;
	while (strcmp(imports[i].framework, f->id) != 0)
		i++;
	bool onnx = strcmp(f->id, "onnx") == 0;
	struct curve copy = {0};
	if (onnx)
		copy = with_floats(c);
	char *call = call_text(onnx ? &copy : c, f->id, NULL);
	text_print(out, "%s\n\n", imports[i].import);
	add_remark(c, f, out);
	if (onnx)
		add_node(call, out);
	else
		text_print(out, "%s\n", call);
	if (onnx)
		curve_free(&copy);
	free(call);
	return 0;
}
