import { connect } from 'node:net';

/** @typedef {{host: string, port: number}} Address */

const ANSWER_MS = 2_000;

/**
 * @param {Address} address
 * @param {string} password  of the default user
 * @returns {Promise<boolean>} whether Redis lets this password in and answers
 */
export async function redisAnswers(address, password) {
  const answer = await exchange(address, Buffer.from(`AUTH ${password}\r\nPING\r\n`), (data) =>
    /\+PONG\r\n|-[A-Z]+ /.test(data.toString('latin1')),
  );
  return /^\+OK\r\n\+PONG/.test(answer.toString('latin1'));
}

/**
 * @param {Address} address
 * @returns {Promise<boolean>} whether a server of the MongoDB protocol answers `hello`
 */
export async function mongoAnswers(address) {
  const answer = await exchange(
    address,
    helloMessage(),
    (data) => data.length >= 4 && data.length >= data.readInt32LE(0),
  );
  return answer.includes('maxWireVersion');
}

/**
 * OP_MSG `{hello: 1, $db: "admin"}`, encoded by hand because no driver is installed yet.
 *
 * @returns {Buffer}
 */
function helloMessage() {
  const document = Buffer.concat([
    Buffer.from([0x10]),
    Buffer.from('hello\0'),
    int32(1),
    Buffer.from([0x02]),
    Buffer.from('$db\0'),
    int32(6),
    Buffer.from('admin\0'),
    Buffer.from([0]),
  ]);
  const body = Buffer.concat([int32(0), Buffer.from([0]), int32(document.length + 4), document]);
  const opMsg = 2013;
  return Buffer.concat([int32(16 + body.length), int32(1), int32(0), int32(opMsg), body]);
}

/** @param {number} value */
function int32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

/**
 * @param {Address} address
 * @param {Buffer} question
 * @param {(data: Buffer) => boolean} isComplete
 * @returns {Promise<Buffer>} the response; empty when nothing listens
 */
function exchange(address, question, isComplete) {
  return new Promise((resolve) => {
    let data = Buffer.alloc(0);
    const socket = connect(address, () => socket.write(question));
    socket.setTimeout(ANSWER_MS, () => socket.destroy());
    socket.on('data', (chunk) => {
      data = Buffer.concat([data, chunk]);
      if (isComplete(data)) socket.end();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(data));
  });
}
