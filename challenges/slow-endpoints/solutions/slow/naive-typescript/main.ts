import { readFileSync } from 'node:fs';

interface Slow {
  readonly name: string;
  readonly ms: number;
}

/** Keeps all durations, and sorts them when somebody asks. */
class SlowEndpoints {
  private readonly percent: number;
  private readonly durations = new Map<string, number[]>();

  constructor(percent: number) {
    this.percent = percent;
  }

  took(name: string, ms: number): void {
    const durations = this.durations.get(name) ?? [];
    durations.push(ms);
    this.durations.set(name, durations);
  }

  top(count: number): Slow[] {
    const ranking = [...this.durations].map(([name, durations]): Slow => ({ name, ms: this.percentile(durations) }));
    ranking.sort((one, other) => other.ms - one.ms || (one.name < other.name ? -1 : 1));
    return ranking.slice(0, count);
  }

  private percentile(durations: readonly number[]): number {
    const rank = Math.ceil((this.percent * durations.length) / 100);
    return [...durations].sort((one, other) => one - other)[rank - 1]!;
  }
}

const lines = readFileSync(0, 'utf8').split('\n');
const [percent = 0, count = 0] = lines[0]!.split(' ').map(Number);
const endpoints = new SlowEndpoints(percent);
const report: string[] = [];
for (let event = 1; event <= count; event += 1) {
  const [kind, argument = '', ms] = lines[event]!.split(' ');
  if (kind === 'took') {
    endpoints.took(argument, Number(ms));
    continue;
  }
  const slowest = endpoints.top(Number(argument));
  report.push(slowest.map(({ name, ms }) => `${name} ${ms}`).join(' ') || '-');
}
console.log(report.join('\n'));
