// Cuts the input by itself, answers in the next turn, and gives its answers ids, too.
let rest = '';
let self = null;
let count = 0;

process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk) => {
  const lines = (rest + chunk).split('\n');
  rest = lines.pop();
  for (const line of lines) setImmediate(answer, JSON.parse(line));
});

function answer({ src, body: { type, msg_id, node_id, echo } }) {
  console.error(`${type} ${msg_id} from ${src}`);
  count += 1;
  if (type === 'init') self = node_id;
  const body = { type: `${type}_ok`, msg_id: count, in_reply_to: msg_id };
  if (type === 'echo') body.echo = echo;
  console.log(JSON.stringify({ src: self, dest: src, body }));
}
