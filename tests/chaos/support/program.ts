import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, closeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CLOCK = new URL('./shifted-clock.mjs', import.meta.url).href;
const RESTART_MS = 300;

/** A process of Hone that is restarted when it exits, as the launcher and Compose do. */
export interface Program {
  readonly name: string;
  /** How many times it was killed. */
  readonly kills: number;
  readonly running: boolean;
  readonly pid: number | undefined;
  /** Sends SIGKILL; the process restarts after 300 ms, or when `revive` is called. */
  kill(options?: { readonly stayDead?: boolean }): Promise<void>;
  revive(): void;
  signal(name: NodeJS.Signals): void;
  /** Stops it for good, gracefully. */
  stop(): Promise<void>;
}

export interface ProgramOrder {
  readonly name: string;
  /** Path in the clone. */
  readonly file: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Starts a process and keeps it running. */
export function startProgram(order: ProgramOrder): Program {
  return new RestartedProgram(order);
}

class RestartedProgram implements Program {
  readonly name: string;
  kills = 0;
  private readonly order: ProgramOrder;
  private child: ChildProcess | undefined;
  private timer: NodeJS.Timeout | undefined;
  private over = false;

  constructor(order: ProgramOrder) {
    this.order = order;
    this.name = order.name;
    this.revive();
  }

  get running(): boolean {
    return this.child !== undefined;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  revive(): void {
    clearTimeout(this.timer);
    if (this.child !== undefined || this.over) return;
    const child = launch(this.order);
    this.child = child;
    child.once('exit', () => {
      this.child = undefined;
      if (!this.over) this.timer = setTimeout(() => this.revive(), RESTART_MS);
    });
  }

  async kill({ stayDead = false } = {}): Promise<void> {
    const { child } = this;
    if (child === undefined) return;
    this.kills += 1;
    await endOf(child, 'SIGKILL');
    if (stayDead) clearTimeout(this.timer);
  }

  signal(name: NodeJS.Signals): void {
    this.child?.kill(name);
  }

  async stop(): Promise<void> {
    this.over = true;
    clearTimeout(this.timer);
    if (this.child !== undefined) await endOf(this.child, 'SIGTERM');
  }
}

function launch({ name, file, env }: ProgramOrder): ChildProcess {
  const folder = `${ROOT}.hone/logs/chaos`;
  mkdirSync(folder, { recursive: true });
  const log = openSync(`${folder}/${name}.log`, 'a');
  const args = ['--enable-source-maps', '--import', CLOCK, file];
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', log, log] });
  closeSync(log);
  return child;
}

function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    const killTimer = setTimeout(() => child.kill('SIGKILL'), 30_000);
    child.once('exit', () => {
      clearTimeout(killTimer);
      resolve();
    });
    child.kill(signal);
  });
}
