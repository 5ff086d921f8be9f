import type { Readable } from 'node:stream';
import { messageOf } from '../sandbox-fault.js';
import type { SandboxLog } from '../sandbox-log.js';
import type { Engine, EngineEvent } from './engine.dockerode.js';

/** What the engine reports about boxes that run out of memory or end. */
export interface DeathWatch {
  /** How often the kernel has killed in this box because memory ran out, as far as the engine has reported. */
  oomCount(containerId: string): number;
  /** Waits briefly for the engine to report that the container has ended, and resolves to the count by then. */
  oomCountAtDeath(containerId: string): Promise<number>;
  forget(containerId: string): void;
  close(): void;
}

const DEATH_NOTICE_MS = 1500;
const RECONNECT_MS = 1000;

class EngineDeathWatch implements DeathWatch {
  private readonly engine: Engine;
  private readonly label: string;
  private readonly log: SandboxLog;
  private readonly oomKills = new Map<string, number>();
  private readonly dead = new Set<string>();
  private readonly waiting = new Map<string, () => void>();
  private stream: Readable | undefined;
  private reconnect: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(engine: Engine, label: string, log: SandboxLog) {
    this.engine = engine;
    this.label = label;
    this.log = log;
  }

  async open(): Promise<void> {
    const stream = await this.engine.watch(this.label, (event) => this.note(event));
    this.stream = stream;
    if (this.closed) stream.destroy();
    stream.on('close', () => this.reopenLater());
  }

  oomCount(containerId: string): number {
    return this.oomKills.get(containerId) ?? 0;
  }

  async oomCountAtDeath(containerId: string): Promise<number> {
    if (!this.dead.has(containerId)) await this.deathNotice(containerId);
    return this.oomCount(containerId);
  }

  forget(containerId: string): void {
    this.oomKills.delete(containerId);
    this.dead.delete(containerId);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.reconnect);
    this.stream?.destroy();
    for (const settle of this.waiting.values()) settle();
  }

  private deathNotice(containerId: string): Promise<void> {
    return new Promise((resolve) => {
      const settle = () => {
        clearTimeout(limit);
        this.waiting.delete(containerId);
        resolve();
      };
      const limit = setTimeout(settle, DEATH_NOTICE_MS);
      this.waiting.set(containerId, settle);
    });
  }

  private note({ action, id }: EngineEvent): void {
    if (action === 'oom') {
      this.oomKills.set(id, this.oomCount(id) + 1);
      return;
    }
    this.dead.add(id);
    this.waiting.get(id)?.();
  }

  private reopenLater(): void {
    if (this.closed) return;
    this.reconnect = setTimeout(() => {
      this.open().catch((error: unknown) => {
        this.log.warn({ reason: messageOf(error) }, 'the engine reports no events');
        this.reopenLater();
      });
    }, RECONNECT_MS);
  }
}

/** Listens to the engine's events about the containers that have a label. */
export async function openDeathWatch(engine: Engine, label: string, log: SandboxLog): Promise<DeathWatch> {
  const watch = new EngineDeathWatch(engine, label, log);
  await watch.open();
  return watch;
}
