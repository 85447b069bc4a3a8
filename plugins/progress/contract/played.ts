import { normaliseRanges, type SecondRange } from './ranges.ts';

/** What a player tells: what happened, where the film is (seconds), and when (milliseconds of a clock that never jumps). */
export interface PlayerFact {
  kind: 'playing' | 'time' | 'seeking' | 'paused' | 'ended';
  position: number;
  at: number;
  /** Playback speed; 1 when not told. */
  rate?: number;
}

/** What was seen of a film since it was last taken. Made by `startPlayed`, moved on by `observePlayed`. */
export interface Played {
  readonly position: number;
  readonly isPlaying: boolean;
  readonly at: number;
  readonly rate: number;
  /** Stretches really played, in seconds with fractions, oldest first. */
  readonly runs: readonly SecondRange[];
}

/** Seconds a film may be ahead of the clock and still count: players tell the time a few times a second only. */
const TOLERANCE = 1;

export function startPlayed(): Played {
  return { position: 0, isPlaying: false, at: 0, rate: 1, runs: [] };
}

/**
 * Moves on by one fact. Seconds count only while the film played through them at its speed: a seek, or a jump that
 * took less time than playing would have, counts for nothing.
 */
export function observePlayed(played: Played, fact: PlayerFact): Played {
  const { kind, position, at, rate = 1 } = fact;
  if (!Number.isFinite(position) || position < 0) return played;
  const isPlaying = kind === 'playing' || ((kind === 'time' || kind === 'seeking') && played.isPlaying);
  const runs =
    kind !== 'seeking' && wasPlayed({ played, position, at, rate })
      ? addRun(played.runs, [played.position, position])
      : played.runs;
  return { position, isPlaying, at, rate, runs };
}

/** The whole seconds played since the last taking, and the state to go on with. No second falls between two takings. */
export function takePlayed(played: Played): { watched: SecondRange[]; rest: Played } {
  return { watched: normaliseRanges(played.runs), rest: { ...played, runs: [] } };
}

function wasPlayed({
  played,
  position,
  at,
  rate,
}: {
  played: Played;
  position: number;
  at: number;
  rate: number;
}): boolean {
  const advance = position - played.position;
  const elapsed = (at - played.at) / 1_000;
  return played.isPlaying && advance > 0 && advance <= elapsed * Math.max(rate, played.rate) + TOLERANCE;
}

function addRun(runs: readonly SecondRange[], run: SecondRange): SecondRange[] {
  const last = runs.at(-1);
  return last && last[1] === run[0] ? [...runs.slice(0, -1), [last[0], run[1]]] : [...runs, run];
}
