// The carrier of the shop. It books a parcel once for each order, however often it is asked.
const http = require('node:http');

const BOOKING_MS = 400;
const DELIVERS_TO = ['DE', 'FR', 'IT'];
const attempts = new Map();

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const numberOf = (order) => [...order].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);

/** Of six orders, the first request of one is never answered, and that of another comes too early. */
async function book({ order, country }) {
  if (!DELIVERS_TO.includes(country)) return wait(30).then(() => [422, { error: `no delivery to ${country}` }]);
  const attempt = (attempts.get(order) ?? 0) + 1;
  attempts.set(order, attempt);
  const turn = numberOf(order) % 6;
  if (attempt === 1 && turn === 0) return new Promise(() => undefined);
  if (attempt === 1 && turn === 1) return wait(30).then(() => [503, { error: 'try again' }]);
  await wait(BOOKING_MS);
  return [201, { order, parcel: `P${numberOf(order)}` }];
}

const server = http.createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const isBooking = request.method === 'POST' && request.url === '/parcels';
  const [status, json] = isBooking ? await book(JSON.parse(Buffer.concat(chunks).toString())) : [200, { status: 'ok' }];
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json));
});
server.listen(Number(process.env.PORT ?? '8080'), '127.0.0.1');
