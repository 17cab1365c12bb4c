/* Arithmetic of lanes for processors that have vectors of four doubles and a fused multiply-add. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

/* Before what has functions that are to be inlined. */
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined __x86_64__ && defined __GNUC__
#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#else
#pragma GCC target("avx2,fma")
#endif
#define LANE_ARITHMETIC lane_avx2
#include "expr/walk/lanes.c"
#ifdef __clang__
#pragma clang attribute pop
#endif
#endif
