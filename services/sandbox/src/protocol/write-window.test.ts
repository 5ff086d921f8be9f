import { describe, expect, it } from 'vitest';
import { WRITE_WINDOW_BYTES } from './numbers.js';
import { WriteWindow } from './write-window.js';

function openWindow() {
  const sent: number[] = [];
  let done = 0;
  const window = new WriteWindow((piece, sentOff) => {
    sent.push(piece.byteLength);
    sentOff();
  });
  const write = (bytes: number) =>
    window.write(new Uint8Array(bytes), () => {
      done += 1;
    });
  return { window, sent, write, done: () => done };
}

describe('the window of what is on its way', () => {
  it('lets small writes pass without any acknowledgement', () => {
    const { write, sent, done } = openWindow();
    for (let count = 0; count < 10; count += 1) write(100);
    expect([sent.length, done()]).toEqual([10, 10]);
  });

  it('splits larger writes, and goes on after an acknowledgement', () => {
    const { window, write, sent, done } = openWindow();
    write(WRITE_WINDOW_BYTES + 1000);
    expect([sent, done()]).toEqual([[WRITE_WINDOW_BYTES], 0]);
    window.taken(600);
    expect([sent, done()]).toEqual([[WRITE_WINDOW_BYTES, 600], 0]);
    window.taken(8192);
    expect([sent, done()]).toEqual([[WRITE_WINDOW_BYTES, 600, 400], 1]);
  });

  it('never grows, for any acknowledgement', () => {
    const { window, write, sent } = openWindow();
    window.taken(10 * WRITE_WINDOW_BYTES);
    write(2 * WRITE_WINDOW_BYTES);
    expect(sent).toEqual([WRITE_WINDOW_BYTES]);
  });
});
