import type { TestProject } from 'vitest/node';
import { openSchool, type School } from './own-school.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    school: School;
  }
}

/** One school for all files of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { school, close } = await openSchool();
  project.provide('school', school);
  return close;
}
