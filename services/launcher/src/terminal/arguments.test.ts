import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.mjs';

describe('the command line', () => {
  it('starts everything on port 3000 when nothing is said', () => {
    expect(parseArguments([], {})).toEqual({ command: 'start', port: 3000, worker: true });
  });

  it('takes the port from the option before the environment', () => {
    expect(parseArguments(['--port', '4000'], { HONE_PORT: '5000' })).toMatchObject({ port: 4000 });
    expect(parseArguments(['--port=4001', '--no-worker'], {})).toMatchObject({ port: 4001, worker: false });
    expect(parseArguments([], { HONE_PORT: '5000' })).toMatchObject({ port: 5000 });
  });

  it('knows infra, down, clear and purge', () => {
    expect(parseArguments(['infra'], {})).toEqual({ command: 'infra', down: false, deleted: 'nothing' });
    expect(parseArguments(['infra', '--down'], {})).toEqual({
      command: 'infra',
      down: true,
      deleted: 'nothing',
    });
    expect(parseArguments(['infra', '--purge'], {})).toEqual({
      command: 'infra',
      down: true,
      deleted: 'everything',
    });
    expect(parseArguments(['infra', '--clear'], {})).toEqual({
      command: 'infra',
      down: true,
      deleted: 'data',
    });
  });

  it('knows facts and help', () => {
    expect(parseArguments(['facts', '--json'], {})).toEqual({ command: 'facts', json: true });
    expect(parseArguments(['infra', '--help'], {})).toEqual({ command: 'help' });
  });

  it.each([
    [['--port']],
    [['--port', '0']],
    [['--port', '70000']],
    [['--port', '3e3']],
    [['--fast']],
    [['infra', 'x']],
    [['infra', '--json']],
    [['--no-worker=yes']],
  ])('rejects %j and shows the usage', (words) => {
    expect(() => parseArguments(words, {})).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });

  it.each([
    [['--fast'], "Unknown option '--fast'."],
    [['infra', 'x'], "Unexpected argument 'x'."],
    [['--port'], "Option '--port <value>' argument missing."],
  ])('names what is wrong with %j', (words, message) => {
    expect(() => parseArguments(words, {})).toThrow(expect.objectContaining({ message }));
  });
});
