/* The teaching layer's tests: lessons, comparisons, advice. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "teach-tests.h"

int main(void)
{
	Suite *suite = suite_create("teach");
	suite_add_tcase(suite, teach_explain());
	suite_add_tcase(suite, teach_compare());
	suite_add_tcase(suite, teach_choose());
	return suite_run(suite);
}
