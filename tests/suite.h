/* What every Check program here needs: a main that speaks TAP. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SUITE_H
#define ACTPLOT_SUITE_H

#include <check.h>
#include <stdbool.h>
#include <stdlib.h>

/* What timeouts are multiplied by: sanitizers slow everything down. */
#ifdef __SANITIZE_ADDRESS__
#define SUITE_SLOW 8
#else
#define SUITE_SLOW 1
#endif

/* Runs the suite, prints TAP on standard output, returns what main returns. CK_FORK=no keeps
   it in one process (for a debugger or valgrind). */
static inline int suite_run(Suite *suite)
{
	SRunner *runner = srunner_create(suite);
	srunner_set_tap(runner, "-");
	srunner_run_all(runner, CK_SILENT);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* Whether a test that takes long for a row takes it, number k of all: a sixth of those that
   frameworks ship, one in 24 of the others; all where ACTPLOT_FULL is set. */
static inline bool suite_takes(size_t k, unsigned tier)
{
	return k % (tier < 3 ? 6 : 24) == 0 || getenv("ACTPLOT_FULL") != NULL;
}

#endif
