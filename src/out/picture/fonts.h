/* The fonts of this machine, found without reading all of the system's configuration. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_FONTS_H
#define ACTPLOT_FONTS_H

#include <pango/pangocairo.h>
#include <stdbool.h>

/* The font map that all pictures of this run share, of the few families that figures name
   or, with `all`, of every font; made on first use and never freed. NULL
   where the machine has no fonts. The one asked for last is the one in use: once
   all are needed, the few serve no more. */
PangoFontMap *fonts_map(bool all);

#endif
