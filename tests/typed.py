#!/usr/bin/env python3
"""typed.py SHELL SETUP: reads lines, types each in an interactive SHELL, presses Tab, and prints what the line then is.

SETUP is what the shell reads first. bash and zsh; each of them runs in a terminal of its own.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pty
import re
import select
import subprocess
import sys
import time

# Control-X prints the line between marks that no echo of it has, and empties it.
DUMP = {
    'bash': '''PS1='> '; bind -x '"\\C-x": printf "<%s>\\n" "@$READLINE_LINE@"; READLINE_LINE=; READLINE_POINT=0';''',
    'zsh': '''PS1='> '; unsetopt beep; dump() { print -r -- "<@$BUFFER@>"; BUFFER=; zle redisplay; }; zle -N dump; bindkey '^X' dump;''',
}
COMMAND = {
    'bash': ['bash', '--norc', '--noprofile', '-i'],
    'zsh': ['zsh', '-f', '-i'],
}
WAIT = 20


def main():
    shell, setup = sys.argv[1:3]
    master, slave = pty.openpty()
    environment = dict(os.environ, TERM='dumb', HISTFILE='/dev/null')
    child = subprocess.Popen(COMMAND[shell], stdin=slave, stdout=slave, stderr=slave, env=environment,
                             start_new_session=True)
    os.close(slave)

    def until(pattern):
        text, end = '', time.monotonic() + WAIT
        while time.monotonic() < end:
            if select.select([master], [], [], 0.1)[0]:
                text += os.read(master, 65536).decode('utf-8', 'replace')
            found = re.search(pattern, text, re.S)
            if found:
                return found
        raise SystemExit('no answer from %s: %r' % (shell, text))

    os.write(master, (setup + ' ' + DUMP[shell] + ' echo re""ady\n').encode())
    until('ready\r?\n')
    for line in sys.stdin.read().splitlines():
        os.write(master, (line + '\t\x18').encode())
        print(until('<@(.*?)@>').group(1))
    os.write(master, b'exit\n')
    os.close(master)
    child.wait()


main()
