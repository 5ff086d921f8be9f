import { readFileSync } from 'node:fs';

interface Slow {
  readonly name: string;
  readonly ms: number;
}

/** Follows how long requests take and knows the slowest endpoints at any time. */
class SlowEndpoints {
  private readonly percent: number;

  constructor(percent: number) {
    this.percent = percent;
  }

  /** A request to the endpoint took this many milliseconds. */
  took(name: string, ms: number): void {}

  /** The slowest endpoints with their percentiles, slowest first; at most `count` of them. */
  top(count: number): Slow[] {
    return [];
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
