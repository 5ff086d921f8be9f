/** The numbers of the runner protocol, version 1; the other side is `sandbox-images/runner/src/protocol.h`. */

export const PROTOCOL_VERSION = 1;
export const HEADER_BYTES = 16;
export const MAX_FRAME_BYTES = 8 * 1024 * 1024;
export const NONCE_BYTES = 16;
/** How much a started program or a connection may have sent without an acknowledgement. */
export const CREDIT_WINDOW_BYTES = 1024 * 1024;
/** Acknowledged in pieces: one frame per read would cost more than it saves. */
export const CREDIT_STEP_BYTES = CREDIT_WINDOW_BYTES / 8;
/** How much may be on its way into a program or connection without an acknowledgement. */
export const WRITE_WINDOW_BYTES = 32 * 1024;
/** Ids from here on are the runner's: connections that programs made. */
export const FIRST_ACCEPTED_ID = 0x8000_0000;

export const REQUEST = {
  open: 1,
  put: 2,
  run: 3,
  start: 4,
  write: 5,
  signal: 6,
  connect: 7,
  wipe: 8,
  stat: 9,
  credit: 10,
  listen: 11,
  pause: 12,
  resume: 13,
  limit: 14,
} as const;
export type RequestType = (typeof REQUEST)[keyof typeof REQUEST];

export const ANSWER = {
  hello: 64,
  ok: 65,
  started: 66,
  output: 67,
  exited: 68,
  error: 69,
  closed: 70,
  stats: 71,
  accepted: 72,
  ended: 73,
  taken: 74,
} as const;

export const TAG = {
  nonce: 1,
  uid: 2,
  gid: 3,
  path: 4,
  mode: 5,
  data: 6,
  append: 7,
  /** Of WRITE; the same number as `append` of PUT. */
  eof: 7,
  argv: 8,
  env: 9,
  cwd: 10,
  stdin: 11,
  stdinPath: 12,
  cpuMs: 13,
  wallMs: 14,
  stdoutMax: 15,
  stderrMax: 16,
  fileMax: 17,
  descriptors: 18,
  stackBytes: 19,
  copyOut: 20,
  copyMax: 21,
  keep: 22,
  asUid: 23,
  signal: 24,
  port: 25,
  bytes: 26,
  protocolVersion: 27,
  features: 28,
  pid: 29,
  stream: 30,
  exitCode: 31,
  exitSignal: 32,
  kill: 33,
  cpuNs: 34,
  rusageCpuNs: 35,
  wallNs: 36,
  memoryPeak: 37,
  maxRss: 38,
  oomKills: 39,
  memoryUsageNow: 40,
  memoryPeakNow: 41,
  pidsNow: 42,
  cpuNsNow: 43,
  pidsMaxHits: 44,
  stdoutBytes: 45,
  stderrBytes: 46,
  outStream: 47,
  spawnError: 48,
  copyError: 49,
  errorCode: 50,
  message: 51,
  connection: 52,
  reset: 53,
  grantedNs: 54,
  refaults: 55,
  sliceMs: 56,
  confined: 57,
} as const;

export const STREAM = { stdout: 1, stderr: 2, connection: 3 } as const;

/** Why the runner killed a program, by number. */
export const KILL_CAUSES = ['none', 'cpu', 'wall', 'output', 'abort'] as const;
export type KillCause = (typeof KILL_CAUSES)[number];

/** What an ERROR is about, by number minus one. */
export const ERROR_KINDS = ['protocol', 'busy', 'bad-path', 'io', 'not-found', 'refused', 'spawn'] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];
