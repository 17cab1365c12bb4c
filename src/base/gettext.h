/* Marks for text that translators see: _() translates now, N_() marks text in a table, ngettext() counts. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_GETTEXT_H
#define ACTPLOT_GETTEXT_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text

#endif
