/* The parser's state, shared by its files: operators, names, local definitions, hints. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_PARSER_H
#define ACTPLOT_PARSER_H

#include "expr/parse/lexer.h"
#include "expr/tree.h"

#define NAME_SHOWN 32	    /* bytes of a name in a message */
#define PARSER_NAMED 8	    /* parameters that one call can give */
#define PARSER_STEPS 200000 /* tokens read, bodies of local functions once for each call */

/* How tightly what waits for its right side binds. Brackets bind nothing. */
enum binding {
	BIND_OPEN,
	BIND_CHOICE,
	BIND_COMPARE,
	BIND_SUM,
	BIND_PRODUCT,
	BIND_SIGN,
	BIND_POWER,
	BIND_TIGHTEST /* U+221A: the root of the value behind it alone */
};

/* What is called. */
enum callee {
	CALLEE_NONE, /* a bracket */
	CALLEE_NODE, /* an operation or function of as many arguments as it takes */
	CALLEE_FOLD, /* min and max: two by two */
	CALLEE_LOCAL /* a function after `where` */
};

/* An operation, bracket or call that waits for what is on its right. */
struct pending {
	enum binding level;
	enum op op;
	int value[EXPR_ARGS]; /* what it has so far */
	int chain;	      /* the comparison before it in a chain; -1: none */
	int closes;	      /* the token that closes a bracket */
	bool waits;	      /* a '?' for its ':', an 'if' for its 'else' */
	bool turned;	      /* EXPR if CONDITION else EXPR */
	bool nests;	      /* counted in depth */
	enum callee callee;
	size_t count;	    /* arguments so far */
	size_t least, most; /* arguments it takes */
	size_t name;	    /* index of the token that names it */
	enum primitive primitive;
	const struct function *function;
	size_t definition; /* CALLEE_LOCAL */
	/* Parameters of a function given by name; the last of them may still wait for its value. */
	struct {
		size_t name; /* token */
		int value;
	} named[PARSER_NAMED];
	size_t named_count;
	bool naming; /* what is read is the value of named[named_count] */
};

/* NAME = EXPR or NAME(NAMES) = EXPR. */
struct definition {
	size_t name;			       /* token */
	size_t argument[EXPR_ARGS], arguments; /* tokens of its arguments' names */
	bool is_function;
	size_t begin, end; /* tokens of the body */
	bool open;	   /* being read: to use it now is a circle */
	int node;	   /* -1: not read yet */
};

struct parser {
	struct expr *expr;
	size_t room; /* of expr->node */
	size_t param_room;
	const struct token *token;
	size_t at, end; /* the token at hand; where the range at hand ends */
	struct pending *stack;
	size_t used, stack_room, base, depth;
	size_t steps;
	const char *const *params;
	const struct scope *scope;
	struct definition *definition;
	size_t definitions;
	/* The local function whose body is read, with the nodes of its arguments. */
	const struct definition *within;
	const int *bound;
	struct expr_error *error;
	bool failed;
	char shown[NAME_SHOWN + 4];
};

void parser_fail(struct parser *, size_t column, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
int parser_node(struct parser *, struct node);
/* Reads the expression that tokens begin to end are. The node, or -1. */
int parser_range(struct parser *, size_t begin, size_t end);

/* A name as messages show it; lives until the next. */
const char *parser_shown(struct parser *, const struct token *);
/* True if token i is that name. */
bool parser_is(const struct parser *, size_t i, const char *name);
int parser_number(struct parser *, const struct token *);
/* The node that a name stands for. */
int parser_name(struct parser *, const struct token *);
/* What `call` shall call; false where there is nothing of that name. */
bool parser_callee(struct parser *, const struct token *, struct pending *call);
/* False and an error if the call has not as many arguments as it takes. */
bool parser_arity(struct parser *, const struct pending *call);
/* The node of a call that is complete. */
int parser_call(struct parser *, const struct pending *call);

/* The same for a call that gives parameters: the function's formula with their values and the defaults of the
   others in place of the call. */
int inline_call(struct parser *, const struct pending *call);

/* Errors that name what was probably meant, of the token at hand but for the first. */
void hint_function(struct parser *, const struct token *);
void hint_value(struct parser *);
void hint_call(struct parser *, const struct token *);
/* `what` else is wrong with it: an operator or a bracket was expected. */
void hint_operator(struct parser *, const char *what);

#endif
