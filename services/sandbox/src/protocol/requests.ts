import { FieldWriter } from './fields.js';
import { TAG } from './numbers.js';

/** A file to be written in the box. `path` is absolute, below /box or /work. */
export interface PutOrder {
  readonly path: string;
  readonly mode: number;
  readonly data: Uint8Array;
}

/** A program to execute. Sizes in bytes. */
export interface ProgramOrder {
  readonly argv: readonly string[];
  readonly env: readonly string[];
  readonly cwd: string;
  readonly fileMax: number;
  readonly descriptors: number;
  readonly stackBytes: number;
  /** AF_UNIX sockets only, and no timers that fire while it does not run. */
  readonly confined?: boolean;
}

export interface RunOrder extends ProgramOrder {
  readonly stdin?: Uint8Array;
  /** Instead of `stdin`: a file in the box. */
  readonly stdinPath?: string;
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly stdoutMax: number;
  readonly stderrMax: number;
  /** Files below /work that become /box files after a zero exit. */
  readonly copyOut: readonly string[];
  readonly copyMax: number;
  /** How long it wants to keep a core at a stretch. */
  readonly sliceMs?: number;
  /** The lower CPU limit in milliseconds, once known. */
  readonly lowerCpuMs?: Promise<number>;
}

/** Which of the box's two users a started program runs as. */
type StartUser = 'candidate' | 'service';

export interface StartOrder extends ProgramOrder {
  readonly user: StartUser;
  /** Absent fields set no limit. */
  readonly cpuMs?: number | undefined;
  readonly wallMs?: number | undefined;
  readonly stdoutMax?: number | undefined;
  readonly stderrMax?: number | undefined;
}

export type ConnectTarget = { readonly path: string } | { readonly port: number };

const EMPTY = new Uint8Array(0);

export const noFields = (): FieldWriter => new FieldWriter();

export const openFields = (nonce: Uint8Array, uid: number, gid: number): FieldWriter =>
  new FieldWriter().bytes(TAG.nonce, nonce).number(TAG.uid, uid).number(TAG.gid, gid);

function putFields({ path, mode }: PutOrder, data: Uint8Array, append: boolean): FieldWriter {
  const fields = new FieldWriter().text(TAG.path, path).number(TAG.mode, mode);
  return fields.number(TAG.append, append ? 1 : 0).bytes(TAG.data, data);
}

/** One frame per piece of at most `pieceBytes`; the first replaces the file, the others append to it. */
export function* putPieces(order: PutOrder, pieceBytes: number): Generator<FieldWriter> {
  yield putFields(order, order.data.subarray(0, pieceBytes), false);
  for (let at = pieceBytes; at < order.data.byteLength; at += pieceBytes) {
    yield putFields(order, order.data.subarray(at, at + pieceBytes), true);
  }
}

function programFields(order: ProgramOrder): FieldWriter {
  const fields = new FieldWriter()
    .texts(TAG.argv, order.argv)
    .texts(TAG.env, order.env)
    .text(TAG.cwd, order.cwd)
    .number(TAG.fileMax, order.fileMax)
    .number(TAG.descriptors, order.descriptors)
    .number(TAG.stackBytes, order.stackBytes);
  return order.confined === true ? fields.number(TAG.confined, 1) : fields;
}

export function runFields(order: RunOrder): FieldWriter {
  const fields = programFields(order)
    .number(TAG.cpuMs, order.cpuMs)
    .number(TAG.wallMs, order.wallMs)
    .number(TAG.stdoutMax, order.stdoutMax)
    .number(TAG.stderrMax, order.stderrMax);
  if (order.copyOut.length > 0) fields.texts(TAG.copyOut, order.copyOut).number(TAG.copyMax, order.copyMax);
  if (order.sliceMs !== undefined) fields.number(TAG.sliceMs, order.sliceMs);
  if (order.stdinPath !== undefined) return fields.text(TAG.stdinPath, order.stdinPath);
  return fields.bytes(TAG.stdin, order.stdin ?? EMPTY);
}

export function startFields(order: StartOrder): FieldWriter {
  const fields = programFields(order).number(TAG.asUid, order.user === 'service' ? 1 : 0);
  if (order.cpuMs !== undefined) fields.number(TAG.cpuMs, order.cpuMs);
  if (order.wallMs !== undefined) fields.number(TAG.wallMs, order.wallMs);
  if (order.stdoutMax !== undefined) fields.number(TAG.stdoutMax, order.stdoutMax);
  if (order.stderrMax !== undefined) fields.number(TAG.stderrMax, order.stderrMax);
  return fields;
}

export const listenFields = (port: number): FieldWriter => new FieldWriter().number(TAG.port, port);

export const connectFields = (target: ConnectTarget): FieldWriter =>
  'path' in target
    ? new FieldWriter().text(TAG.path, target.path)
    : new FieldWriter().number(TAG.port, target.port);

export const writeFields = (data: Uint8Array): FieldWriter => new FieldWriter().bytes(TAG.data, data);

export const endFields = (): FieldWriter => new FieldWriter().number(TAG.eof, 1);

export const signalFields = (signal: number): FieldWriter => new FieldWriter().number(TAG.signal, signal);

export const limitFields = (cpuMs: number): FieldWriter => new FieldWriter().number(TAG.cpuMs, cpuMs);

export const creditFields = (bytes: number): FieldWriter => new FieldWriter().number(TAG.bytes, bytes);
