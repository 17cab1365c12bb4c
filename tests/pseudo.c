/* A language that is none, to be loaded before the C library: every message long, accented, in brackets. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What tests/pseudo.sh runs the program with: a message that does not come through gettext stays plain ASCII, one that
   is glued from parts has brackets in its middle, and what is aligned by bytes stands in the wrong column. */

#define MESSAGES 4096
#define LONGER " ~~~" /* translations are longer than what they translate */

static const char *accented(char c)
{
	static const char plain[] = "aeiouycnszAEIOUYCNSZ";
	static const char *const with[] = { "á", "é", "í", "ó", "ú", "ý", "č", "ñ", "š", "ž", "Á",
		"É", "Í", "Ó", "Ú", "Ý", "Č", "Ñ", "Š", "Ž" };
	const char *at = strchr(plain, c);
	return c != '\0' && at != NULL ? with[at - plain] : NULL;
}

/* The length of what stands for something else: %1$s, %.3g, {slope relu(x) at 1}; or of a number, 1e300. */
static size_t place(const char *s)
{
	if (*s >= '0' && *s <= '9')
		return strspn(s, "0123456789.e");
	if (*s == '{')
		return strcspn(s, "}") + 1;
	if (*s != '%')
		return 0;
	size_t n = 1 + strspn(s + 1, "0123456789$.*-+ #lhz");
	return n + (s[n] != '\0');
}

static char *translate(const char *s)
{
	char *made = malloc(3 * strlen(s) + 32), *out = made;
	if (made == NULL)
		abort();
	out += sprintf(out, "⟦");
	while (*s != '\0') {
		size_t n = place(s);
		const char *with = accented(*s);
		if (n > 0)
			out += sprintf(out, "%.*s", (int)n, s);
		else if (with != NULL)
			out += sprintf(out, "%s", with);
		else
			*out++ = *s;
		s += n > 0 ? n : 1;
	}
	sprintf(out, LONGER "⟧");
	return made;
}

/* The same message has the same address every time, as gettext's have. */
static char *translated(const char *message)
{
	static struct {
		const char *message;
		char *made;
	} known[MESSAGES];
	static char empty[] = "";
	size_t i = 0;
	if (*message == '\0')
		return empty;
	for (; i < MESSAGES && known[i].message != NULL; i++)
		if (strcmp(known[i].message, message) == 0)
			return known[i].made;
	if (i == MESSAGES)
		abort();
	known[i].made = translate(message);
	known[i].message = strdup(message);
	return known[i].made;
}

char *dcgettext(const char *domain, const char *message, int category)
{
	(void)domain;
	(void)category;
	return translated(message);
}

char *dcngettext(
	const char *domain, const char *one, const char *many, unsigned long n, int category)
{
	(void)domain;
	(void)category;
	return translated(n == 1 ? one : many);
}

#undef gettext
#undef ngettext

char *gettext(const char *message)
{
	return translated(message);
}

char *ngettext(const char *one, const char *many, unsigned long n)
{
	return translated(n == 1 ? one : many);
}
