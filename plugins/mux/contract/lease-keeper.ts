import type { PlaybackLease } from './lease.ts';

/** A lease, and when it came. */
export interface HeldLease {
  lease: PlaybackLease;
  /** Milliseconds since 1970, by this device. */
  fetchedAt: number;
}

export interface LeaseKeeperOptions {
  first: HeldLease;
  /** Asks for a lease for the film that is on, see `leasePath`. */
  mint: (request: { playing: string }) => Promise<HeldLease>;
  /** Milliseconds since 1970, by this device. */
  now: () => number;
  /** 0 to 1, such as `Math.random`. */
  random: () => number;
  /** A renewed lease, before anybody uses it. */
  onRenewed: (held: HeldLease, before: HeldLease) => void;
}

/** Holds the lease of a film that is on, and sees to it that there always is one. */
export interface LeaseKeeper {
  current: () => HeldLease;
  /** Looks at the clock and renews when it is time, in the background; told of failures by nobody, it tries again. */
  look: () => void;
  /** Before something is asked for under the lease: done at once while it lasts, else when there is another. Never rejects. */
  whenUsable: () => Promise<void>;
  /** Renews now: the film was refused. @throws what `mint` threw */
  renew: () => Promise<HeldLease>;
}

/** Milliseconds before the end of a lease at which it is renewed, at most and without what is left to chance. */
const LONGEST_MARGIN = 60_000;
/** A lease this short when it is fresh (ms) means that this device's clock is wrong. */
const SHORTEST_LEASE = 5_000;
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 30_000;

/**
 * When to renew a lease, in milliseconds since 1970: a margin before its tokens end, and up to half of one earlier, so
 * that a class which began together does not renew together. Null when the clock here cannot be trusted to say: then
 * the film's own refusal is what renews it.
 */
export function planRenewal({
  expiresAt,
  fetchedAt,
  chance,
}: {
  expiresAt: string;
  fetchedAt: number;
  chance: number;
}): number | null {
  const end = Date.parse(expiresAt);
  const length = end - fetchedAt;
  if (!Number.isFinite(length) || length < SHORTEST_LEASE) return null;
  return end - Math.min(LONGEST_MARGIN, length / 4) * (1 + chance / 2);
}

export function createLeaseKeeper({ first, mint, now, random, onRenewed }: LeaseKeeperOptions): LeaseKeeper {
  let held = first;
  let dueAt = planFor(first);
  let failures = 0;
  let notBefore = Number.NEGATIVE_INFINITY;
  let renewing: Promise<HeldLease> | null = null;

  function planFor({ lease, fetchedAt }: HeldLease): number | null {
    return planRenewal({ expiresAt: lease.expiresAt, fetchedAt, chance: random() });
  }

  function renew(): Promise<HeldLease> {
    renewing ??= mint({ playing: held.lease.playbackId })
      .then(
        (next) => {
          const before = held;
          held = next;
          dueAt = planFor(next);
          failures = 0;
          notBefore = Number.NEGATIVE_INFINITY;
          onRenewed(next, before);
          return next;
        },
        (error: unknown) => {
          failures += 1;
          notBefore = now() + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1)) * (0.5 + random() / 2);
          throw error;
        }
      )
      .finally(() => {
        renewing = null;
      });
    return renewing;
  }

  const isDue = () => dueAt !== null && now() >= dueAt && now() >= notBefore;
  const hasEnded = () => dueAt !== null && now() >= Date.parse(held.lease.expiresAt);
  /** Whoever depends on it hears by what is refused then. */
  const renewQuietly = () => renew().then(ignore, ignore);

  return {
    current: () => held,
    look: () => {
      if (isDue()) void renewQuietly();
    },
    whenUsable: async () => {
      if (isDue()) void renewQuietly();
      if (hasEnded() && renewing) await renewing.catch(ignore);
    },
    renew,
  };
}

function ignore(): void {}
