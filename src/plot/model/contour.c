/* Contours: marching squares over the middles of a map's cells, joined to lines. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "plot/model/contour.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

/* Nodes are the middles of the cells and, around them, the map's edges: one more each way. An edge from node (c, r)
   to the right has the number 2 (r columns + c), the one upward the next. A line crosses an edge at most once, and
   each of the edge's two squares joins it to at most one other: these are its ends. */
struct mesh {
	size_t columns, rows; /* of nodes */
	double *z;	      /* minus the line's value */
	size_t (*joined)[2];  /* edges that each edge is joined to, or NONE */
};

#define NONE ((size_t)-1)

static double cell(const struct data_map *map, size_t c, size_t r)
{
	return map->z[r * map->columns + c];
}

/* Half a cell beyond the outermost middle, on the line through the last two. */
static double beyond(double last, double before)
{
	return last + (last - before) / 2;
}

/* Along a row of cells at node c. */
static double along(const struct data_map *map, size_t c, size_t r)
{
	size_t n = map->columns;
	if (c > 0 && c <= n)
		return cell(map, c - 1, r);
	if (n < 2)
		return cell(map, 0, r);
	return c == 0 ? beyond(cell(map, 0, r), cell(map, 1, r))
		      : beyond(cell(map, n - 1, r), cell(map, n - 2, r));
}

static double node(const struct data_map *map, size_t c, size_t r)
{
	size_t n = map->rows;
	if (r > 0 && r <= n)
		return along(map, c, r - 1);
	if (n < 2)
		return along(map, c, 0);
	return r == 0 ? beyond(along(map, c, 0), along(map, c, 1))
		      : beyond(along(map, c, n - 1), along(map, c, n - 2));
}

static void join(struct mesh *m, size_t a, size_t b)
{
	m->joined[a][m->joined[a][0] != NONE] = b;
	m->joined[b][m->joined[b][0] != NONE] = a;
}

/* Joins the edges that a line crosses around the square whose lower left node is (c, r). Where it crosses all four
   the value in the middle tells which belong together. */
static void cross_square(struct mesh *m, size_t c, size_t r)
{
	size_t at = r * m->columns + c, above = at + m->columns;
	const double z[4] = { m->z[at], m->z[at + 1], m->z[above + 1], m->z[above] };
	const size_t edge[4] = { 2 * at, 2 * (at + 1) + 1, 2 * above, 2 * at + 1 };
	size_t crossed[4], n = 0;
	for (size_t i = 0; i < 4; i++) {
		if (!isfinite(z[i]))
			return;
		if ((z[i] > 0) != (z[(i + 1) % 4] > 0))
			crossed[n++] = edge[i];
	}
	if (n == 2)
		join(m, crossed[0], crossed[1]);
	if (n < 4)
		return;
	bool high = z[0] + z[1] + z[2] + z[3] > 0, around = (z[0] > 0) != high;
	join(m, crossed[0], crossed[around ? 3 : 1]);
	join(m, crossed[2], crossed[around ? 1 : 3]);
}

/* Node c of `n` in cells from the map's edge. */
static double place(size_t c, size_t n)
{
	return c == 0 ? 0 : c + 1 == n ? (double)(n - 2) : (double)c - 0.5;
}

static struct datum crossing(const struct mesh *m, size_t edge)
{
	size_t at = edge / 2, c = at % m->columns, r = at / m->columns;
	size_t right = edge % 2 == 0, up = 1 - right, to = at + (up ? m->columns : 1);
	double t = m->z[at] / (m->z[at] - m->z[to]);
	double x = place(c, m->columns), y = place(r, m->rows);
	return (struct datum){ x + t * (place(c + right, m->columns) - x),
		y + t * (place(r + up, m->rows) - y) };
}

/* Follows the line from an edge on, and takes it out of the mesh. */
static void follow(struct mesh *m, struct contours *all, size_t first)
{
	all->line = alloc_grow(all->line, all->n, &all->room, sizeof *all->line);
	struct contour *line = &all->line[all->n++];
	size_t room = 0, from = NONE, edge = first;
	*line = (struct contour){ .n = 0 };
	while (edge != NONE && !line->closed) {
		size_t *joined = m->joined[edge];
		size_t next = joined[0] != from ? joined[0] : joined[1];
		line->point = alloc_grow(line->point, line->n, &room, sizeof *line->point);
		line->point[line->n++] = crossing(m, edge);
		joined[0] = joined[1] = NONE;
		from = edge;
		edge = next;
		line->closed = edge == first;
	}
	if (line->closed) {
		line->point = alloc_grow(line->point, line->n, &room, sizeof *line->point);
		line->point[line->n++] = line->point[0];
	}
}

void contours_find(struct contours *all, const struct data_map *map, double value)
{
	struct mesh m = { .columns = map->columns + 2, .rows = map->rows + 2 };
	size_t nodes = m.columns * m.rows;
	*all = (struct contours){ .n = 0 };
	m.z = alloc_zero(nodes, sizeof *m.z);
	m.joined = alloc_zero(2 * nodes, sizeof *m.joined);
	for (size_t i = 0; i < nodes; i++)
		m.z[i] = node(map, i % m.columns, i / m.columns) - value;
	for (size_t i = 0; i < 2 * nodes; i++)
		m.joined[i][0] = m.joined[i][1] = NONE;
	for (size_t r = 0; r + 1 < m.rows; r++)
		for (size_t c = 0; c + 1 < m.columns; c++)
			cross_square(&m, c, r);
	/* Lines that end first: what is left then is closed. */
	for (int closed = 0; closed <= 1; closed++)
		for (size_t i = 0; i < 2 * nodes; i++)
			if (m.joined[i][0] != NONE && (closed || m.joined[i][1] == NONE))
				follow(&m, all, i);
	free(m.z);
	free(m.joined);
}

void contours_free(struct contours *all)
{
	for (size_t i = 0; i < all->n; i++)
		free(all->line[i].point);
	free(all->line);
	*all = (struct contours){ .n = 0 };
}
