const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const [r, q] = lines[0].split(' ').map(Number);

const segmentsOf = (path) => (path === '/' ? [] : path.slice(1).split('/'));
const PARAMETER = Symbol('parameter');
const REST = Symbol('rest');
const END = Symbol('end');

// For each method nested maps; what is no literal stands under a symbol.
const tables = new Map();
for (let i = 1; i <= r; i++) {
  const [method, pattern] = lines[i].split(' ');
  if (!tables.has(method)) tables.set(method, new Map());
  let at = tables.get(method);
  const names = [];
  let end = END;
  for (const segment of segmentsOf(pattern)) {
    if (segment.startsWith('*')) {
      names.push(segment.slice(1));
      end = REST;
      break;
    }
    let key = segment;
    if (segment.startsWith(':')) {
      names.push(segment.slice(1));
      key = PARAMETER;
    }
    if (!at.has(key)) at.set(key, new Map());
    at = at.get(key);
  }
  if (!at.has(end)) at.set(end, { number: i, names });
}

// Branches still to be tried; the most precise one lies on top, so the first that succeeds is the best.
function lookUp(table, segments) {
  const open = [[table, 0, []]];
  while (open.length > 0) {
    const [at, place, values] = open.pop();
    if (at === null) return values;
    if (at.has(REST) && place < segments.length) {
      open.push([null, 0, { route: at.get(REST), values: [...values, segments.slice(place).join('/')] }]);
    }
    if (place === segments.length) {
      if (at.has(END)) return { route: at.get(END), values };
      continue;
    }
    const parameter = at.get(PARAMETER);
    if (parameter) open.push([parameter, place + 1, [...values, segments[place]]]);
    const literal = at.get(segments[place]);
    if (literal) open.push([literal, place + 1, values]);
  }
  return null;
}

const out = [];
for (let i = r + 1; i <= r + q; i++) {
  const [method, target] = lines[i].split(' ');
  const segments = segmentsOf(target.split('?')[0]);
  const found = tables.has(method) ? lookUp(tables.get(method), segments) : null;
  if (found) {
    const { route, values } = found;
    out.push(['route', route.number, ...route.names.map((name, j) => `${name}=${values[j]}`)].join(' '));
    continue;
  }
  const allowed = [...tables.keys()].filter((other) => lookUp(tables.get(other), segments)).sort();
  out.push(allowed.length > 0 ? `405 ${allowed.join(' ')}` : '404');
}
console.log(out.join('\n'));
