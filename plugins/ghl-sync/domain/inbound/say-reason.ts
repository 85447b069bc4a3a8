import type { InboundKind } from '../../contract/inbound.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Why access was given or taken, as it is kept with the grant. The day is in UTC. */
export function sayReason({
  kind,
  name,
  at,
  isRemoved = false,
}: {
  kind: InboundKind;
  name: string;
  at: Date;
  isRemoved?: boolean;
}): string {
  const day = `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
  return `because ${kind} ${name}${isRemoved ? ' was removed' : ''}, ${day}`;
}
