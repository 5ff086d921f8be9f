import { weatherOf, type PlannedFault } from './fault-schedule.js';
import type { LastedFault } from './scenario-run.js';
import type { Stage } from './stage.js';

/** Starts and heals faults at their times. */
export class FaultPlay {
  readonly #stage: Stage;
  readonly #planned: readonly PlannedFault[];
  readonly #timers: NodeJS.Timeout[] = [];
  /** The time at which each fault began. */
  readonly #active = new Map<PlannedFault, number>();
  readonly #lasted: LastedFault[] = [];

  constructor(stage: Stage, planned: readonly PlannedFault[]) {
    this.#stage = stage;
    this.#planned = planned;
  }

  /** Messages take longer than usual. */
  get isSlow(): boolean {
    return [...this.#active.keys()].some(({ fault }) => fault.latency !== undefined);
  }

  /** Faults that are over. */
  get lasted(): readonly LastedFault[] {
    return this.#lasted;
  }

  /** The first phase begins. */
  begin(): void {
    for (const fault of this.#planned)
      this.#timers.push(
        setTimeout(() => this.#strike(fault), fault.fromMs),
        setTimeout(() => this.#stop(fault), fault.toMs),
      );
  }

  /** Ends all faults. */
  end(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    for (const fault of this.#planned) this.#stop(fault);
  }

  #strike(fault: PlannedFault): void {
    this.#active.set(fault, this.#stage.recorder.atMs);
    this.#change();
  }

  #stop(fault: PlannedFault): void {
    const fromMs = this.#active.get(fault);
    if (fromMs === undefined) return;
    this.#active.delete(fault);
    this.#lasted.push({ ...fault, fromMs, toMs: this.#stage.recorder.atMs });
    this.#change();
  }

  #change(): void {
    const { network, scenario, recorder } = this.#stage;
    const before = network.weather.partition;
    network.weather = weatherOf(
      scenario,
      this.#planned.filter((fault) => this.#active.has(fault)),
    );
    const { partition } = network.weather;
    if (partition === before) return;
    recorder.add(partition === undefined ? { type: 'heal' } : { type: 'partition', groups: partition });
  }
}
