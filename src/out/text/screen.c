/* The screen of a text plot: its size, its colours, its cells, and their way into a sink. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/text/screen.h"

#include "base/alloc.h"
#include "base/gettext.h"
#include "base/say.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
	ASKED_COLUMNS = 40, /* at least, where a size is given */
	ASKED_ROWS = 12,
	COLUMNS_LEAST = 20, /* of a terminal, and rows with that of the prompt */
	ROWS_LEAST = 7,
	CELLS_MOST = 1000, /* a side */
	COLUMNS_USUAL = 80,
	ROWS_USUAL = 23
};

/* ---- what the terminal is ---------------------------------------------------------- */

static size_t clamp(double x, size_t least)
{
	return x < (double)least ? least : x > CELLS_MOST ? CELLS_MOST : (size_t)x;
}

/* A size from the environment, 0 where it sets none that makes sense. */
static size_t read_size(const char *text)
{
	double n = 0;
	return text && number_read(text, &n) && n >= 1 && n <= 1e9 ? clamp(n, 1) : 0;
}

/* The size of the terminal; 0 for what it does not tell. */
static void ask_terminal(size_t *columns, size_t *rows)
{
	struct winsize size = { .ws_col = 0 };
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
		size = (struct winsize){ .ws_col = 0 };
	*columns = read_size(getenv("COLUMNS"));
	*rows = read_size(getenv("LINES"));
	*columns = *columns ? *columns : size.ws_col;
	*rows = *rows ? *rows : size.ws_row;
}

int screen_size(const struct plot *plot, size_t *columns, size_t *rows)
{
	*columns = COLUMNS_USUAL;
	*rows = ROWS_USUAL;
	if (plot->page.unit == UNIT_PIXEL) {
		*columns = clamp(plot->page.width, ASKED_COLUMNS);
		*rows = clamp(plot->page.height, ASKED_ROWS);
	}
	if (plot->page.unit == UNIT_PIXEL || !plot->text.terminal)
		return 0;
	size_t width, height;
	ask_terminal(&width, &height);
	if ((width > 0 && width < COLUMNS_LEAST) || (height > 0 && height < ROWS_LEAST)) {
		say_error(
			_("the terminal is too small for a plot, which takes %d columns and %d rows"),
			COLUMNS_LEAST, ROWS_LEAST);
		return -1;
	}
	*columns = width > 0 ? clamp((double)width, 1) : COLUMNS_USUAL;
	*rows = height > 0 ? clamp((double)height - 1, 1) : ROWS_USUAL;
	return 0;
}

int screen_colours(const struct plot_text *text)
{
	const char *term = getenv("TERM"), *no = getenv("NO_COLOR");
	const char *many = getenv("COLORTERM");
	bool dumb = !term || strcmp(term, "dumb") == 0;
	bool wanted = text->terminal && !dumb && !(no && *no);
	if (text->colour == COLOUR_NEVER || (text->colour == COLOUR_AUTO && !wanted))
		return 0;
	return (term && strstr(term, "256color")) || (many && *many) ? 256 : 8;
}

/* ---- cells ------------------------------------------------------------------------- */

void screen_init(struct screen *screen, size_t columns, size_t rows, int colours)
{
	*screen = (struct screen){
		.columns = columns,
		.rows = rows,
		.colours = colours,
		.cell = alloc_zero(columns * rows, sizeof *screen->cell),
	};
}

void screen_free(struct screen *screen)
{
	free(screen->cell);
	screen->cell = NULL;
}

void screen_put(struct screen *screen, size_t row, size_t column, const char *text, int style)
{
	if (row >= screen->rows)
		return;
	struct screen_cell *line = &screen->cell[row * screen->columns], *last = NULL;
	while (*text) {
		char one[8] = "";
		size_t length;
		utf8_decode(text, &length);
		memcpy(one, text, length);
		text += length;
		size_t width = text_width(one);
		if (width == 0 && last && strlen(last->text) + length < sizeof last->text)
			memcpy(last->text + strlen(last->text), one, length + 1);
		if (width == 0)
			continue;
		if (column + width > screen->columns)
			break;
		last = &line[column];
		*last = (struct screen_cell){ .wide = width == 2, .style = style };
		memcpy(last->text, one, length);
		if (width == 2)
			line[column + 1] = (struct screen_cell){ .style = style };
		column += width;
	}
}

size_t screen_put_within(struct screen *screen, size_t row, size_t column, size_t end,
	const char *text, bool fine, int style)
{
	const char *dots = fine ? "\u2026" : "...";
	size_t wide = text_width(text), room = end > column ? end - column : 0;
	if (wide <= room) {
		screen_put(screen, row, column, text, style);
		return column + wide;
	}
	size_t taken = text_width(dots), width = 0, n = 0, length;
	if (room < taken)
		return column;
	for (; text[n] != '\0'; n += length) {
		char one[8] = "";
		utf8_decode(text + n, &length);
		memcpy(one, text + n, length);
		if (width + text_width(one) + taken > room)
			break;
		width += text_width(one);
	}
	while (n > 0 && text[n - 1] == ' ') {
		n--;
		width--;
	}
	char *head = alloc_copy_n(text, n);
	screen_put(screen, row, column, head, style);
	free(head);
	screen_put(screen, row, column + width, dots, style);
	return column + width + taken;
}

/* ---- writing ----------------------------------------------------------------------- */

/* The parameters of "select graphic rendition". f is red and f' blue; several curves take
   colours that differ in lightness too. */
static const char *rendition(const struct screen *screen, int style)
{
	static const char *const few[SCREEN_COLOURS] = { "31", "34", "39", "34", "33", "32", "35",
		"36", "31" };
	static const char *const many[SCREEN_COLOURS] = { "31", "38;5;33", "39", "38;5;33",
		"38;5;208", "38;5;35", "38;5;141", "38;5;137", "38;5;162" };
	if (style == STYLE_TITLE)
		return "1";
	if (style == STYLE_DIM)
		return "2";
	int colour = style - STYLE_LINE;
	return screen->colours > 8 ? many[colour] : few[colour];
}

static void write_row(const struct screen *screen, size_t row, struct sink *sink)
{
	const struct screen_cell *line = &screen->cell[row * screen->columns];
	size_t n = screen->columns;
	while (n > 0 && (line[n - 1].text[0] == '\0' || line[n - 1].text[0] == ' '))
		n--;
	int style = STYLE_PLAIN;
	for (size_t i = 0; i < n; i++) {
		const struct screen_cell *c = &line[i];
		bool blank = c->text[0] == '\0' || c->text[0] == ' ';
		int next = blank ? style : c->style;
		if (screen->colours > 0 && next != style) {
			const char *reset = style == STYLE_PLAIN ? "" : "0";
			const char *set = next == STYLE_PLAIN ? "" : rendition(screen, next);
			sink_printf(sink, "\033[%s%s%sm", reset, *reset && *set ? ";" : "", set);
			style = next;
		}
		sink_puts(sink, c->text[0] ? c->text : " ");
		i += c->wide;
	}
	if (style != STYLE_PLAIN)
		sink_puts(sink, "\033[0m");
	sink_puts(sink, "\n");
}

void screen_write(const struct screen *screen, struct sink *sink)
{
	for (size_t row = 0; row < screen->rows; row++)
		write_row(screen, row, sink);
}
