/* Arb's headers, wherever the version at hand has them. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_ARB_H
#define ACTPLOT_ARB_H

#include <mpfr.h> /* first: the functions that take its numbers are declared only then */

#ifdef HAVE_FLINT_ARB_H
#include <flint/arb.h>
#include <flint/arb_hypgeom.h>
#include <flint/nmod.h>
#else
#include <arb.h>
#include <arb_hypgeom.h>
#include <flint/nmod_vec.h>
#endif
#include <flint/fmpq.h>

#endif
