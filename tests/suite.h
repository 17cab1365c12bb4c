/* What every Check program here needs: a main that speaks TAP. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SUITE_H
#define ACTPLOT_SUITE_H

#include <check.h>
#include <stdbool.h>
#include <stdlib.h>

/* Sanitizers slow everything down: timeouts are multiplied by this, and of many points that go the same way
   so much fewer are taken. */
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
#ifdef __SANITIZE_ADDRESS__
	/* A child looks for leaks when it ends, each as long as all of them together. */
	if (getenv("CK_FORK") == NULL)
		srunner_set_fork_status(runner, CK_NOFORK);
#endif
	srunner_run_all(runner, CK_SILENT);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* Whether row k is taken where sanitizers make the time long: they see the same code in a quarter of
   the rows. */
static inline bool suite_covers(size_t k)
{
	return SUITE_SLOW == 1 || k % 4 == 0;
}

/* Whether a test that takes long for a row takes it, number k of all: a sixth of those that
   frameworks ship, one in 24 of the others; all where ACTPLOT_FULL is set. */
static inline bool suite_takes(size_t k, unsigned tier)
{
	size_t few = SUITE_SLOW > 1 ? 2 : 1;
	return k % ((tier < 3 ? 6 : 24) * few) == 0 || getenv("ACTPLOT_FULL") != NULL;
}

#endif
