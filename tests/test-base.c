/* Tests of the layer base: numbers both ways, text, quoting, names, columns. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "base/number.h"
#include "base/say.h"
#include "base/text.h"
#include "suite.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *formatted(double x)
{
	static char text[NUMBER_SIZE];
	size_t n = number_format(x, text);
	ck_assert_uint_eq(n, strlen(text));
	return text;
}

/* ---- numbers ----------------------------------------------------------------------- */

START_TEST(format_known)
{
	static const struct {
		double x;
		const char *text;
	} cases[] = { { 0, "0" }, { -0.0, "0" }, { NAN, "nan" }, { -NAN, "nan" },
		{ INFINITY, "inf" }, { -INFINITY, "-inf" }, { 100000, "1e+05" }, { 10000, "10000" },
		{ 0.001, "0.001" }, { 0.0001, "1e-04" }, { 0.00001, "1e-05" }, { 123456, "123456" },
		{ -9.9, "-9.9" }, { 0.1, "0.1" }, { 1e22, "1e+22" }, { 5e-324, "5e-324" },
		{ DBL_MAX, "1.7976931348623157e+308" }, { -1.0 / 3, "-0.3333333333333333" },
		{ 0.1 + 0.2, "0.30000000000000004" },
		{ 2.2250738585072014e-308, "2.2250738585072014e-308" },
		{ 9007199254740994, "9007199254740994" } };
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(formatted(cases[i].x), cases[i].text);
}
END_TEST

/* xorshift64*, Vigna, ACM TOMS 42 (2016). */
static uint64_t next_random(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * UINT64_C(0x2545f4914f6cdd1d);
}

START_TEST(format_round_trip)
{
	uint64_t state = 1;
	for (int i = 0; i < 100000; i++) {
		uint64_t bits = next_random(&state);
		double x, y;
		memcpy(&x, &bits, sizeof x);
		if (isnan(x))
			continue;
		const char *text = formatted(x);
		ck_assert_uint_le(strlen(text), 24);
		ck_assert_msg(number_read(text, &y), "%s", text);
		ck_assert_msg(memcmp(&x, &y, sizeof x) == 0, "%a is %s is %a", x, text, y);
		char longer[40]; /* 17 digits always read back: the shortest has no more */
		snprintf(longer, sizeof longer, "%.16e", x);
		ck_assert_uint_le(strlen(text), strlen(longer));
	}
}
END_TEST

START_TEST(read_good)
{
	static const struct {
		const char *text;
		double x;
	} cases[] = { { "0", 0 }, { "-1.5", -1.5 }, { "+5", 5 }, { "0x1p3", 8 }, { "1e3", 1000 },
		{ ".5", 0.5 }, { "5.", 5 }, { "inf", INFINITY }, { "-Infinity", -INFINITY },
		{ "1e999", INFINITY }, { "-1e999", -INFINITY }, { "4e-320", 4e-320 },
		{ "1e-999", 0 } };
	for (size_t i = 0; i < COUNT(cases); i++) {
		double x = NAN;
		ck_assert_msg(number_read(cases[i].text, &x), "%s", cases[i].text);
		ck_assert_msg(x == cases[i].x, "%s is %a", cases[i].text, x);
	}
	double x = 0;
	ck_assert(number_read("nan", &x));
	ck_assert(isnan(x));
	ck_assert(number_read("-0", &x));
	ck_assert(x == 0 && signbit(x));
}
END_TEST

START_TEST(read_bad)
{
	static const char *const cases[] = { "", " 5", "5 ", "\t5", "1,5", "1e", "x", "-", "0x",
		"1 2", "--1", "1e+", "infin", "pi" };
	for (size_t i = 0; i < COUNT(cases); i++) {
		double x;
		ck_assert_msg(!number_read(cases[i], &x), "'%s'", cases[i]);
	}
}
END_TEST

