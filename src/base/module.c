/* Modules: parts of the program with libraries of their own, loaded when they are first needed. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/module.h"
#include "base/say.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Where module `name` would stand beside the executable; owned by the caller, NULL where that is not known. */
static char *beside_program(const char *name)
{
	char program[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
	if (n <= 0)
		return NULL;
	program[n] = '\0';
	char *end = strrchr(program, '/');
	return end == NULL ? NULL : alloc_print("%.*s/%s.so", (int)(end - program), program, name);
}

const void *module_open(const char *name)
{
	char *path = beside_program(name);
	if (path == NULL || access(path, R_OK) != 0) {
		free(path);
		path = alloc_print("%s/%s.so", MODULEDIR, name);
	}
	void *library = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
	const struct module *module = library == NULL ? NULL : dlsym(library, "module");
	if (module == NULL) {
		say_error(_("a part of actplot cannot be loaded: %s"), dlerror());
		exit(1);
	}
	if (strcmp(module->version, PACKAGE_VERSION) != 0) {
		say_error(_("a part of actplot is of version %s, not %s: %s"), module->version,
			PACKAGE_VERSION, path);
		exit(1);
	}
	free(path);
	return module->face();
}
