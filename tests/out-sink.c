/* Tests of sinks: what they write, and what they leave behind when they cannot. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "out.h"
#include "out/sink/sink.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Stands before the C library's: the tests run on file systems with nameless temporaries
   and, by this, as on one without. */
static bool no_nameless;

int openat(int folder, const char *path, int flags, ...)
{
	mode_t mode = 0;
	if ((flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE) {
		va_list list;
		va_start(list, flags);
		mode = va_arg(list, mode_t);
		va_end(list);
	}
	if (no_nameless && (flags & O_TMPFILE) == O_TMPFILE) {
		errno = EOPNOTSUPP;
		return -1;
	}
	return (int)syscall(SYS_openat, folder, path, flags, mode);
}

/* ---- a folder of its own for each test --------------------------------------------- */

static char folder[] = "/tmp/actplot-out.XXXXXX";

static void enter_folder(bool without)
{
	memcpy(strrchr(folder, '.') + 1, "XXXXXX", 6);
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chdir(folder), 0);
	umask(022);
	no_nameless = without;
}

static void leave_folder(void)
{
	ck_assert_int_eq(chdir("/"), 0);
	char *command = alloc_print("rm -rf %s", folder);
	ck_assert_int_eq(system(command), 0);
	free(command);
}

static void put_file(const char *path, const char *content, mode_t mode)
{
	FILE *file = fopen(path, "w");
	ck_assert_ptr_nonnull(file);
	fputs(content, file);
	fclose(file);
	ck_assert_int_eq(chmod(path, mode), 0);
}

static const char *get_file(const char *path)
{
	static char content[4096];
	FILE *file = fopen(path, "r");
	if (file == NULL)
		return "(absent)";
	content[fread(content, 1, sizeof content - 1, file)] = '\0';
	fclose(file);
	return content;
}

static unsigned mode_of(const char *path)
{
	struct stat st;
	return lstat(path, &st) == 0 ? st.st_mode & 07777 : 0;
}

static size_t files_here(void)
{
	size_t n = 0;
	DIR *here = opendir(".");
	ck_assert_ptr_nonnull(here);
	while (readdir(here) != NULL)
		n++;
	closedir(here);
	return n - 2;
}

static int write_file(const char *path, const char *content)
{
	ck_assert_int_eq(sink_check(path), 0);
	struct sink *sink = sink_open_file(path);
	if (sink == NULL)
		return -1;
	sink_puts(sink, content);
	return sink_close(sink);
}

/* ---- sinks ------------------------------------------------------------------------- */

START_TEST(memory)
{
	struct sink *sink = sink_open_memory();
	size_t n;
	sink_puts(sink, "a");
	sink_number(sink, -0.0);
	sink_number(sink, 1e5);
	sink_write(sink, "\0b", 2);
	sink_printf(sink, "%s%03d", "c", 7);
	ck_assert(memcmp(sink_memory(sink, &n), "a01e+05\0bc007", 14) == 0 && n == 13);
	for (int i = 0; i < 1000; i++)
		sink_printf(sink, "%0999d", i);
	const char *all = sink_memory(sink, &n);
	ck_assert_uint_eq(n, 13 + 999000);
	ck_assert_str_eq(all + n - 4, "0999");
	ck_assert_int_eq(sink_failed(sink), 0);
	ck_assert_int_eq(sink_close(sink), 0);
	sink = sink_open_memory();
	sink_memory(sink, &n);
	ck_assert_uint_eq(n, 0);
	ck_assert_int_eq(sink_close(sink), 0);
}
END_TEST

START_TEST(new_file)
{
	enter_folder(_i != 0);
	static const struct {
		mode_t mask, mode;
	} cases[] = { { 022, 0644 }, { 0, 0666 }, { 077, 0600 }, { 0777, 0 } };
	for (size_t i = 0; i < COUNT(cases); i++) {
		umask(cases[i].mask);
		ck_assert_int_eq(write_file("new", "content"), 0);
		ck_assert_uint_eq(mode_of("new"), cases[i].mode);
		chmod("new", 0600);
		ck_assert_str_eq(get_file("new"), "content");
		ck_assert_uint_eq(files_here(), 1);
		unlink("new");
	}
	leave_folder();
}
END_TEST