START_TEST(exact_good)
{
	static const struct {
		const char *text;
		double hi, lo;
	} cases[] = { { "0", 0, 0 }, { "-10", -10, 0 }, { "+.5", 0.5, 0 },
		{ "1e-3", 1e-3, -0x1.89374bc6a7efap-66 }, { "0.1", 0.1, -0x1.999999999999ap-58 },
		{ "-0.1", -0.1, 0x1.999999999999ap-58 },
		{ "1/3", 0x1.5555555555555p-2, 0x1.5555555555555p-56 }, { "1/3*3", 1, 0 },
		{ "pi", 0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53 },
		{ "-2*pi", -0x1.921fb54442d18p+2, -0x1.1a62633145c07p-52 },
		{ "2 * PI", 0x1.921fb54442d18p+2, 0x1.1a62633145c07p-52 },
		{ "pi/-4", -0x1.921fb54442d18p-1, -0x1.1a62633145c07p-55 }, { "pi/pi", 1, 0 },
		{ "0x1.8p1", 3, 0 }, { "4e-320", 4e-320, 0 }, { "1e400/1e399", 10, 0 },
		{ "9007199254740993", 9007199254740992, 1 },
		{ "123456789012345", 123456789012345, 0 }, { "1e-999", 0, 0 }, { "2*-3", -6, 0 } };
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct exact x = { NAN, NAN };
		bool finite;
		ck_assert_msg(number_read_exact(cases[i].text, &x, &finite), "%s", cases[i].text);
		ck_assert_msg(finite && x.hi == cases[i].hi && fabs(x.lo - cases[i].lo) <= 0x1p-250,
			"%s is %a + %a", cases[i].text, x.hi, x.lo);
	}
}
END_TEST

START_TEST(exact_bad)
{
	static const char *const no_number[] = { "", " 1", "1 ", "nan(7)", "1,5", "2pi", "pi2",
		"1e", "--1", "1//2", "*2", "2*", "@inf@", "0b1", "1e+", ".", "- 1", "x", "1:2",
		"0x", "3 4" };
	static const char *const not_finite[] = { "nan", "-inf", "Infinity", "1e400", "1/0", "0/0",
		"-1e999999999999999999999", "1e300*1e300", "inf/inf" };
	struct exact x = { 7, 8 };
	bool finite;
	for (size_t i = 0; i < COUNT(no_number); i++) {
		ck_assert_msg(!number_read_exact(no_number[i], &x, &finite), "'%s'", no_number[i]);
		ck_assert_msg(finite, "'%s'", no_number[i]);
	}
	for (size_t i = 0; i < COUNT(not_finite); i++) {
		ck_assert_msg(
			!number_read_exact(not_finite[i], &x, &finite), "'%s'", not_finite[i]);
		ck_assert_msg(!finite, "'%s'", not_finite[i]);
	}
	ck_assert(!number_read_exact("inf", &x, NULL));
	ck_assert(x.hi == 7 && x.lo == 8);
}
END_TEST

START_TEST(counts)
{
	size_t n = 9;
	ck_assert(number_read_count("201", 2, 1000, &n) && n == 201);
	ck_assert(number_read_count("2", 2, 1000, &n) && n == 2);
	ck_assert(number_read_count("1000", 2, 1000, &n) && n == 1000);
	ck_assert(number_read_count("007", 2, 1000, &n) && n == 7);
	ck_assert(number_read_count("18446744073709551615", 0, SIZE_MAX, &n) && n == SIZE_MAX);
	static const char *const bad[] = { "", "1", "0", "1001", "-5", "+5", "2.5", "0x10", "1e2",
		" 3", "3 ", "99999999999999999999", "18446744073709551626" };
	for (size_t i = 0; i < COUNT(bad); i++)
		ck_assert_msg(!number_read_count(bad[i], 2, 1000, &n), "'%s'", bad[i]);
	ck_assert(!number_read_count("18446744073709551616", 0, SIZE_MAX, &n));
	ck_assert(!number_read_count("9", 0, 8, &n));
}
END_TEST

