import type { PropertyCheck } from './definition.js';
import { propertyOf } from './properties/properties.js';
import type { Plan } from './scenario/scenario-file.js';

/** The checks whose phases a plan has: the visible scenario is shorter than the graded one. */
export function applicableTo(plan: Plan, checks: readonly PropertyCheck[]): PropertyCheck[] {
  const names = new Set(plan.phases.map(({ name }) => name));
  const asked = new Set(plan.phases.flatMap(({ load }) => load.map(({ operation }) => operation)));
  return checks.filter((check) => {
    const { phases, operations } = propertyOf(check.property).bind(check.with).mentions;
    return phases.every((name) => names.has(name)) && operations.every((name) => asked.has(name));
  });
}