START_TEST(large_file)
{
	enter_folder(_i != 0);
	struct sink *sink = sink_open_file("large");
	static char block[200000];
	memset(block, 'x', sizeof block);
	size_t total = 0;
	for (size_t n = 1; n <= sizeof block; total += n, n += n / 3 + 1)
		sink_write(sink, block, n);
	ck_assert_uint_eq(files_here(), no_nameless ? 1 : 0);
	ck_assert_int_eq(sink_close(sink), 0);
	struct stat st;
	ck_assert_int_eq(stat("large", &st), 0);
	ck_assert_uint_eq((size_t)st.st_size, total);
	leave_folder();
}
END_TEST

START_TEST(replaced)
{
	enter_folder(_i != 0);
	static const mode_t modes[] = { 0600, 0640, 0666, 0755 };
	for (size_t i = 0; i < COUNT(modes); i++) {
		put_file("old", "before", modes[i]);
		struct sink *sink = sink_open_file("old");
		sink_puts(sink, "after");
		ck_assert_str_eq(get_file("old"), "before");
		ck_assert_int_eq(sink_close(sink), 0);
		ck_assert_str_eq(get_file("old"), "after");
		ck_assert_uint_eq(mode_of("old"), modes[i]);
		ck_assert_uint_eq(files_here(), 1);
	}
	leave_folder();
}
END_TEST

START_TEST(abandoned)
{
	enter_folder(_i != 0);
	put_file("old", "before", 0644);
	static const char *const names[] = { "old", "new" };
	for (size_t i = 0; i < 2; i++) {
		struct sink *sink = sink_open_file(names[i]);
		sink_puts(sink, "after");
		sink_abandon(sink);
		sink_puts(sink, "more");
		ck_assert_int_ne(sink_failed(sink), 0);
		int saved = hear();
		ck_assert_int_eq(sink_close(sink), -1);
		ck_assert_str_eq(heard(saved), "");
	}
	ck_assert_str_eq(get_file("old"), "before");
	ck_assert_uint_eq(files_here(), 1);
	leave_folder();
}
END_TEST

START_TEST(links)
{
	enter_folder(_i != 0);
	mkdir("d", 0755);
	put_file("d/real", "before", 0640);
	ck_assert_int_eq(symlink("d/link", "link") | symlink("real", "d/link"), 0);
	ck_assert_int_eq(write_file("link", "after"), 0);
	ck_assert_str_eq(get_file("d/real"), "after");
	ck_assert_uint_eq(mode_of("d/real"), 0640);
	char to[16] = "";
	ck_assert(readlink("link", to, sizeof to) == 6 && memcmp(to, "d/link", 6) == 0);
	ck_assert(readlink("d/link", to, sizeof to) == 4);
	ck_assert_int_eq(symlink("d/nothing", "dangling"), 0);
	ck_assert_int_eq(write_file("dangling", "made"), 0);
	ck_assert_str_eq(get_file("d/nothing"), "made");
	ck_assert(readlink("dangling", to, sizeof to) == 9);
	char *absolute = alloc_print("%s/d/real", folder);
	ck_assert_int_eq(symlink(absolute, "absolute"), 0);
	free(absolute);
	ck_assert_int_eq(write_file("absolute", "again"), 0);
	ck_assert_str_eq(get_file("d/real"), "again");
	leave_folder();
}
END_TEST

