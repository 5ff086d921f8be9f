const { readFileSync } = require('node:fs');

/** Keeps all durations, and sorts them when somebody asks. */
class SlowEndpoints {
  constructor(percent) {
    this.percent = percent;
    this.durations = new Map();
  }

  took(name, ms) {
    if (!this.durations.has(name)) this.durations.set(name, []);
    this.durations.get(name).push(ms);
  }

  percentile(durations) {
    const rank = Math.ceil((this.percent * durations.length) / 100);
    return [...durations].sort((one, other) => one - other)[rank - 1];
  }

  top(count) {
    const ranking = [...this.durations].map(([name, durations]) => ({ name, ms: this.percentile(durations) }));
    ranking.sort((one, other) => other.ms - one.ms || (one.name < other.name ? -1 : 1));
    return ranking.slice(0, count);
  }
}

const lines = readFileSync(0, 'utf8').split('\n');
const [percent, count] = lines[0].split(' ').map(Number);
const endpoints = new SlowEndpoints(percent);
const report = [];
for (let event = 1; event <= count; event += 1) {
  const [kind, argument, ms] = lines[event].split(' ');
  if (kind === 'took') {
    endpoints.took(argument, Number(ms));
    continue;
  }
  const slowest = endpoints.top(Number(argument));
  report.push(slowest.map(({ name, ms }) => `${name} ${ms}`).join(' ') || '-');
}
console.log(report.join('\n'));