START_TEST(steps)
{
	ck_assert_double_eq(number_step(1, 1), 1 + DBL_EPSILON);
	ck_assert_double_eq(number_step(1, -1), 1 - DBL_EPSILON / 2);
	ck_assert_double_eq(number_step(0, 1), 5e-324);
	ck_assert_double_eq(number_step(-0.0, -1), -5e-324);
	ck_assert_double_eq(number_step(5e-324, -2), -5e-324);
	ck_assert_double_eq(number_step(DBL_MAX, 1), DBL_MAX);
	ck_assert_double_eq(number_step(-DBL_MAX, -3), -DBL_MAX);
	uint64_t state = 7;
	for (int i = 0; i < 10000; i++) {
		double x = ldexp(
			(double)(int64_t)next_random(&state), (int)(next_random(&state) % 900));
		ck_assert_double_eq(number_step(x, 1), nextafter(x, INFINITY));
		ck_assert_double_eq(number_step(x, -1), nextafter(x, -INFINITY));
		ck_assert_double_eq(number_step(number_step(x, 12345), -12345), x);
	}
	ck_assert_uint_eq(number_count(0, 5e-324, 100), 2);
	ck_assert_uint_eq(number_count(-5e-324, 5e-324, 100), 3);
	ck_assert_uint_eq(number_count(-0.0, 0, 100), 1);
	ck_assert_uint_eq(number_count(1, number_step(1, 6), 100), 7);
	ck_assert_uint_eq(number_count(-DBL_MAX, DBL_MAX, 100), 100);
	ck_assert_uint_eq(number_count(1, 0, 100), 0);
}
END_TEST

/* ---- text -------------------------------------------------------------------------- */

START_TEST(growing)
{
	struct text t = { 0 };
	ck_assert_str_eq(text_string(&t), "");
	text_free(&t);
	text_add(&t, "");
	ck_assert_str_eq(t.s, "");
	for (int i = 0; i < 1000; i++)
		text_print(&t, "%d,", i);
	ck_assert_uint_eq(t.n, 10 * 2 + 90 * 3 + 900 * 4);
	ck_assert_uint_eq(strlen(t.s), t.n);
	ck_assert(strncmp(t.s, "0,1,2,", 6) == 0 && strcmp(t.s + t.n - 8, "998,999,") == 0);
	text_free(&t);
	text_add_n(&t, "a\0b", 3);
	text_add_char(&t, 'c');
	ck_assert(t.n == 4 && memcmp(t.s, "a\0bc", 5) == 0);
	text_free(&t);
	text_add_escaped(&t, "<a & \"b\">'\xcf\x83'");
	ck_assert_str_eq(t.s, "&lt;a &amp; &quot;b&quot;&gt;&#39;\xcf\x83&#39;");
	text_free(&t);
	ck_assert(t.s == NULL && t.n == 0);
}
END_TEST

START_TEST(decoding)
{
	static const struct {
		const char *bytes;
		long code;
		size_t length;
	} cases[] = { { "A", 'A', 1 }, { "", 0, 1 }, { "\xcf\x83", 0x3c3, 2 },
		{ "\xe4\xb8\x80", 0x4e00, 3 }, { "\xf0\x9f\x98\x80", 0x1f600, 4 },
		{ "\xf4\x8f\xbf\xbf", 0x10ffff, 4 }, { "\xc0\x80", -1, 1 }, { "\xc1\xbf", -1, 1 },
		{ "\xe0\x80\x80", -1, 1 }, { "\xf0\x80\x80\x80", -1, 1 }, { "\xed\xa0\x80", -1, 1 },
		{ "\xf4\x90\x80\x80", -1, 1 }, { "\xf5\x80\x80\x80", -1, 1 }, { "\xff", -1, 1 },
		{ "\x80", -1, 1 }, { "\xe4\xb8", -1, 1 }, { "\xcfx", -1, 1 },
		{ "\xef\xbf\xbd", 0xfffd, 3 } };
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t length;
		ck_assert_int_eq(utf8_decode(cases[i].bytes, &length), cases[i].code);
		ck_assert_uint_eq(length, cases[i].length);
		ck_assert_int_eq(utf8_valid(cases[i].bytes), cases[i].code >= 0);
	}
	static const long obeyed[] = { 0, 7, 0x1b, 0x1f, 0x7f, 0x80, 0x9b, 0x9f, 0x61c, 0x200e,
		0x2028, 0x2029, 0x202e, 0x2066, 0x2069 };
	static const long shown[] = { ' ', '~', 0xa0, 0x200b, 0x202f, 0x206a, 0x3c3, 0x4e00, -1 };
	for (size_t i = 0; i < COUNT(obeyed); i++)
		ck_assert_msg(utf8_is_control(obeyed[i]), "%lx", (unsigned long)obeyed[i]);
	for (size_t i = 0; i < COUNT(shown); i++)
		ck_assert_msg(!utf8_is_control(shown[i]), "%lx", (unsigned long)shown[i]);
}
END_TEST

