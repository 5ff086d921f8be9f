import { text } from 'node:stream/consumers';
import type { Box } from '@hone/contracts/sandbox';
import { beforeAll, describe, expect, it } from 'vitest';
import { CANDIDATE, GENEROUS, runProgram, textOf } from '../support/sandbox/sandbox.js';
import { type SuiteSandbox, useSandbox } from '../support/sandbox/suite-sandbox.js';

/** Prints for each action whether it is allowed. */
const TRY = `
import ctypes, errno, signal, socket

library = ctypes.CDLL(None, use_errno=True)


def say(name, attempt):
    try:
        attempt()
        print(name, "allowed")
    except OSError as error:
        print(name, errno.errorcode[error.errno])


def call(function, *arguments):
    if getattr(library, function)(*arguments) < 0:
        raise OSError(ctypes.get_errno(), function)


say("unix", lambda: socket.socketpair(socket.AF_UNIX))
say("inet", lambda: socket.socket(socket.AF_INET))
say("inet6", lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM))
say("netlink", lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW))
say("setitimer", lambda: signal.setitimer(signal.ITIMER_REAL, 100))
say("timerfd", lambda: call("timerfd_create", 1, 0))
say("timer", lambda: call("timer_create", 1, None, ctypes.byref(ctypes.c_void_p())))
`;
const NAMES = ['unix', 'inet', 'inet6', 'netlink', 'setitimer', 'timerfd', 'timer'];
const REFUSED = NAMES.map((name) => `${name} ${name === 'unix' ? 'allowed' : 'EPERM'}\n`).join('');

/** Starts a thread where that is usual, sleeps and prints. */
const SLEEPERS = {
  python: [
    'main.py',
    'import threading, time\nt = threading.Timer(0.02, print, ["awake"])\nt.start()\nt.join()\n',
  ],
  javascript: ['main.js', 'setTimeout(() => console.log("awake"), 20);\n'],
  typescript: ['main.ts', 'setTimeout((): void => console.log("awake"), 20);\n'],
  java: [
    'Main.java',
    'class Main { public static void main(String[] a) throws Exception { Thread t = new Thread(() -> System.out.println("awake")); Thread.sleep(20); t.start(); t.join(); } }\n',
  ],
  go: [
    'main.go',
    'package main\n\nimport (\n\t"fmt"\n\t"time"\n)\n\nfunc main() {\n\ttime.Sleep(time.Millisecond)\n\t<-time.After(20 * time.Millisecond)\n\tfmt.Println("awake")\n}\n',
  ],
  ruby: ['main.rb', 'Thread.new { sleep 0.02; puts "awake" }.join\n'],
  cpp: [
    'main.cpp',
    '#include <chrono>\n#include <iostream>\n#include <thread>\nint main() { std::this_thread::sleep_for(std::chrono::milliseconds(20)); std::cout << "awake\\n"; }\n',
  ],
} as const;

let sandbox: SuiteSandbox;
let box: Box;

useSandbox((opened) => {
  sandbox = opened;
});

describe('a program that is compared on one core', () => {
  beforeAll(async () => {
    box = await sandbox.open({ runtime: 'python', ...CANDIDATE, confined: true });
  });

  it('has no network and no timers that fire without it', async () => {
    expect(textOf((await runProgram(box, 'main.py', TRY)).stdout)).toBe(REFUSED);
    const started = await box.start({ limits: GENEROUS });
    started.stdin.end();
    const [said] = await Promise.all([text(started.stdout), text(started.stderr), started.exited]);
    expect(said).toBe(REFUSED);
  });

  it('has both elsewhere', async () => {
    const other = await sandbox.open({ runtime: 'python', ...CANDIDATE });
    const { stdout } = await runProgram(other, 'main.py', TRY);
    expect(textOf(stdout).match(/allowed/g)?.length).toBeGreaterThanOrEqual(NAMES.length - 1);
    await other.close();
  });

  it.concurrent.each(Object.entries(SLEEPERS))(
    'is compiled, starts, sleeps and prints in %s',
    async (runtime, [name, program]) => {
      const own = await sandbox.open({ runtime, ...CANDIDATE, memoryMiB: 256, confined: true });
      const { status, stdout, stderr } = await runProgram(own, name, program);
      expect([status, textOf(stdout), textOf(stderr)]).toEqual(['exited', 'awake\n', '']);
      await own.close();
    },
    60_000,
  );
});
