/* Lines of standard input, for verbs that read it. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_INPUT_H
#define ACTPLOT_INPUT_H

#include <stddef.h>

#define INPUT_LINE \
	4096 /* bytes of a line that counts; a list of numbers is far shorter */

struct input {
	size_t line;               /* number of the line in `text`, from 1 */
	char text[INPUT_LINE + 2]; /* without blanks around it */
};

/* The next line that is not blank. 1; 0 at the end; -1 after saying why it could not be
   read. A NUL in a line, and the end of one that is too long, become a control byte, so
   that neither reads as a number by accident. */
int input_next(struct input *);

#endif
