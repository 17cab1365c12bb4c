/* Modules: parts of the program with libraries of their own, loaded when they are first needed. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_MODULE_H
#define ACTPLOT_MODULE_H

/* What a module NAME.so exports, as `module`. It takes nothing from the program: what it shares with it is linked
   in twice, so it may free() and resize what the program allocated, but has static variables of its own. */
struct module {
	const char *version;	   /* of the program that it was built with */
	const void *(*face)(void); /* its table of functions */
};

/* The face of module `name`: NAME.so beside the program's own executable, as in the folder where it was built, else in
   the folder where it was installed. Where there is none, or one of another version, the program ends with a line
   that says so, and status 1. */
const void *module_open(const char *name);

#endif
