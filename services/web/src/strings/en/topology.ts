/** The state of a system of nodes while its scenario runs. */
export const topology = {
  picture: '{{phase}}. {{operations}}. {{nodes}}. {{links}}.',
  operations_one: '{{count, number}} operation done',
  operations_other: '{{count, number}} operations done',
  allUp: 'Every node and service is up',
  member: '{{name}} is {{state}}',
  allLinks: 'Every link works',
  someLinks: 'Links: {{list}}',
  list: '{{items, list(type: unit)}}',
  states: { up: 'up', starting: 'starting', paused: 'paused', down: 'down' },
  legend: 'Links',
  links: { ok: 'works', slow: 'slow', lossy: 'loses messages', cut: 'cut' },
  counts: {
    cut: '{{count, number}} cut',
    lossy: '{{count, number}} losing messages',
    slow: '{{count, number}} slow',
  },
} as const;
