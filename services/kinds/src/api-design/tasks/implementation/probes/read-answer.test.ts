import { describe, expect, it } from 'vitest';
import { readAnswer } from './read-answer.js';

const read = (text: string) => {
  const answer = readAnswer(Buffer.from(text));
  return answer && { ...answer, body: Buffer.from(answer.body).toString() };
};

describe('an answer that came over a connection', () => {
  it('has a status, headers and a body of its length', () => {
    expect(read('HTTP/1.1 201 Created\r\nContent-Length: 2\r\nX-A: b:c\r\n\r\n{}more')).toEqual({
      status: 201,
      headers: [
        ['content-length', '2'],
        ['x-a', 'b:c'],
      ],
      body: '{}',
      cut: false,
    });
  });

  it('may come in chunks', () => {
    const answer = read(
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n\r\n',
    );
    expect(answer?.body).toBe('abcde');
  });

  it('may end with the connection, and have no headers', () => {
    expect(read('HTTP/1.0 200 OK\r\n\r\nall of it')).toMatchObject({ status: 200, body: 'all of it' });
  });

  it.each([
    ['nothing', ''],
    ['half a head', 'HTTP/1.1 200 OK\r\nContent-Le'],
    ['another protocol', 'SSH-2.0-OpenSSH_9.9\r\n\r\n'],
    ['half a body', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'],
    ['half a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\nhalf'],
    ['no last chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n'],
    ['a chunk of no size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\nab\r\n0\r\n\r\n'],
  ])('is not %s', (_, text) => {
    expect(read(text)).toBeUndefined();
  });
});
