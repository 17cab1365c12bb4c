/* A value with its exact first and second derivative at one point. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_JET_H
#define ACTPLOT_JET_H

/* Which member of a jet is meant. */
enum order { ORDER_F, ORDER_DF, ORDER_D2F, ORDERS };

/* f(x), f'(x), f''(x). */
struct jet {
	double y, dy, d2y;
};

static inline double jet_order(struct jet j, enum order order)
{
	return order == ORDER_F ? j.y : order == ORDER_DF ? j.dy : j.d2y;
}

#endif
