import { refuse } from '../http/problems.ts';

/**
 * A number among the modifiers.
 *
 * @returns undefined when it is not there
 * @throws DeliveryProblem 400 when it is not a number from `least` to `most`
 */
export function readNumber({
  modifiers,
  name,
  least,
  most,
  isWhole = false,
}: {
  modifiers: Readonly<Record<string, string>>;
  name: string;
  least: number;
  most: number;
  isWhole?: boolean;
}): number | undefined {
  const text = modifiers[name];
  if (text === undefined) return undefined;
  const value = /^\d{1,6}(\.\d{1,9})?$/.test(text) ? Number(text) : NaN;
  if (!(value >= least && value <= most) || (isWhole && !Number.isInteger(value))) {
    throw refuse.badParameter(
      `Invalid parameter ${name}: a ${isWhole ? 'whole ' : ''}number from ${least} to ${most} is expected`
    );
  }
  return value;
}

/**
 * One of some words among the modifiers.
 *
 * @returns `fallback` when it is not there
 * @throws DeliveryProblem 400 when it is none of them
 */
export function readChoice<T extends string>({
  modifiers,
  name,
  choices,
  fallback,
}: {
  modifiers: Readonly<Record<string, string>>;
  name: string;
  choices: readonly T[];
  fallback: T;
}): T {
  const text = modifiers[name];
  if (text === undefined) return fallback;
  const choice = choices.find((known) => known === text);
  if (choice === undefined)
    throw refuse.badParameter(`Invalid parameter ${name}: one of ${choices.join(', ')} is expected`);
  return choice;
}
