import type { Core } from '@strapi/strapi';
import type { LeaseResume } from '../../contract/lease.ts';
import type { DeferredRead } from './store/seats.ts';

/** Whose position, and in what. */
interface Question {
  userId: number;
  lessonId: string;
}

/** What this plugin can use of whoever keeps positions; `defer` saves the question a statement of its own. */
interface Resumes {
  find: (question: Question) => Promise<LeaseResume>;
  defer?: (question: Question) => DeferredRead & { read: (value: string | null) => LeaseResume };
}

export function findResumes({ strapi }: { strapi: Core.Strapi }): Resumes | null {
  const resumes: unknown = strapi.plugin('progress')?.services?.resume && strapi.plugin('progress').service('resume');
  return (resumes as Resumes | undefined) ?? null;
}
