/* Functions as frameworks call them: the row's call with the curve's values, and its import line. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "teach/spell/spell.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/number.h"
#include "base/say.h"
#include "teach/spell/call.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *framework, *import;
} imports[] = {
	{ "keras", "import keras" },
	{ "pytorch", "import torch" },
	{ "jax", "import jax" },
	{ "tf", "import tensorflow as tf" },
	{ "onnx", "import onnx" },
};

/* The opset from which on ONNX has an operator with the attributes used here, from its list of changes. */
static const struct {
	const char *name;
	int opset;
} operators[] = {
	{ "Abs", 6 },
	{ "Asinh", 9 },
	{ "Atan", 7 },
	{ "Celu", 12 },
	{ "Cos", 7 },
	{ "Elu", 6 },
	{ "Erf", 9 },
	{ "Exp", 6 },
	{ "Gelu", 20 },
	{ "HardSigmoid", 6 },
	{ "HardSwish", 14 },
	{ "Hardmax", 13 },
	{ "Identity", 1 },
	{ "LeakyRelu", 6 },
	{ "LogSoftmax", 13 },
	{ "Mish", 18 },
	{ "PRelu", 7 },
	{ "Relu", 6 },
	{ "Selu", 6 },
	{ "Shrink", 9 },
	{ "Sigmoid", 6 },
	{ "Sign", 9 },
	{ "Sin", 7 },
	{ "Sinh", 9 },
	{ "Softmax", 13 },
	{ "Softplus", 1 },
	{ "Softsign", 1 },
	{ "Swish", 24 },
	{ "Tanh", 6 },
	{ "ThresholdedRelu", 10 },
};

/* Calls that take a parameter only where it is less than another, though the function is one without that. */
static const struct {
	const char *call, *less, *than;
} orders[] = {
	{ "torch.nn.Hardtanh(", "lo", "hi" },
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

static const char *value_of(const struct curve *c, const char *name, double *value)
{
	size_t k = 0;
	while (strcmp(c->row->param[k].name, name) != 0)
		k++;
	*value = c->scalar[k];
	return c->text[k];
}

/* Values that the framework would refuse when the call is run. */
static int say_refused(const struct curve *c, const struct framework *f, const char *call)
{
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
		double a, b;
		size_t name = strlen(orders[i].call);
		const char *less = orders[i].less, *than = orders[i].than;
		if (strncmp(call, orders[i].call, name) != 0)
			continue;
		const char *low = value_of(c, less, &a), *high = value_of(c, than, &b);
		if (a < b)
			continue;
		say_error(_("%s's %.*s refuses %s=%s with %s=%s, since %s must be less than %s; "
			    "'actplot explain %s:%s=%s:%s=%s --as python' is a function for it"),
			f->title, (int)name - 1, call, less, low, than, high, less, than,
			c->typed->id, less, low, than, high);
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
		say_error(_("%s is not among the activations of %s; 'actplot explain %s --as "
			    "python' is a function for it"),
			id, f->title, id);
	else
		say_error(_("%s is not among the activations of %s"), id, f->title);
	return -1;
}

/* Whether two curves of one row differ in a number that the call does not pass on. */
static bool differ_in_numbers(const struct curve *a, const struct curve *b, const char *call)
{
	for (size_t k = 0; k < PARAM_MAX && a->row->param[k].name; k++) {
		const struct param *p = &a->row->param[k];
		if (p->kind == PARAM_SCALAR && a->scalar[k] != b->scalar[k] &&
			!takes(call, p->name))
			return true;
	}
	return false;
}

/* What the framework computes under this name, where its formula is another or has other numbers. */
static void add_remark(
	const struct curve *c, const struct framework *f, const char *call, struct text *out)
{
	struct curve own;
	struct text formula = { 0 }, here = { 0 };
	struct spell_values none = { { NULL } };
	if (curve_init(&own, c->typed, f) != 0)
		return;
	bool numbers = false, stated = false;
	if (curve_described(&own) == curve_described(c) && curve_finish(&own, &here) == 0) {
		numbers = differ_in_numbers(&own, c, call);
		struct spell_values v = spell_by_name(&own, false);
		stated = spell_code(&formula, &own, curve_formula(&own), EXPR_PLAIN,
				 numbers ? &v : &none) == 0 &&
			spell_code(&here, c, curve_formula(c), EXPR_PLAIN, &none) == 0;
		spell_free(&v);
	}
	if (stated && (numbers || strcmp(text_string(&formula), text_string(&here)) != 0))
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

/* Celu(alpha=1.0) as a node of a graph: its name, its inputs, which are x and what PRelu(slope: 0.25) has a colon
   behind, with what they hold, y, its attributes. */
static void add_node(const char *call, struct text *out)
{
	size_t name = strcspn(call, "(");
	struct text inputs = { 0 }, attributes = { 0 }, one = { 0 };
	char *inside = call[name] == '\0' ? alloc_copy("")
					  : alloc_copy_n(call + name + 1, strlen(call) - name - 2);
	for (size_t k = 0; *inside != '\0' && spell_part(&one, inside, k); k++, one.n = 0)
		if (strchr(text_string(&one), '=') != NULL) {
			text_print(&attributes, ", %s", text_string(&one));
		} else {
			size_t input = strcspn(text_string(&one), ":");
			text_print(&inputs, ", '%.*s'", (int)input, text_string(&one));
			text_print(out, "# %.*s holds%s\n", (int)input, text_string(&one),
				text_string(&one) + input + 1);
		}
	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
		if (strlen(operators[i].name) == name &&
			strncmp(operators[i].name, call, name) == 0)
			text_print(out, "# from opset %d on\n", operators[i].opset);
	text_print(out, "onnx.helper.make_node('%.*s', ['x'%s], ['y']%s)\n", (int)name, call,
		text_string(&inputs), text_string(&attributes));
	free(inside);
	text_free(&inputs);
	text_free(&attributes);
	text_free(&one);
}

/* What the framework calls by this name is another row: its call, where nobody set what it may not take. 0; -1
   where there is none. */
static int spell_other(const struct curve *c, const struct framework *f, struct text *out)
{
	struct curve own;
	struct text why = { 0 };
	int status = -1;
	bool set = c->framework != NULL;
	for (size_t k = 0; k < PARAM_MAX; k++)
		set |= c->set[k];
	if (set || curve_init(&own, c->typed, f) != 0)
		return -1;
	if (own.row != c->row && find_call(&own, f->id) != NULL && curve_finish(&own, &why) == 0)
		status = spell_call(&own, f, out);
	curve_free(&own);
	text_free(&why);
	return status;
}

int spell_call(const struct curve *c, const struct framework *f, struct text *out)
{
	const char *raw = find_call(c, f->id);
	size_t i = 0;
	if (raw == NULL)
		return spell_other(c, f, out) == 0 ? 0 : say_none(c, f);
	if (say_lost(c, f, raw) != 0 || say_refused(c, f, raw) != 0)
		return -1;
	while (strcmp(imports[i].framework, f->id) != 0)
		i++;
	bool onnx = strcmp(f->id, "onnx") == 0;
	struct curve copy = { 0 };
	if (onnx)
		copy = with_floats(c);
	char *call = call_text(onnx ? &copy : c, f->id, NULL);
	text_print(out, "%s\n\n", imports[i].import);
	add_remark(c, f, raw, out);
	if (onnx)
		add_node(call, out);
	else
		text_print(out, "%s\n", call);
	if (onnx)
		curve_free(&copy);
	free(call);
	return 0;
}