START_TEST(widths)
{
	static const struct {
		const char *text;
		size_t columns;
	} cases[] = { { "", 0 }, { "relu", 4 }, { "\xcf\x83\xe2\x80\xb2", 2 } /* sigma, prime */,
		{ "\xe6\xbf\x80\xe6\xb4\xbb", 4 } /* two ideographs */,
		{ "e\xcc\x81", 1 } /* combining acute */, { "\xed\x95\x9c", 2 } /* Hangul */,
		{ "\xef\xbc\xa1", 2 } /* fullwidth A */,
		{ "\xef\xbd\xb1", 1 } /* halfwidth katakana */,
		{ "\xf0\x9f\x98\x80", 2 } /* emoji */, { "\xe2\xa0\xbf", 1 } /* braille */,
		{ "\xe2\x94\x80", 1 } /* box drawing */,
		{ "\xe2\x80\x8b", 0 } /* zero width space */,
		{ "\xe3\x80\x82", 2 } /* ideographic stop */,
		{ "\xf0\xa0\x80\x80", 2 } /* plane 2 */, { "\xff", 1 },
		{ "\xe3\x81\x8b\xe3\x82\x99", 2 } /* kana and its voicing mark */ };
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(text_width(cases[i].text) == cases[i].columns, "case %zu: %zu", i,
			text_width(cases[i].text));
}
END_TEST

START_TEST(folding)
{
	static const char *const same[] = { "leakyrelu", "LeakyReLU", "leaky-relu", "leaky_relu",
		"Leaky ReLU", "LEAKY_RELU", "-leaky--relu_" };
	char folded[32];
	for (size_t i = 0; i < COUNT(same); i++) {
		ck_assert_uint_eq(text_fold(same[i], folded, sizeof folded), 9);
		ck_assert_str_eq(folded, "leakyrelu");
	}
	ck_assert_uint_eq(text_fold("", folded, sizeof folded), 0);
	ck_assert_str_eq(folded, "");
	ck_assert_uint_eq(text_fold("sigmoid", folded, 4), 7);
	ck_assert_str_eq(folded, "sig");
	ck_assert_uint_eq(text_fold("sigmoid", folded, 0), 7);
	ck_assert_uint_eq(text_fold("\xc3\x89", folded, sizeof folded), 2);
	ck_assert_str_eq(folded, "\xc3\x89");
}
END_TEST

START_TEST(distances)
{
	static const struct {
		const char *a, *b;
		size_t limit, distance;
	} cases[] = { { "relu", "relu", 2, 0 }, { "rellu", "relu", 2, 1 },
		{ "relu", "rellu", 2, 1 }, { "sgimoid", "sigmoid", 2, 2 },
		{ "kitten", "sitting", 3, 3 }, { "kitten", "sitting", 2, 3 }, { "", "", 2, 0 },
		{ "", "ab", 2, 2 }, { "", "abc", 2, 3 }, { "abcdef", "ghijkl", 2, 3 },
		{ "abcdef", "ghijkl", 9, 6 }, { "elu", "gelu", 0, 1 } };
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(
			text_distance(cases[i].a, cases[i].b, cases[i].limit) == cases[i].distance,
			"%s %s", cases[i].a, cases[i].b);
	char name[100];
	memset(name, 'a', 65);
	name[65] = '\0';
	ck_assert_uint_eq(text_distance(name, name, 2), 3);
	ck_assert_uint_eq(text_distance(name, name + 1, 2), 3);
	ck_assert_uint_eq(text_distance(name + 1, name + 1, 2), 0);
}
END_TEST

/* ---- messages ---------------------------------------------------------------------- */

