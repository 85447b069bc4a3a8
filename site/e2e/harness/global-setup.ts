import type { TestProject } from 'vitest/node';
import { openSchool, type School } from './own-school.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    school: School;
  }
}

/** Each project of the runner loads this file anew; what they share hangs on the process. */
const shared = globalThis as { schoolOfTheRun?: { opening: ReturnType<typeof openSchool>; users: number } };

/** One school for all files of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = (shared.schoolOfTheRun ??= { opening: openSchool(), users: 0 });
  run.users += 1;
  const { school, close } = await run.opening;
  project.provide('school', school);
  return async () => {
    run.users -= 1;
    if (run.users === 0) await close();
  };
}
