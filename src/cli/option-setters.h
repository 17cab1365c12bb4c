/* Settings: how each option's value is read into the request. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_SETTINGS_H
#define ACTPLOT_SETTINGS_H

#include "cli/options.h"

/* Each reads `value` as option_row.apply does. */
int set_expr(struct request *, const struct option_row *, const char *value);
int set_name(struct request *, const struct option_row *, const char *value);
int set_digits(struct request *, const struct option_row *, const char *value);
int set_jacobian(struct request *, const struct option_row *, const char *value);
int set_diff(struct request *, const struct option_row *, const char *value);
int set_hex(struct request *, const struct option_row *, const char *value);
int set_range(struct request *, const struct option_row *, const char *value);
int set_yrange(struct request *, const struct option_row *, const char *value);
int set_samples(struct request *, const struct option_row *, const char *value);
int set_show(struct request *, const struct option_row *, const char *value);
int set_param(struct request *, const struct option_row *, const char *value);
int set_format(struct request *, const struct option_row *, const char *value);
int set_format_named(struct request *, const struct option_row *, const char *value);
int set_output(struct request *, const struct option_row *, const char *value);
int set_size(struct request *, const struct option_row *, const char *value);
int set_dpi(struct request *, const struct option_row *, const char *value);
int set_panels(struct request *, const struct option_row *, const char *value);
int set_y(struct request *, const struct option_row *, const char *value);
int set_frame(struct request *, const struct option_row *, const char *value);
int set_title(struct request *, const struct option_row *, const char *value);
int set_no_legend(struct request *, const struct option_row *, const char *value);
int set_color(struct request *, const struct option_row *, const char *value);
int set_worst(struct request *, const struct option_row *, const char *value);
int set_limit(struct request *, const struct option_row *, const char *value);
int set_names(struct request *, const struct option_row *, const char *value);
int set_framework(struct request *, const struct option_row *, const char *value);
int set_dtype(struct request *, const struct option_row *, const char *value);
int set_as(struct request *, const struct option_row *, const char *value);
int set_man(struct request *, const struct option_row *, const char *value);
int set_markdown(struct request *, const struct option_row *, const char *value);
int set_saturation(struct request *, const struct option_row *, const char *value);
int set_frameworks(struct request *, const struct option_row *, const char *value);
int set_answer(struct request *, const struct option_row *, const char *value);
int set_rules(struct request *, const struct option_row *, const char *value);
int set_all(struct request *, const struct option_row *, const char *value);
int set_group(struct request *, const struct option_row *, const char *value);
int set_quiet(struct request *, const struct option_row *, const char *value);
int set_help(struct request *, const struct option_row *, const char *value);
int set_version(struct request *, const struct option_row *, const char *value);

/* Reads the range that was typed, if any, into the plot; what is left out is that of `view`, as activation_view()
   takes it. */
int settings_range(const struct request *, const char *view, struct plot *);

/* Reads "3x2": two counts from 1 to CURVES_MAX. */
bool settings_read_panels(const char *value, size_t *columns, size_t *rows);

/* Picks the one of `words` (ends at NULL) that `value` is. 0; or -1 after saying which there are. */
int settings_pick(
	const struct option_row *, const char *value, const char *const *words, size_t *chosen);

#endif
