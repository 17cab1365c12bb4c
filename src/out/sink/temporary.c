/* Temporary files that have a name: made, renamed, removed also when a signal kills. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "out/sink/sink.h"
#include "out/sink/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define NAME_SIZE 16 /* ".actplot" and six characters: fits where names may have 14 */
#define NAME_TRIES 100
#define PENDING 8 /* temporaries that exist at one time */

/* Changed only while the signals are blocked. */
static struct temporary {
	volatile sig_atomic_t folder; /* descriptor + 1; 0: free */
	char name[NAME_SIZE];
} pending[PENDING];

static const int deadly[] = { SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGXCPU, SIGABRT, SIGALRM,
	SIGUSR1, SIGUSR2 };

static void remove_pending(void)
{
	for (int i = 0; i < PENDING; i++)
		if (pending[i].folder != 0)
			unlinkat((int)pending[i].folder - 1, pending[i].name, 0);
}

static void on_signal(int number)
{
	remove_pending();
	/* Blocked as long as this runs, so it kills when this returns. */
	signal(number, SIG_DFL);
	raise(number);
}

static void block_signals(sigset_t *before)
{
	sigset_t set;
	sigemptyset(&set);
	for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
		sigaddset(&set, deadly[i]);
	sigprocmask(SIG_BLOCK, &set, before);
}

void sink_start(void)
{
	/* Each closed standard descriptor gets one that fails as a closed one does
	   (reading from 0, writing to 1), so that no file opened later lands there. */
	static const int modes[] = { O_WRONLY, O_RDONLY, O_WRONLY };
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", modes[fd]) < 0 &&
			open("/", O_RDONLY) < 0)
			_exit(1);
	signal(SIGXFSZ, SIG_IGN);
	/* Out of memory ends the program by exit(). */
	if (atexit(remove_pending) != 0)
		_exit(1);
	for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++) {
		struct sigaction action;
		sigaction(deadly[i], NULL, &action);
		if (action.sa_handler == SIG_IGN)
			continue;
		action.sa_handler = on_signal;
		action.sa_flags = 0;
		sigemptyset(&action.sa_mask);
		sigaction(deadly[i], &action, NULL);
	}
}

/* ".actplot" and what chance gives. False where there is no chance. */
static bool random_name(char name[NAME_SIZE])
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
	unsigned char random[6];
	if (getentropy(random, sizeof random) < 0)
		return false;
	memset(name, 0, NAME_SIZE);
	memcpy(name, ".actplot", 8);
	for (size_t i = 0; i < sizeof random; i++)
		name[8 + i] = letters[random[i] % (sizeof letters - 1)];
	return true;
}

int temporary_name(int folder, struct temporary_maker *maker)
{
	int number = 0, result = -1;
	while (number < PENDING && pending[number].folder != 0)
		number++;
	if (number == PENDING) {
		errno = EMFILE;
		return -1;
	}
	struct temporary *p = &pending[number];
	sigset_t before;
	block_signals(&before);
	for (int try = 0; try < NAME_TRIES && result < 0; try++) {
		if (!random_name(p->name))
			break;
		result = maker->make(maker, folder, p->name);
		if (result < 0 && errno != EEXIST)
			break;
	}
	if (result == 0)
		p->folder = folder + 1;
	int error = errno;
	sigprocmask(SIG_SETMASK, &before, NULL);
	errno = error;
	return result < 0 ? -1 : number;
}

int temporary_end(int number, const char *target)
{
	struct temporary *p = &pending[number];
	int folder = (int)p->folder - 1, result = 0, error = 0;
	sigset_t before;
	block_signals(&before);
	if (target != NULL && renameat(folder, p->name, folder, target) < 0) {
		error = errno;
		result = -1;
	}
	if (target == NULL || result < 0)
		unlinkat(folder, p->name, 0);
	p->folder = 0;
	sigprocmask(SIG_SETMASK, &before, NULL);
	errno = error;
	return result;
}
