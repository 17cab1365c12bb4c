/* The catalogue: the families' rows, and how names find them. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "act/kernel.h"
#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

extern const struct family family_sigmoids, family_softmax, family_rectifiers, family_elus,
	family_maxout, family_gelus, family_swishes, family_softplus, family_hard, family_steps,
	family_s_curves, family_sigmoid_variants, family_self_gated, family_mishes,
	family_elu_variants, family_relu_variants, family_noisy, family_shrinks, family_growing,
	family_exponentials, family_waves, family_bumps, family_sparse, family_gates,
	family_s_gates;

/* The one place that knows the families: a new one is one line above and one here. */
const struct family *const families[] = {
	&family_sigmoids,
	&family_sigmoid_variants,
	&family_s_curves,
	&family_softmax,
	&family_sparse,
	&family_rectifiers,
	&family_relu_variants,
	&family_noisy,
	&family_elus,
	&family_elu_variants,
	&family_maxout,
	&family_gates,
	&family_gelus,
	&family_swishes,
	&family_s_gates,
	&family_self_gated,
	&family_mishes,
	&family_softplus,
	&family_hard,
	&family_shrinks,
	&family_steps,
	&family_growing,
	&family_exponentials,
	&family_waves,
	&family_bumps,
	NULL,
};

const struct framework frameworks[] = {
	{ "pytorch", "PyTorch", "torch" },
	{ "keras", "Keras", NULL },
	{ "tf", "TensorFlow", NULL },
	{ "jax", "JAX", NULL },
	{ "onnx", "ONNX", "onnxruntime, ort" },
	{ "flux", "Flux (NNlib)", "nnlib" },
	{ "hf", "Hugging Face Transformers", "transformers, huggingface" },
	{ "timm", "timm", NULL },
	{ "mxnet", "MXNet", "mx" },
	{ "paddle", "PaddlePaddle", NULL },
	{ "mlx", "MLX", NULL },
	{ "burn", "Burn", NULL },
	{ "candle", "Candle", NULL },
	{ "tinygrad", "tinygrad", NULL },
	{ "ggml", "ggml", NULL },
	{ "tfa", "TensorFlow Addons", NULL },
	{ "dl4j", "Deeplearning4j", NULL },
	{ "darknet", "Darknet", NULL },
	{ "fann", "FANN", NULL },
	{ NULL, NULL, NULL },
};

/* Longer names fold to something that no row is called. */
#define NAME_SIZE 128

static int by_rank(const void *p, const void *q)
{
	const struct activation *const *a = p, *const *b = q;
	return ((*a)->rank > (*b)->rank) - ((*a)->rank < (*b)->rank);
}

const struct activation *const *activation_all(size_t *n)
{
	static const struct activation **all;
	static size_t count, room;
	if (all == NULL) {
		for (size_t f = 0; families[f] != NULL; f++) {
			const struct activation *row = families[f]->rows;
			for (; row->id != NULL; row++) {
				all = alloc_grow(all, count, &room, sizeof *all);
				all[count++] = row;
			}
		}
		qsort(all, count, sizeof *all, by_rank);
	}
	*n = count;
	return all;
}

const struct family *activation_family(const struct activation *wanted)
{
	for (size_t f = 0; families[f] != NULL; f++) {
		const struct activation *row = families[f]->rows;
		while (row->id != NULL && row != wanted)
			row++;
		if (row->id != NULL)
			return families[f];
	}
	return NULL;
}

/* `name` folded; false if it is too long for any row's. */
static bool fold(const char *name, char out[NAME_SIZE])
{
	return text_fold(name, out, NAME_SIZE) < NAME_SIZE;
}