START_TEST(quoting)
{
	static const struct {
		const char *text, *quoted;
	} cases[] = { { "relu", "'relu'" }, { "", "''" }, { "\033[31m", "'\\033[31m'" },
		{ "a\nb\t\r\a", "'a\\nb\\t\\r\\007'" }, { "\x7f", "'\\177'" },
		{ "\xc2\x9b", "'\\302\\233'" }, { "\xe2\x80\xae", "'\\342\\200\\256'" },
		{ "\xff", "'\\377'" }, { "it's", "\"it's\"" }, { "it's \"", "'it's \"'" },
		{ "a\\b", "'a\\b'" }, { "\xcf\x83(x)", "'\xcf\x83(x)'" }, { "%n%s", "'%n%s'" },
		{ "\xe4\xb8", "'\\344\\270'" } };
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(quote(cases[i].text), cases[i].quoted);
	char *name = alloc_zero(100001, 1);
	memset(name, 'a', 80);
	ck_assert_uint_eq(strlen(quote(name)), 82);
	name[80] = 'b';
	ck_assert_uint_eq(strlen(quote(name)), 85);
	ck_assert_str_eq(quote(name) + 80, "a'...");
	memset(name, 'a', 100000);
	ck_assert_uint_eq(strlen(quote(name)), 85);
	for (size_t i = 0; i < 50000; i++)
		memcpy(name + 2 * i, "\xcc\x81", 2); /* marks without a column each */
	ck_assert_uint_le(strlen(quote(name)), 130);
	memset(name, '\1', 100000);
	ck_assert_uint_eq(strlen(quote(name)), 85);
	free(name);
}
END_TEST

START_TEST(quotes_together)
{
	const char *q[8];
	char name[2] = "0";
	for (int i = 0; i < 8; i++, name[0]++)
		q[i] = quote(name);
	for (int i = 0; i < 8; i++)
		ck_assert_msg(q[i][1] == '0' + i, "%d", i);
}
END_TEST

/* What `speak` writes on standard error; 4095 bytes at most. */
static const char *heard(void (*speak)(void))
{
	static char text[4096];
	int ends[2], saved = dup(STDERR_FILENO);
	ck_assert(pipe(ends) == 0 && saved >= 0);
	dup2(ends[1], STDERR_FILENO);
	close(ends[1]);
	speak();
	dup2(saved, STDERR_FILENO);
	close(saved);
	size_t n = 0;
	for (ssize_t got; (got = read(ends[0], text + n, sizeof text - 1 - n)) > 0;)
		n += (size_t)got;
	text[n] = '\0';
	close(ends[0]);
	return text;
}

static void speak_all(void)
{
	say_error("%s: %d", quote("a"), 1);
	say_warning("%s", "w");
	say_note("n");
	say_usage("u");
	say_error_plain("p");
}

static void speak_quietly(void)
{
	say_quiet(1);
	speak_all();
	say_quiet(0);
}

static void speak_long(void)
{
	say_error("%02000d", 7);
}

START_TEST(messages)
{
	ck_assert_str_eq(heard(speak_all),
		"actplot: 'a': 1\nactplot: warning: w\nactplot: n\n"
		"actplot: u\nTry 'actplot --help' for more information.\nactplot: p\n");
	ck_assert_str_eq(heard(speak_quietly),
		"actplot: 'a': 1\nactplot: u\n"
		"Try 'actplot --help' for more information.\nactplot: p\n");
	const char *text = heard(speak_long);
	ck_assert_uint_eq(strlen(text), 9 + 2000 + 1);
	ck_assert_str_eq(text + 9 + 1998, "07\n");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("base");
	TCase *numbers = tcase_create("numbers");
	tcase_add_test(numbers, format_known);
	tcase_add_test(numbers, format_round_trip);
	tcase_add_test(numbers, read_good);
	tcase_add_test(numbers, read_bad);
	tcase_add_test(numbers, exact_good);
	tcase_add_test(numbers, exact_bad);
	tcase_add_test(numbers, counts);
	tcase_add_test(numbers, steps);
	suite_add_tcase(suite, numbers);
	TCase *texts = tcase_create("text");
	tcase_add_test(texts, growing);
	tcase_add_test(texts, decoding);
	tcase_add_test(texts, widths);
	tcase_add_test(texts, folding);
	tcase_add_test(texts, distances);
	suite_add_tcase(suite, texts);
	TCase *says = tcase_create("messages");
	tcase_add_test(says, quoting);
	tcase_add_test(says, quotes_together);
	tcase_add_test(says, messages);
	suite_add_tcase(suite, says);
	return suite_run(suite);
}
