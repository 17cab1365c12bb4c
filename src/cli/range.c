/* Ranges LO:HI of the command line: read, and what was meant by what is almost one. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "cli/range.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"
#include "base/text.h"
#include "cli/value.h"

#include <stdlib.h>
#include <string.h>

/* A range that is almost one, as it should be written, in `out`: "5" and "-5" as -5:5; "-5..5", "-5,5",
   "[-5:5]" as -5:5. False where no good guess is possible. */
static bool range_guess(const char *value, struct text *out)
{
	static const char *const between[] = { ":", "...", "..", ",", ";", " to ", " " };
	struct exact lo, hi;
	size_t open = strspn(value, "[({"), length = strlen(value + open);
	while (open > 0 && length > 0 && strchr("])}", value[open + length - 1]) != NULL)
		length--;
	char *inside = alloc_copy_n(value + open, length);
	bool good = false;
	for (size_t k = 0; k < sizeof between / sizeof between[0] && !good; k++) {
		char *at = strstr(inside, between[k]);
		if (at == NULL)
			continue;
		const char *right = at + strlen(between[k]);
		char *left = alloc_copy_n(inside, (size_t)(at - inside));
		right += strspn(right, " ");
		good = value_read(left, &lo, NULL) && value_read(right, &hi, NULL) && lo.hi < hi.hi;
		if (good)
			text_print(out, "%s:%s", left, right);
		free(left);
	}
	const char *one = inside + strspn(inside, "+-");
	if (!good && value_read(one, &lo, NULL) && lo.hi > 0) {
		text_print(out, "-%s:%s", one, one);
		good = true;
	}
	free(inside);
	return good;
}

static void say_no_range(const char *value, const char *what)
{
	struct text guess = { 0 };
	if (range_guess(value, &guess))
		say_usage(_("invalid %s %s: expected LO:HI; did you mean %s?"), what, quote(value),
			quote(text_string(&guess)));
	else
		say_usage(_("invalid %s %s: expected LO:HI"), what, quote(value));
	text_free(&guess);
}

/* One end of a range; an empty one is left as it is. */
static bool read_end(const char *s, struct exact *end, bool *finite)
{
	*finite = true;
	return *s == '\0' || value_read(s, end, finite);
}

int range_read(const char *value, const char *what, struct exact *lo, struct exact *hi)
{
	bool finite_lo = true, finite_hi = true;
	const char *colon = strchr(value, ':');
	if (colon == NULL || strcmp(value, ":") == 0) {
		say_no_range(value, what);
		return -1;
	}
	char *left = alloc_copy_n(value, (size_t)(colon - value));
	bool good_lo = read_end(left, lo, &finite_lo);
	bool good_hi = read_end(colon + 1, hi, &finite_hi);
	free(left);
	if (good_lo && good_hi && lo->hi < hi->hi)
		return 0;
	if ((!good_lo && finite_lo) || (!good_hi && finite_hi))
		say_no_range(value, what);
	else if (!good_lo || !good_hi)
		say_usage(_("invalid %s %s: LO and HI must be finite"), what, quote(value));
	else if (colon == value || colon[1] == '\0')
		say_usage(_("invalid %s %s: LO must be less than HI, which are %g:%g here"), what,
			quote(value), lo->hi, hi->hi);
	else
		say_usage(_("invalid %s %s: LO must be less than HI"), what, quote(value));
	return -1;
}