/* True if one of `aliases` ("a, b, c" or NULL) folds to `folded`. */
static bool has_alias(const char *aliases, const char *folded)
{
	while (aliases != NULL) {
		char one[NAME_SIZE], alias[NAME_SIZE];
		const char *comma = strstr(aliases, ", ");
		size_t n = comma != NULL ? (size_t)(comma - aliases) : strlen(aliases);
		if (n < sizeof one) {
			memcpy(one, aliases, n);
			one[n] = '\0';
			if (fold(one, alias) && strcmp(alias, folded) == 0)
				return true;
		}
		aliases = comma != NULL ? comma + 2 : NULL;
	}
	return false;
}

size_t activation_find(const char *name, const struct activation **out, size_t size)
{
	char wanted[NAME_SIZE], id[NAME_SIZE];
	if (!fold(name, wanted) || wanted[0] == '\0')
		return 0;
	size_t n, found = 0;
	const struct activation *const *all = activation_all(&n);
	for (size_t k = 0; k < n; k++) {
		if (fold(all[k]->id, id) && strcmp(id, wanted) == 0) {
			if (size > 0)
				out[0] = all[k];
			return 1;
		}
	}
	for (size_t k = 0; k < n; k++) {
		if (has_alias(all[k]->aliases, wanted)) {
			if (found < size)
				out[found] = all[k];
			found++;
		}
	}
	return found;
}

size_t activation_suggest(const char *name, const struct activation **out, size_t size)
{
	enum { NEAR = 2 };
	char wanted[NAME_SIZE], id[NAME_SIZE];
	size_t n, written = 0;
	const struct activation *const *all = activation_all(&n);
	if (!fold(name, wanted))
		return 0;
	for (unsigned tier = 1; tier <= 3; tier++)
		for (size_t distance = 0; distance <= NEAR; distance++)
			for (size_t k = 0; k < n && written < size; k++)
				if (all[k]->tier == tier && fold(all[k]->id, id) &&
					text_distance(wanted, id, NEAR) == distance)
					out[written++] = all[k];
	return written;
}

const struct framework *framework_find(const char *name)
{
	char folded[32];
	if (text_fold(name, folded, sizeof folded) >= sizeof folded)
		return NULL;
	for (const struct framework *f = frameworks; f->id != NULL; f++) {
		char title[32];
		text_fold(f->title, title, sizeof title); /* "TensorFlow" for tf */
		if (strcmp(f->id, folded) == 0 || strcmp(title, folded) == 0 ||
			has_alias(f->aliases, folded))
			return f;
	}
	return NULL;
}

const struct variant *kernel_variant(const struct activation *row, const char *framework)
{
	const struct variant *v = row->variants;
	while (v != NULL && v->framework != NULL && !text_has_word(v->framework, framework))
		v++;
	return v != NULL && v->framework != NULL ? v : NULL;
}

bool kernel_composes(const struct activation *row, const struct framework *framework)
{
	if (row->composite == NULL || *row->composite == '\0')
		return row->composite != NULL;
	return framework != NULL && text_has_word(row->composite, framework->id);
}

bool activation_view(const char *view, struct exact *lo, struct exact *hi)
{
	const char *s = view != NULL ? view : VIEW_DEFAULT, *colon = strchr(s, ':');
	if (colon == NULL)
		return false;
	char *left = alloc_copy_n(s, (size_t)(colon - s));
	bool good = number_read_exact(left, lo, NULL) && number_read_exact(colon + 1, hi, NULL) &&
		lo->hi < hi->hi;
	free(left);
	return good;
}

bool activation_ships(const struct activation *row, const struct framework *framework)
{
	return text_has_word(row->frameworks, framework->id) ||
		kernel_variant(row, framework->id) != NULL;
}

int activation_param(const struct activation *row, const char *name)
{
	for (int k = 0; k < PARAM_MAX && row->param[k].name != NULL; k++)
		if (strcmp(row->param[k].name, name) == 0)
			return k;
	return -1;
}

size_t kernel_kink_zero(const struct values *v, double at[KINK_MAX])
{
	(void)v;
	at[0] = 0;
	return 1;
}
