import type { VideoSettings } from '../../../contract/library.ts';
import { formatMoment, readMoment } from '../format.ts';

/** Stands for "no such rule" in a choice. */
export const NO_MINIMUM = 'none';

/** The settings as they are typed. */
export interface Form {
  minDuration: string;
  maxDuration: string;
  minResolution: string;
  areCaptionsRequired: boolean;
  keepDays: number | undefined;
  isPublicRemoved: boolean;
}

export function writeForm({ minDuration, maxDuration, minResolution, ...rest }: VideoSettings): Form {
  return {
    ...rest,
    minDuration: minDuration === null ? '' : formatMoment(minDuration),
    maxDuration: maxDuration === null ? '' : formatMoment(maxDuration),
    minResolution: minResolution === null ? NO_MINIMUM : String(minResolution),
  };
}

/** Null while something typed is not what it should be. */
export function readForm({ minDuration, maxDuration, minResolution, keepDays, ...rest }: Form): VideoSettings | null {
  const [least, most] = [readTime(minDuration), readTime(maxDuration)];
  if (keepDays === undefined || least === undefined || most === undefined) return null;
  return {
    ...rest,
    keepDays,
    minDuration: least,
    maxDuration: most,
    minResolution: minResolution === NO_MINIMUM ? null : Number(minResolution),
  };
}

/** Null: nothing typed. Undefined: typed, and no time. */
function readTime(typed: string): number | null | undefined {
  return typed.trim() === '' ? null : (readMoment(typed) ?? undefined);
}
