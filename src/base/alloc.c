/* Allocation that cannot fail, and the one place where out of memory is told. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/say.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void out_of_memory(void)
{
	say_error_plain("out of memory");
	exit(1);
}

void *alloc_resize(void *block, size_t count, size_t size)
{
	if (size != 0 && count > (size_t)-1 / size)
		out_of_memory();
	size_t bytes = count * size;
	void *p = realloc(block, bytes != 0 ? bytes : 1);
	if (p == NULL)
		out_of_memory();
	return p;
}

void *alloc_zero(size_t count, size_t size)
{
	void *p = alloc_resize(NULL, count, size);
	memset(p, 0, count * size);
	return p;
}

void *alloc_grow(void *block, size_t used, size_t *room, size_t size)
{
	if (used < *room)
		return block;
	*room += *room / 2 + 8;
	return alloc_resize(block, *room, size);
}

char *alloc_copy_n(const char *bytes, size_t n)
{
	char *p = alloc_resize(NULL, n + 1, 1);
	memcpy(p, bytes, n);
	p[n] = '\0';
	return p;
}

char *alloc_copy(const char *string)
{
	return alloc_copy_n(string, strlen(string));
}

char *alloc_print(const char *format, ...)
{
	va_list list;
	va_start(list, format);
	int n = vsnprintf(NULL, 0, format, list);
	va_end(list);
	if (n < 0)
		out_of_memory();
	char *p = alloc_resize(NULL, (size_t)n + 1, 1);
	va_start(list, format);
	vsnprintf(p, (size_t)n + 1, format, list);
	va_end(list);
	return p;
}
