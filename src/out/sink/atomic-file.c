/* Where a file goes: links followed, a temporary beside it, renamed when complete. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/alloc.h"
#include "out/sink/atomic-file.h"
#include "out/sink/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LINKS_MAX 40 /* as the kernel counts them */

struct file_place {
	int folder;	 /* the target's, O_PATH; -1: the descriptor is the target */
	char *name;	 /* the target in it */
	bool replaces;	 /* an existing file */
	struct stat old; /* what it was */
	int temporary;	 /* its number, -1: it has no name */
};

/* ---- what a path names ------------------------------------------------------------- */

/* The descriptor that /dev/fd/N or /proc/self/fd/N names, or -1. */
static int path_descriptor(const char *path)
{
	static const char *const folders[] = { "/dev/fd/", "/proc/self/fd/",
		"/proc/thread-self/fd/" };
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		size_t n = strlen(folders[i]);
		if (strncmp(path, folders[i], n) != 0)
			continue;
		char *end;
		long fd = strtol(path + n, &end, 10);
		if (path[n] >= '0' && path[n] <= '9' && *end == '\0' && fd < 1 << 20)
			return (int)fd;
	}
	return -1;
}

/* `link` as read from a symbolic link at `path`, seen from where `path` is seen from. */
static char *join_link(const char *path, const char *link)
{
	const char *slash = strrchr(path, '/');
	if (link[0] == '/' || slash == NULL)
		return alloc_copy(link);
	return alloc_print("%.*s%s", (int)(slash - path + 1), path, link);
}

/* `path` with the links of its last component followed, also to where nothing is yet;
   NULL and errno for a loop. The kernel follows those of the folders. Owned by the
   caller. */
static char *follow_links(const char *path)
{
	char *now = alloc_copy(path);
	for (int links = 0; path_descriptor(now) < 0; links++) {
		char link[4096];
		ssize_t n = readlink(now, link, sizeof link - 1);
		if (n < 0)
			return now; /* no link, or a failure that comes again */
		link[n] = '\0';
		char *next = join_link(now, link);
		free(now);
		now = next;
		if (links == LINKS_MAX) {
			free(now);
			errno = ELOOP;
			return NULL;
		}
	}
	return now;
}

/* Splits off the last component. The folder is the caller's; *name points into `path`. */
static char *split(const char *path, const char **name)
{
	const char *slash = strrchr(path, '/');
	*name = slash != NULL ? slash + 1 : path;
	if (slash == NULL)
		return alloc_copy(".");
	return alloc_copy_n(path, slash == path ? 1 : (size_t)(slash - path));
}

enum target { TARGET_NEW, TARGET_FILE, TARGET_DIRECT, TARGET_BAD };

/* What stands at `path`, whose links are followed. TARGET_BAD sets errno. */
static enum target target_kind(const char *path, struct stat *old)
{
	if (stat(path, old) < 0) {
		if (errno != ENOENT || *path == '\0')
			return TARGET_BAD;
		if (path[strlen(path) - 1] != '/')
			return TARGET_NEW;
		errno = EISDIR;
		return TARGET_BAD;
	}
	if (S_ISDIR(old->st_mode)) {
		errno = EISDIR;
		return TARGET_BAD;
	}
	return S_ISREG(old->st_mode) ? TARGET_FILE : TARGET_DIRECT;
}

/* ---- opening ----------------------------------------------------------------------- */

/* A temporary's mode until the end: what umask leaves of 0666, or nobody else's business
   while it stands in for a file that may be secret. */
static mode_t first_mode(const struct file_place *place)
{
	return place->replaces ? 0600 : 0666;
}

static int make_named(struct temporary_maker *maker, int folder, const char *name)
{
	int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
	maker->fd = openat(folder, name, flags, maker->mode);
	return maker->fd < 0 ? -1 : 0;
}

static int make_link(struct temporary_maker *maker, int folder, const char *name)
{
	char source[48];
	snprintf(source, sizeof source, "/proc/self/fd/%d", maker->fd);
	return linkat(AT_FDCWD, source, folder, name, AT_SYMLINK_FOLLOW);
}

/* The temporary: nameless where the file system has that, so that nothing remains even
   after SIGKILL. 0, or -1 and errno. */
static int open_temporary(struct file_place *place, int *fd)
{
	struct temporary_maker maker = { .make = make_named, .mode = first_mode(place) };
#ifdef O_TMPFILE
	if (access("/proc/self/fd", X_OK) == 0) {
		int flags = O_TMPFILE | O_WRONLY | O_CLOEXEC;
		*fd = openat(place->folder, ".", flags, maker.mode);
		if (*fd >= 0)
			return 0;
		if (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL && errno != ENOENT)
			return -1;
	}
#endif
	place->temporary = temporary_name(place->folder, &maker);
	*fd = maker.fd;
	return place->temporary < 0 ? -1 : 0;
}

