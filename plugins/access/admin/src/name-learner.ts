/** A learner's name as one text; empty when there is none. */
export function nameLearner({ firstName, lastName }: { firstName: string | null; lastName: string | null }): string {
  return [firstName, lastName].filter((part) => part !== null && part !== '').join(' ');
}
