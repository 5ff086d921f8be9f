import type { TrustedSession, MutantFate, MutationReport, PackageFinding } from '@hone/contracts/kind';
import { decodeText } from '../../../../judging/evidence-text.js';
import { getPackageFile } from '../../../../judging/package-files.js';
import { deriveSeed } from '../../../../judging/seeded-random.js';
import { rowsReference, type SqlDefinition } from '../../../definition.js';
import type { Instance } from '../../../instances/instance.js';
import { TaskFault } from '../../../task-fault.js';
import type { Equivalent } from '../definition.js';
import { createField, type Field } from './field.js';
import { engineOf } from '../../../engines/engines.js';
import type { QueryMutant } from '../../../mutation/make-mutants.js';

/** Data must kill a mutant under the seeds of this number of submissions: a kill by luck does not count. */
const SUBMISSIONS = 3;
/** Random instances on which an equivalent mutant must not differ. */
const RANDOM_INSTANCES = 200;
/** The share of mutants, without equivalent ones, that must be killed. */
const KILLED_SHARE = 0.95;

/** Tries every mutant of the reference on the task's instances. Throws as grading does. */
export async function tryMutants(
  session: TrustedSession<SqlDefinition>,
): Promise<MutationReport | undefined> {
  const { definition, seed } = session;
  if (definition.reference === undefined) return undefined;
  const query = decodeText(getPackageFile(session.package, rowsReference(definition)));
  const field = createField(session);
  const fixed = definition.instances.filter((instance) => !instance.seeded);
  const { mutants: maker } = engineOf(definition);
  if (definition.engine !== 'postgresql')
    await checkRewriting(field, await maker.rewritten(query), fixed, seed);
  const hunt = new Hunt(field, await maker.make(query));
  for (const instance of fixed) await hunt.sieve(instance, seed);
  await hunt.sieveWithSeeds(
    definition.instances.filter((instance) => instance.seeded),
    Array.from({ length: SUBMISSIONS }, (_, number) => deriveSeed(seed, 'mutation', String(number))),
  );
  const odd = await findDifferences(field, hunt.alive(), definition.instances, seed);
  const mutants = hunt
    .all()
    .map((mutant) => fateOf(mutant, hunt.killedBy(mutant), odd, definition.equivalents));
  return { mutants, findings: findingsOf(mutants, definition) };
}

/**
 * Mutants of SQL are written in PostgreSQL's syntax, those of pipelines as JSON. The engine must accept the reference in
 * that form with the same result: else every mutant would be rejected, or differ by the form alone.
 */
async function checkRewriting(
  field: Field,
  text: string,
  instances: readonly Instance[],
  seed: string,
): Promise<void> {
  for (const instance of instances) {
    const [trial] = await field.tryAll([text], instance, seed);
    if (trial !== 'same')
      throw new TaskFault(
        `the reference, written with words that engines share, does not answer ${instance.id} as it should (${String(trial)}):\n${text}`,
      );
  }
}

class Hunt {
  readonly #field: Field;
  readonly #killers = new Map<string, string>();
  #mutants: readonly QueryMutant[];

  constructor(field: Field, mutants: readonly QueryMutant[]) {
    this.#field = field;
    this.#mutants = mutants;
  }

  /** All mutants that are valid queries, killed or not. */
  all(): readonly QueryMutant[] {
    return this.#mutants;
  }

  alive(): readonly QueryMutant[] {
    return this.#mutants.filter(({ id }) => !this.#killers.has(id));
  }

  killedBy({ id }: QueryMutant): string | undefined {
    return this.#killers.get(id);
  }

