import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as the server received it. */
interface ReceivedMail {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The whole message with its headers. */
  readonly source: string;
}

/** A real SMTP server on this machine. */
export interface TestSmtpServer {
  readonly url: string;
  readonly received: ReceivedMail[];
  /** Replies to the next recipients, such as `550 no such user`. */
  readonly rejections: string[];
  close(): Promise<void>;
}

/** Starts a server that accepts every mail, on a free port or on the given one. */
export async function startSmtpServer(port?: number): Promise<TestSmtpServer> {
  const received: ReceivedMail[] = [];
  const rejections: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo(_address, _session, callback) {
      const rejection = rejections.shift();
      callback(rejection === undefined ? null : replyOf(rejection));
    },
    onData: ((stream, session, callback) => {
      void buffer(stream)
        .then((bytes) =>
          parse(
            bytes,
            session.envelope.rcptTo.map(({ address }) => address),
          ),
        )
        .then((mails) => {
          received.push(...mails);
          callback(null, 'taken');
        }, callback);
    }) satisfies SMTPServerOptions['onData'],
  });
  // Connections that a test cuts are not errors of the server.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(port ?? 0, '127.0.0.1', resolve));
  const { port: taken } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${taken}`,
    received,
    rejections,
    close: () => new Promise((resolve) => void server.close(resolve)),
  };
}

function replyOf(rejection: string): Error {
  const [code, ...words] = rejection.split(' ');
  return Object.assign(new Error(words.join(' ')), { responseCode: Number(code) });
}

/** One mail for each recipient of the envelope. */
async function parse(bytes: Uint8Array, recipients: readonly string[]): Promise<ReceivedMail[]> {
  const mail = await PostalMime.parse(bytes);
  const { subject = '', text = '', html = '', from } = mail;
  const source = new TextDecoder().decode(bytes);
  const parts = { subject, text: withoutReturns(text), html: withoutReturns(html), source };
  return recipients.map((to) => ({ ...parts, to, from: from?.address ?? '' }));
}

/** Lines of a mail end with CR and LF in transit. */
const withoutReturns = (text: string): string => text.replaceAll('\r\n', '\n');
