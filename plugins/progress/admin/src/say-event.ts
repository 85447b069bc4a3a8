import type { TimelineEvent } from '../../contract/admin.ts';
import type { SayText } from './hooks/use-text.ts';

/** What happened with a learner, in words. */
export function sayEvent({ event, text }: { event: TimelineEvent; text: SayText }): string {
  switch (event.kind) {
    case 'joined':
      return text('event.joined');
    case 'granted':
    case 'revoked':
      return event.course === null
        ? text(`event.${event.kind}.membership`, { reason: event.reason })
        : text(`event.${event.kind}.course`, { course: event.course, reason: event.reason });
    case 'course-begun':
      return text('event.course-begun', { course: event.course ?? '–' });
    case 'lesson-done':
      return text(`event.lesson-done.${event.by}`, { lesson: event.lesson });
    default:
      return text(`event.${event.kind}`, {
        by: event.by ?? text('event.somebody'),
        what: event.lesson ?? event.course ?? '–',
        reason: event.reason,
      });
  }
}