START_TEST(refused)
{
	enter_folder(_i != 0);
	mkdir("d", 0755);
	put_file("f", "before", 0644);
	ck_assert_int_eq(symlink("loop", "loop"), 0);
	char name[300], wanted[512];
	memset(name, 'n', 256);
	name[256] = '\0';
	snprintf(wanted, sizeof wanted, "actplot: '%.80s'...: File name too long\n", name);
	const struct {
		const char *path, *message;
	} cases[] = { { "d", "actplot: 'd': Is a directory\n" },
		{ "d/", "actplot: 'd/': Is a directory\n" },
		{ "no/x", "actplot: 'no/x': No such file or directory\n" },
		{ "f/x", "actplot: 'f/x': Not a directory\n" },
		{ "f/", "actplot: 'f/': Not a directory\n" },
		{ "new/", "actplot: 'new/': Is a directory\n" },
		{ "", "actplot: '': No such file or directory\n" },
		{ "loop", "actplot: 'loop': Too many levels of symbolic links\n" },
		{ "/dev/fd/987", "actplot: '/dev/fd/987': Bad file descriptor\n" },
		{ name, wanted } };
	for (size_t i = 0; i < COUNT(cases); i++) {
		int saved = hear();
		ck_assert_int_eq(sink_check(cases[i].path), -1);
		ck_assert_str_eq(heard(saved), cases[i].message);
		saved = hear();
		ck_assert_ptr_null(sink_open_file(cases[i].path));
		ck_assert_str_eq(heard(saved), cases[i].message);
	}
	name[255] = '\0';
	ck_assert_int_eq(write_file(name, "content"), 0);
	ck_assert_str_eq(get_file(name), "content");
	ck_assert_uint_eq(files_here(), 4);
	leave_folder();
}
END_TEST

START_TEST(unwritable)
{
	enter_folder(_i != 0);
	mkdir("d", 0555);
	put_file("f", "before", 0444);
	chmod(".", 0755);
	uid_t user = geteuid();
	if (user == 0) /* root may write everywhere */
		ck_assert_int_eq(seteuid(65534), 0);
	int saved = hear();
	ck_assert_ptr_null(sink_open_file("d/x"));
	ck_assert_int_eq(sink_check("d/x"), -1);
	ck_assert_ptr_null(sink_open_file("f"));
	ck_assert_int_eq(sink_check("f"), -1);
	ck_assert_str_eq(heard(saved),
		"actplot: 'd/x': Permission denied\n"
		"actplot: 'd/x': Permission denied\nactplot: 'f': Permission denied\n"
		"actplot: 'f': Permission denied\n");
	ck_assert_int_eq(seteuid(user), 0);
	chmod("d", 0755);
	leave_folder();
}
END_TEST

START_TEST(devices)
{
	enter_folder(_i != 0);
	struct stat st;
	ck_assert_int_eq(write_file("/dev/null", "gone"), 0);
	ck_assert(stat("/dev/null", &st) == 0 && S_ISCHR(st.st_mode));
	ck_assert_int_eq(sink_check("/dev/full"), 0);
	int saved = hear();
	ck_assert_int_eq(write_file("/dev/full", "x"), -1);
	ck_assert_str_eq(heard(saved), "actplot: write error: No space left on device\n");
	/* A descriptor by name: what is there already stays. */
	int fd = open("log", O_WRONLY | O_CREAT | O_APPEND, 0600);
	char *name = alloc_print("/dev/fd/%d", fd);
	ck_assert(write(fd, "one,", 4) == 4);
	ck_assert_int_eq(write_file(name, "two"), 0);
	ck_assert_str_eq(get_file("log"), "one,two");
	free(name);
	close(fd);
	ck_assert_int_eq(mkfifo("fifo", 0600), 0);
	pid_t child = fork();
	if (child == 0)
		_exit(strcmp(get_file("fifo"), "through") != 0);
	ck_assert_int_eq(write_file("fifo", "through"), 0);
	int status = -1;
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert_int_eq(status, 0);
	ck_assert(lstat("fifo", &st) == 0 && S_ISFIFO(st.st_mode));
	leave_folder();
}
END_TEST

