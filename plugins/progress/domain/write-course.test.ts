import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseRanges, type SecondRange } from '../contract/index.ts';
import { decideCourse } from './decide-course.ts';
import { formatMultirange } from './multirange.ts';
import type { LearnerLesson, StoredProgress } from './stored-progress.ts';
import { writeCourse, writeOutline, type ProgressTexts } from './write-course.ts';

const seconds = fc.integer({ min: 0, max: 90 });
const duration = fc.oneof(
  fc.constantFrom(0, 0.2, 60, 60.5, 61, 100, 3_600.04),
  fc.double({ min: 0, max: 1e6, noNaN: true })
);
const watched = fc
  .array(fc.tuple(seconds, seconds), { maxLength: 4 })
  .map((ranges): SecondRange[] => normaliseRanges(ranges));
const instant = fc.date({ min: new Date('2001-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
const completedBy = fc.constantFrom('film', 'learner', 'editor', 'read', null);
const progress: fc.Arbitrary<StoredProgress> = fc
  .record({ position: duration, watched, duration, completedBy, updatedAt: instant })
  .map((row) => ({ ...row, completedAt: row.completedBy && row.updatedAt }));
const lesson = fc.record({
  rule: fc.constantFrom({ kind: 'percent', percent: 90 } as const, { kind: 'read' } as const),
  filmDuration: fc.option(duration),
  progress: fc.option(progress),
});

/** As Postgres writes a row: an instant to its microsecond, without noughts at its end. */
function toTexts({ lessonId, progress: known }: LearnerLesson, micros: string): ProgressTexts[] {
  if (!known) return [];
  const [day = '', time = ''] = known.updatedAt.toISOString().slice(0, -1).split('T');
  const exact = `${time}${micros}`.replace(/0+$/, '').replace(/\.$/, '');
  const { position, watched: ranges, duration: length, completedBy: by } = known;
  return [[lessonId, String(position), formatMultirange(ranges), String(length), by ?? '-', day, exact]];
}

test('what is written is what is decided, to the letter, whatever a learner did', () => {
  const micros = fc.integer({ min: 0, max: 999 }).map((number) => String(number).padStart(3, '0'));
  fc.assert(
    fc.property(fc.array(lesson, { maxLength: 6 }), micros, (made, rest) => {
      const lessons = made.map((one, index): LearnerLesson => ({ ...one, lessonId: `lesson${index}` }));
      const texts = lessons.flatMap((one) => toTexts(one, rest));
      const written = writeCourse({
        outline: writeOutline({ courseId: 'course', lessons }),
        progress: new Map(texts.map((one) => [one[0], one])),
      });
      expect(written).toBe(JSON.stringify(decideCourse({ courseId: 'course', lessons })));
    }),
    { numRuns: 2_000 }
  );
});
