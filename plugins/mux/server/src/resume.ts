import type { Core } from '@strapi/strapi';
import type { LeaseResume } from '../../contract/lease.ts';
import type { DeferredRead } from './store/seats.ts';

/** Whose position, and in what. */
interface Question {
  userId: number;
  lessonId: string;
}

/** What this plugin can use of whoever keeps positions; `ask` and `read` save the question a statement of its own. */
interface Resumes {
  find: (question: Question) => Promise<LeaseResume>;
  ask?: (columns: Record<keyof Question, string>) => DeferredRead;
  read?: (answered: Question & { answer: string | null }) => LeaseResume;
}

export function findResumes({ strapi }: { strapi: Core.Strapi }): Resumes | null {
  const resumes: unknown = strapi.plugin('progress')?.service('resume');
  return (resumes as Resumes | undefined) ?? null;
}