START_TEST(file_too_large)
{
	enter_folder(_i != 0);
	put_file("old", "before", 0644);
	signal(SIGXFSZ, SIG_IGN);
	struct rlimit limit = { 8192, 8192 };
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	static const char *const names[] = { "old", "new" };
	for (size_t i = 0; i < 2; i++) {
		struct sink *sink = sink_open_file(names[i]);
		for (int k = 0; k < 100000; k++)
			sink_puts(sink, "0123456789");
		ck_assert_int_eq(sink_failed(sink), EFBIG);
		int saved = hear();
		ck_assert_int_eq(sink_close(sink), -1);
		ck_assert_str_eq(heard(saved), "actplot: write error: File too large\n");
	}
	ck_assert_str_eq(get_file("old"), "before");
	ck_assert_uint_eq(files_here(), 1);
	leave_folder();
}
END_TEST

/* A slow reader of a pipe that does not block. */
START_TEST(slow_reader)
{
	int ends[2];
	ck_assert_int_eq(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0) {
		close(ends[1]);
		char part[3000];
		size_t total = 0;
		for (ssize_t n; (n = read(ends[0], part, sizeof part)) > 0; total += (size_t)n)
			usleep(500);
		_exit(total != 1000000);
	}
	close(ends[0]);
	fcntl(ends[1], F_SETFL, O_NONBLOCK);
	char *name = alloc_print("/dev/fd/%d", ends[1]);
	struct sink *sink = sink_open_file(name);
	free(name);
	for (int i = 0; i < 100000; i++)
		sink_puts(sink, "0123456789");
	ck_assert_int_eq(sink_close(sink), 0);
	close(ends[1]);
	int status = -1;
	waitpid(child, &status, 0);
	ck_assert_int_eq(status, 0);
}
END_TEST

/* A signal removes the temporary that has a name. */
START_TEST(killed)
{
	static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };
	enter_folder(_i != 0);
	put_file("old", "before", 0644);
	for (size_t i = 0; i < COUNT(numbers); i++) {
		int ends[2];
		ck_assert_int_eq(pipe(ends), 0);
		pid_t child = fork();
		if (child == 0) {
			signal(numbers[i], SIG_DFL);
			sink_start();
			static struct sink *sink; /* reachable when the signal comes */
			sink = sink_open_file("old");
			sink_puts(sink, "after");
			ck_assert_uint_eq(files_here(), no_nameless ? 2 : 1);
			if (write(ends[1], "", 1) == 1)
				pause();
			_exit(0);
		}
		char ready;
		ck_assert(read(ends[0], &ready, 1) == 1);
		kill(child, numbers[i]);
		int status = 0;
		waitpid(child, &status, 0);
		ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == numbers[i]);
		ck_assert_uint_eq(files_here(), 1);
		ck_assert_str_eq(get_file("old"), "before");
		close(ends[0]);
		close(ends[1]);
	}
	leave_folder();
}
END_TEST

TCase *sink_case(void)
{
	TCase *sinks = tcase_create("sinks");
	tcase_add_test(sinks, memory);
	/* Twice each: with nameless temporaries, and without. */
	tcase_add_loop_test(sinks, new_file, 0, 2);
	tcase_add_loop_test(sinks, large_file, 0, 2);
	tcase_add_loop_test(sinks, replaced, 0, 2);
	tcase_add_loop_test(sinks, abandoned, 0, 2);
	tcase_add_loop_test(sinks, links, 0, 2);
	tcase_add_loop_test(sinks, refused, 0, 2);
	tcase_add_loop_test(sinks, unwritable, 0, 2);
	tcase_add_loop_test(sinks, devices, 0, 2);
	tcase_add_loop_test(sinks, file_too_large, 0, 2);
	tcase_add_loop_test(sinks, killed, 0, 2);
	tcase_add_test(sinks, slow_reader);
	return sinks;
}
