import { describe, expect, it } from 'vitest';
import { isolationFindings } from './isolation.mjs';

const runtimes = ['io.containerd.runc.v2', 'runc'];
const codes = (kernel: string, env: NodeJS.ProcessEnv = {}) =>
  isolationFindings({ kernel, runtimes }, env).map(({ severity, code }) => [severity, code]);

describe('the isolation of a box from its host', () => {
  it.each([
    ['6.18.5', []],
    ['5.19.0-41-generic', []],
    ['5.15.0-91-generic', [['warning', 'KERNEL_WITHOUT_LANDLOCK']]],
    ['5.10', [['warning', 'KERNEL_WITHOUT_LANDLOCK']]],
    ['4.18.0-553.el8.x86_64', [['error', 'KERNEL_TOO_OLD']]],
  ])('is judged by the kernel: %s', (kernel, expected) => {
    expect(codes(kernel)).toEqual(expected);
  });

  it('requires each OCI runtime that the settings name', () => {
    const missing = [['error', 'OCI_RUNTIME_UNKNOWN']];
    expect(codes('6.12', { HONE_OCI_RUNTIME: 'runc', HONE_OCI_RUNTIMES: '' })).toEqual([]);
    expect(codes('6.12', { HONE_OCI_RUNTIME: 'crun' })).toEqual(missing);
    expect(codes('6.12', { HONE_OCI_RUNTIMES: '{"sql":"runsc","optimization":"runc"}' })).toEqual(missing);
    const [finding] = isolationFindings(
      { kernel: '6.12', runtimes },
      { HONE_OCI_RUNTIMES: '{"sql":"runsc"}' },
    );
    expect(finding?.message).toBe(
      'HONE_OCI_RUNTIMES (for sql) is set to runsc, but the Docker engine has only io.containerd.runc.v2, runc.',
    );
  });
});
