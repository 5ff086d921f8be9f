import type { BoxSpec, RuntimeStatus } from '@hone/contracts/sandbox';
import type { LoadedChallenge } from '@hone/grading';

/** The boxes that submissions to a challenge need, in all its languages. */
export function specsOf(
  { pack, kind, definition }: LoadedChallenge,
  ociRuntimes: Readonly<Record<string, string>> | undefined,
): readonly BoxSpec[] {
  const ociRuntime = ociRuntimes?.[kind.id];
  const specs = pack.manifest.languages.flatMap((language) => kind.topology(pack, definition, language));
  return ociRuntime === undefined ? specs : specs.map((spec) => ({ ...spec, ociRuntime }));
}

/** The specs whose runtime this machine has. */
export function knownHere(specs: readonly BoxSpec[], runtimes: readonly RuntimeStatus[]): BoxSpec[] {
  const here = new Set(runtimes.flatMap(({ id, languages }) => [id, ...languages]));
  return specs.filter(({ runtime }) => here.has(runtime));
}

/** Boxes with the same key are interchangeable in the pool. */
export const keyOf = ({ runtime, memoryMiB, processes, ociRuntime }: BoxSpec): string =>
  [runtime, memoryMiB, processes, ...(ociRuntime === undefined ? [] : [ociRuntime])].join(':');

/** One spec for each kind of box. */
export const distinctSpecs = (specs: readonly BoxSpec[]): BoxSpec[] => [
  ...new Map(specs.map((spec) => [keyOf(spec), spec])).values(),
];