  /** Fixed data: kills every mutant that differs. */
  async sieve(instance: Instance, seed: string): Promise<void> {
    for (const mutant of await this.#differing(this.alive(), instance, seed))
      this.#killers.set(mutant.id, instance.id);
  }

  /** Seeded data: kills only mutants that differ under every seed. */
  async sieveWithSeeds(instances: readonly Instance[], seeds: readonly string[]): Promise<void> {
    const killers: Map<string, string>[] = [];
    for (const seed of seeds) {
      const here = new Map<string, string>();
      for (const instance of instances) {
        const left = this.alive().filter(({ id }) => !here.has(id));
        for (const { id } of await this.#differing(left, instance, seed)) here.set(id, instance.id);
      }
      killers.push(here);
    }
    for (const [id, instance] of killers[0] ?? [])
      if (killers.every((here) => here.has(id))) this.#killers.set(id, instance);
  }

  async #differing(
    mutants: readonly QueryMutant[],
    instance: Instance,
    seed: string,
  ): Promise<QueryMutant[]> {
    if (mutants.length === 0) return [];
    const trials = await this.#field.tryAll(
      mutants.map(({ sql }) => sql),
      instance,
      seed,
    );
    const rejected = new Set(mutants.filter((_, index) => trials[index] === 'rejected'));
    this.#mutants = this.#mutants.filter((mutant) => !rejected.has(mutant));
    return mutants.filter((_, index) => trials[index] === 'differs');
  }
}

/** By mutant id: where mutants that survived the task's data differ on random data. */
async function findDifferences(
  field: Field,
  mutants: readonly QueryMutant[],
  instances: readonly Instance[],
  seed: string,
): Promise<ReadonlyMap<string, string>> {
  const odd = new Map<string, string>();
  const generated = instances.filter((instance) => instance.generator !== undefined);
  for (let number = 0; number < RANDOM_INSTANCES; number += 1) {
    const instance = generated[number % generated.length];
    const left = mutants.filter(({ id }) => !odd.has(id));
    if (instance === undefined || left.length === 0) break;
    const trials = await field.tryAll(
      left.map(({ sql }) => sql),
      { ...instance, seeded: true },
      deriveSeed(seed, 'equivalence', String(number)),
    );
    for (const [index, { id }] of left.entries()) if (trials[index] !== 'same') odd.set(id, instance.id);
  }
  return odd;
}

function fateOf(
  { id }: QueryMutant,
  killer: string | undefined,
  odd: ReadonlyMap<string, string>,
  equivalents: readonly Equivalent[],
): MutantFate {
  if (killer !== undefined) return { id, fate: 'killed', by: killer };
  const differs = odd.get(id);
  if (differs !== undefined)
    return { id, fate: 'survived', why: `only other random data for ${differs} would reveal it` };
  const declared = equivalents.find(({ mutant }) => mutant === id);
  if (declared !== undefined)
    return { id, fate: 'equivalent', why: `${declared.reason}: ${declared.because}` };
  const why = `equal on all of the task's data and on ${RANDOM_INSTANCES} random instances, and not declared equivalent`;
  return { id, fate: 'survived', why };
}

function findingsOf(mutants: readonly MutantFate[], { equivalents }: SqlDefinition): PackageFinding[] {
  const finding = (severity: PackageFinding['severity'], code: string, message: string): PackageFinding => ({
    severity,
    code,
    path: 'challenge.yml',
    message,
  });
  const fates = new Map(mutants.map((mutant) => [mutant.id, mutant]));
  const wrong = equivalents.flatMap(({ mutant }) => {
    const fate = fates.get(mutant);
    if (fate === undefined)
      return [finding('error', 'EQUIVALENT_UNKNOWN', `there is no mutant "${mutant}" of the reference`)];
    if (fate.fate === 'equivalent') return [];
    const how = fate.by === undefined ? String(fate.why) : `check ${fate.by} fails it`;
    return [finding('error', 'EQUIVALENT_WRONG', `mutant "${mutant}" is declared equivalent, but ${how}`)];
  });
  const killed = mutants.filter(({ fate }) => fate === 'killed').length;
  const survivors = mutants.filter(({ fate }) => fate === 'survived');
  const warnings = survivors.map(({ id, why = '' }) =>
    finding('warning', 'MUTANT_SURVIVED', `${id}: ${why}`),
  );
  if (killed >= KILLED_SHARE * (killed + survivors.length)) return [...wrong, ...warnings];
  const message = `the task's data catch ${killed} of ${killed + survivors.length} mistakes in the reference; ${KILLED_SHARE * 100}% are needed`;
  return [...wrong, finding('error', 'MUTANTS_SURVIVE', message), ...warnings];
}
