/* Fonts: fontconfig set up from memory, which spares every start 4 ms of parsing. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/picture/fonts.h"

#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

/* Where fonts and their caches are on GNU/Linux and BSD systems. The families are named
   by the caller, so of the system's rules one is missed: that a face without italics is
   slanted. */
#define HEAD                                                                         \
	"<?xml version=\"1.0\"?>"                                                    \
	"<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"                                 \
	"<fontconfig>"                                                               \
	"<dir>/usr/share/fonts</dir>"                                                \
	"<dir>/usr/local/share/fonts</dir>"                                          \
	"<dir prefix=\"xdg\">fonts</dir>"                                            \
	"<dir>~/.fonts</dir>"                                                        \
	"<cachedir>/var/cache/fontconfig</cachedir>"                                 \
	"<cachedir prefix=\"xdg\">fontconfig</cachedir>"                             \
	"<match target=\"font\">"                                                    \
	"<test name=\"slant\"><const>roman</const></test>"                           \
	"<test target=\"pattern\" name=\"slant\" "                                   \
	"compare=\"not_eq\"><const>roman</const></test>"                             \
	"<edit name=\"matrix\" mode=\"assign\"><times><name>matrix</name><matrix>"   \
	"<double>1</double><double>0.2</double><double>0</double><double>1</double>" \
	"</matrix></times></edit>"                                                   \
	"</match>"
#define ACCEPT(family)                                                 \
	"<acceptfont><pattern>"                                        \
	"<patelt name=\"family\"><string>" family "</string></patelt>" \
	"<patelt name=\"width\"><const>normal</const></patelt>"        \
	"</pattern></acceptfont>"
#define REJECT(outline)                                              \
	"<rejectfont><pattern>"                                      \
	"<patelt name=\"outline\"><bool>" outline "</bool></patelt>" \
	"</pattern></rejectfont>"
#define FOOT "</fontconfig>"

static const char all_fonts[] = HEAD FOOT;

/* The few families that figures are set in. Fontconfig sorts all it knows, and joins what
   characters they have, once for every face in use: 1 ms in 12 of a picture, where there
   are 200 fonts. */
static const char few_fonts[] =
	HEAD "<selectfont>" ACCEPT("DejaVu Sans") ACCEPT("STIX") ACCEPT("Liberation Serif")
		ACCEPT("DejaVu Serif") REJECT("true") REJECT("false") "</selectfont>" FOOT;

static bool has_fonts(FcConfig *config)
{
	const FcFontSet *set = FcConfigGetFonts(config, FcSetSystem);
	return set != NULL && set->nfont > 0;
}

/* The family that most text is in, without which the few fonts will not do. */
static bool has_sans(FcConfig *config)
{
	const FcFontSet *set = FcConfigGetFonts(config, FcSetSystem);
	for (int i = 0; set != NULL && i < set->nfont; i++) {
		FcChar8 *family;
		FcPattern *font = set->fonts[i];
		if (FcPatternGetString(font, FC_FAMILY, 0, &family) != FcResultMatch)
			continue;
		if (FcStrCmpIgnoreCase(family, (const FcChar8 *)"DejaVu Sans") == 0)
			return true;
	}
	return false;
}

/* A configuration in memory, or (NULL) that of the system or the user's environment. The
   result is NULL where it has not the fonts that `enough` asks for. */
static FcConfig *load(const char *text, bool (*enough)(FcConfig *))
{
	FcConfig *config = FcConfigCreate();
	if (config == NULL)
		return NULL;
	const FcChar8 *bytes = (const FcChar8 *)text;
	FcBool read = text != NULL ? FcConfigParseAndLoadFromMemory(config, bytes, FcFalse)
				   : FcConfigParseAndLoad(config, NULL, FcFalse);
	if (read && FcConfigBuildFonts(config) && enough(config))
		return config;
	FcConfigDestroy(config);
	return NULL;
}

static FcConfig *find_fonts(bool all)
{
	FcConfig *config = NULL;
	if (getenv("FONTCONFIG_FILE") == NULL && getenv("FONTCONFIG_PATH") == NULL &&
		getenv("FONTCONFIG_SYSROOT") == NULL) {
		if (!all)
			config = load(few_fonts, has_sans);
		if (config == NULL)
			config = load(all_fonts, has_fonts);
	}
	return config != NULL ? config : load(NULL, has_fonts);
}

/* Fontconfig prints what it dislikes about its files straight on standard error; it goes
   to /dev/null for as long as the files are read. Returns what unmute() wants. */
static int mute(void)
{
	int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
	int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
	if (kept >= 0 && null >= 0)
		dup2(null, STDERR_FILENO);
	if (null >= 0)
		close(null);
	return kept;
}

static void unmute(int kept)
{
	if (kept < 0)
		return;
	dup2(kept, STDERR_FILENO);
	close(kept);
}

PangoFontMap *fonts_map(bool all)
{
	static PangoFontMap *map[2];
	static bool tried[2];
	all = all || tried[true];
	if (tried[all])
		return map[all];
	tried[all] = true;
	int kept = mute();
	FcConfig *config = find_fonts(all);
	/* Pango takes the current one; a thread of its own would load the system's
	   otherwise. */
	if (config != NULL)
		FcConfigSetCurrent(config);
	unmute(kept);
	if (config == NULL)
		return NULL;
	map[all] = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	return map[all];
}
