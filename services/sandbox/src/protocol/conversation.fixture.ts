import { FieldReader, FieldWriter } from './fields.js';
import { encodeFrame, FrameReader } from './frame-codec.js';
import { ANSWER, REQUEST, TAG } from './numbers.js';
import { RunnerSession } from './runner-session.js';

/** For reading any payload. */
export const ANY_TAG = new Set<number>(Object.values(TAG));

/** The other end of a session: sends what the test says, and keeps what it receives. */
export function conversation() {
  const heard: { type: number; id: number; payload: Buffer }[] = [];
  const reader = new FrameReader();
  let nonce = 0;
  const session = new RunnerSession({
    write: (chunks, done) => {
      const bytes = Buffer.concat(chunks);
      // The first frame has no nonce; all later frames have the one that it brought.
      reader.nonce = heard.length === 0 ? 0 : nonce;
      reader.push(bytes, (frame) => {
        heard.push(frame);
        if (frame.type === REQUEST.open)
          nonce = new FieldReader(frame.payload, ANY_TAG).getBytes(TAG.nonce).readUInt32LE(0);
      });
      done?.();
    },
  });
  const say = (type: number, id: number, fields = new FieldWriter(), withNonce = nonce) =>
    session.receive(Buffer.concat(encodeFrame(type, id, withNonce, fields)));
  const hello = () =>
    say(ANSWER.hello, 0, new FieldWriter().number(TAG.protocolVersion, 1).number(TAG.features, 0));
  return { session, heard, say, hello };
}

/** A session that is open. */
export async function opened() {
  const talk = conversation();
  talk.hello();
  const opening = talk.session.open(1_000_000, 1_000_000);
  talk.say(ANSWER.ok, 1);
  await opening;
  return talk;
}

/** Fields of an end with a code. */
export const exited = (code: number) => new FieldWriter().number(TAG.exitCode, code).number(TAG.kill, 0);
/** Fields of some output. */
export const output = (stream: number, text: string) =>
  new FieldWriter().number(TAG.stream, stream).bytes(TAG.data, Buffer.from(text));
