import { lessonIdSchema } from '@diamond/access/contract';
import { mixed, object, ValidationError, type ObjectSchema } from 'yup';
import { MAX_REPORTS } from './limits.ts';
import { refuseUnknown, reportSchema } from './schemas.ts';
import type { SyncReport } from './types.ts';

const entrySchema: ObjectSchema<SyncReport> = reportSchema.concat(object({ lessonId: lessonIdSchema }));

/** The body of `POST syncPath`: 1 to 100 reports, each as `PUT lessonProgressPath(lessonId)` takes it, with its lesson. */
export const syncSchema = object({
  reports: mixed<SyncReport[]>((value): value is SyncReport[] => Array.isArray(value))
    .typeError('reports must be a list of reports')
    .required('reports must be set')
    .test('reports', (value, context) => {
      const problem = findProblem(value);
      return problem === null || context.createError({ message: problem });
    }),
})
  .typeError('body must be an object')
  .required('body must be set')
  .noUnknown(true, refuseUnknown);

/** Counted before anything is read: a long list must not cost seconds to refuse. The first wrong report is named. */
function findProblem(reports: readonly unknown[] | undefined): string | null {
  if (!reports) return null;
  if (reports.length < 1 || reports.length > MAX_REPORTS) return `reports must have 1 to ${MAX_REPORTS} reports`;
  for (const [index, report] of reports.entries()) {
    try {
      entrySchema.validateSync(report, { strict: true });
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      return `reports[${index}]: ${error.message}`;
    }
  }
  return null;
}
