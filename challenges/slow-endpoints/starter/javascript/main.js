const { readFileSync } = require('node:fs');

/** Follows how long requests take and knows the slowest endpoints at any time. */
class SlowEndpoints {
  constructor(percent) {
    this.percent = percent;
  }

  /** A request to the endpoint took this many milliseconds. */
  took(name, ms) {}

  /** The slowest endpoints as an array of { name, ms: percentile }, slowest first; at most `count` of them. */
  top(count) {
    return [];
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
