import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const ruleSchema = z.looseObject({ action: z.string(), names: z.array(z.string()) });
const profileSchema = z.looseObject({ defaultAction: z.string(), syscalls: z.array(ruleSchema) });
const additionSchema = z.object({ syscalls: z.array(ruleSchema) });

/** Kernel architectures by the engine's names. Only the native one: no 32-bit entry points. */
const ARCHITECTURES: Readonly<Record<string, string>> = {
  x86_64: 'SCMP_ARCH_X86_64',
  amd64: 'SCMP_ARCH_X86_64',
  aarch64: 'SCMP_ARCH_AARCH64',
  arm64: 'SCMP_ARCH_AARCH64',
};

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`../../seccomp/${name}.json`, import.meta.url), 'utf8'));
}

/** The profile as the engine takes it: JSON text, for the engine's architecture, with additions by name. */
export async function loadSeccompProfile(
  architecture: string,
  additions: readonly string[] = [],
): Promise<string> {
  const native = ARCHITECTURES[architecture];
  if (native === undefined) throw new Error(`no system call profile for ${architecture}`);
  const profile = profileSchema.parse(await readJson('candidate'));
  const added = await Promise.all(additions.map(async (name) => additionSchema.parse(await readJson(name))));
  const syscalls = [...profile.syscalls, ...added.flatMap((addition) => addition.syscalls)];
  return JSON.stringify({ ...profile, architectures: [native], syscalls });
}
