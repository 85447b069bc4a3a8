import type { InboundKind, InboundRule } from '../../contract/inbound.ts';
import type { Call } from './read-call.ts';

/** What is known of a tag or workflow of one learner. */
export interface Signal {
  kind: InboundKind;
  name: string;
  isPresent: boolean;
  /** When it came to be so. */
  at: Date;
}

/** A rule's gift to a learner that is still out. */
export interface Gift {
  kind: InboundKind;
  name: string;
  scope: InboundRule['scope'];
  courseId: string | null;
}

export interface Decision {
  /** What is to be known from now on. */
  signals: Signal[];
  grants: InboundRule[];
  /** Gifts that end, with the tag that gave them. */
  takesBack: Gift[];
  /** Rules that take away whatever is there. */
  revokes: InboundRule[];
  /** Everything the call says is older than what is known. */
  isLate: boolean;
}

/**
 * What a call means, by the rules and what is known. The same call again, or an older one after a newer, means nothing:
 * only what comes to be different counts, and the time it happened decides which is newer.
 *
 * @param call what it says; without a time of its own it happened `now`
 */
export function decideSignals({
  call,
  rules,
  known,
  gifts,
  now,
}: {
  call: Call;
  rules: readonly InboundRule[];
  known: readonly Signal[];
  gifts: readonly Gift[];
  now: Date;
}): Decision {
  // A clock that is ahead, or a time without its zone, must not make everything after it late.
  const at = call.at && call.at < now ? call.at : now;
  const active = rules.filter(({ isOn }) => isOn);
  const decision: Decision = { signals: [], grants: [], takesBack: [], revokes: [], isLate: false };
  let newer = 0;
  for (const { kind, name, isPresent } of listSaid({ call, active, known, gifts })) {
    const before = known.find((signal) => signal.kind === kind && signal.name === name);
    if (before && before.at > at) {
      newer += 1;
      continue;
    }
    const isNews = isPresent !== (before?.isPresent ?? false);
    // Also that it is not there: what an older call says of it is then known to be old.
    if (!before || isNews || before.at < at) decision.signals.push({ kind, name, isPresent, at });
    const mine = active.filter((rule) => rule.kind === kind && rule.name === name);
    if (isPresent) {
      if (isNews) decision.revokes.push(...mine.filter(({ does }) => does === 'revoke'));
      // Also where the tag is no news: the rule may be. What it gave once is not given again.
      decision.grants.push(
        ...mine.filter((rule) => rule.does === 'grant' && !gifts.some((gift) => isSameGift(gift, rule)))
      );
    } else {
      decision.takesBack.push(...gifts.filter((gift) => gift.kind === kind && gift.name === name));
    }
  }
  decision.isLate = newer > 0 && decision.signals.length === 0;
  return decision;
}

export function isSameGift(one: Gift, other: Gift): boolean {
  return (
    one.kind === other.kind && one.name === other.name && one.scope === other.scope && one.courseId === other.courseId
  );
}

/** What the call says of everything that matters here; a list of tags also says what is not in it. */
function listSaid({
  call,
  active,
  known,
  gifts,
}: {
  call: Call;
  active: readonly InboundRule[];
  known: readonly Signal[];
  gifts: readonly Gift[];
}): { kind: InboundKind; name: string; isPresent: boolean }[] {
  const { one } = call;
  const matter = [...active, ...known, ...gifts];
  // What no rule ever named is not kept either: most of what GHL tells is the school's own echo.
  if (one) return matter.some(({ kind, name }) => kind === one.kind && name === one.name) ? [one] : [];
  if (!call.tags) return [];
  const present = new Set(call.tags);
  const names = new Set(matter.filter(({ kind }) => kind === 'tag').map(({ name }) => name));
  return [...names].map((name) => ({ kind: 'tag', name, isPresent: present.has(name) }));
}