static int open_direct(const char *path)
{
	int number = path_descriptor(path);
	if (number < 0)
		return open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	int flags = fcntl(number, F_GETFL);
	if (flags >= 0 && (flags & O_ACCMODE) == O_RDONLY)
		errno = EBADF;
	else if (flags >= 0)
		return fcntl(number, F_DUPFD_CLOEXEC, 3);
	return -1;
}

/* Opens the folder of `path` and the temporary in it. 0, or -1 and errno. */
static int open_beside(struct file_place *place, const char *path, int *fd)
{
	const char *name;
	char *folder = split(path, &name);
	place->folder = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
	free(folder);
	if (place->folder < 0)
		return -1;
	place->name = alloc_copy(name);
	if (place->replaces && faccessat(place->folder, name, W_OK, AT_EACCESS) < 0)
		return -1;
	return open_temporary(place, fd);
}

static void place_free(struct file_place *place)
{
	int error = errno;
	if (place->folder >= 0)
		close(place->folder);
	free(place->name);
	free(place);
	errno = error;
}

struct file_place *place_open(const char *path, int *fd)
{
	char *target = follow_links(path);
	if (target == NULL)
		return NULL;
	struct file_place *place = alloc_zero(1, sizeof *place);
	place->folder = -1;
	place->temporary = -1;
	*fd = -1;
	enum target kind = TARGET_DIRECT;
	if (path_descriptor(target) < 0)
		kind = target_kind(target, &place->old);
	if (kind == TARGET_DIRECT) {
		*fd = open_direct(target);
	} else if (kind != TARGET_BAD) {
		place->replaces = kind == TARGET_FILE;
		if (open_beside(place, target, fd) < 0)
			*fd = -1;
	}
	int error = errno;
	free(target);
	errno = error;
	if (*fd >= 0)
		return place;
	place_free(place);
	return NULL;
}

int place_check(const char *path)
{
	char *target = follow_links(path);
	if (target == NULL)
		return -1;
	struct stat old;
	int result = -1, number = path_descriptor(target);
	enum target kind = number >= 0 ? TARGET_DIRECT : target_kind(target, &old);
	if (number >= 0) {
		int fd = open_direct(target);
		if (fd >= 0)
			result = close(fd);
	} else if (kind == TARGET_DIRECT) {
		result = faccessat(AT_FDCWD, target, W_OK, AT_EACCESS);
	} else if (kind != TARGET_BAD) {
		const char *name;
		char *folder = split(target, &name);
		result = faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS);
		if (result == 0 && kind == TARGET_FILE)
			result = faccessat(AT_FDCWD, target, W_OK, AT_EACCESS);
		int error = errno;
		free(folder);
		errno = error;
	}
	int error = errno;
	free(target);
	errno = error;
	return result;
}

/* ---- closing ----------------------------------------------------------------------- */

/* The new file is as the old one was: its owner where we may, then its mode, which a
   change of owner would cut; set-user-ID must not pass to another owner. */
static int keep_mode(const struct file_place *place, int fd)
{
	const struct stat *old = &place->old;
	if (!place->replaces)
		return 0;
	bool same = fchown(fd, old->st_uid, old->st_gid) == 0;
	if (!same && fchown(fd, (uid_t)-1, old->st_gid) < 0)
		errno = 0; /* neither may be given away: both are the writer's */
	return fchmod(fd, old->st_mode & (same ? 07777 : 0777));
}

/* Gives the complete file its name. 0, or -1 and errno. */
static int put_in_place(struct file_place *place, int fd)
{
	if (keep_mode(place, fd) < 0)
		return -1;
	if (place->temporary < 0) {
		struct temporary_maker maker = { .make = make_link, .fd = fd };
		/* Nothing is there to replace: one step, unless somebody was faster. */
		if (!place->replaces) {
			if (make_link(&maker, place->folder, place->name) == 0)
				return 0;
			if (errno != EEXIST)
				return -1;
		}
		place->temporary = temporary_name(place->folder, &maker);
		if (place->temporary < 0)
			return -1;
	}
	int result = temporary_end(place->temporary, place->name);
	place->temporary = -1;
	return result;
}

int place_close(struct file_place *place, int fd, bool keep)
{
	int result = 0, error = 0;
	if (place->folder >= 0 && keep)
		result = put_in_place(place, fd);
	if (result < 0)
		error = errno;
	if (place->temporary >= 0)
		temporary_end(place->temporary, NULL);
	close(fd);
	place_free(place);
	errno = error;
	return result;
}
