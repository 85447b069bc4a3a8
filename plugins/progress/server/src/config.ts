import { number, object, string, ValidationError, type InferType } from 'yup';

const schema = object({
  siteUrl: string()
    .required('must be set')
    .test('origin', 'must be an http or https address without a path or trailing slash', isOrigin),
  sessionDays: number()
    .required('must be set')
    .integer('must be whole days')
    .min(1, 'must be 1 day or more')
    .max(3_650, 'must be 3650 days or less'),
})
  .noUnknown('has settings that do not exist: ${unknown}')
  .strict();

/** Settings of the plugin; see its README. */
export type ProgressConfig = InferType<typeof schema>;

export default {
  default: {
    /** Days for which a sitting is remembered after it was last seen. */
    sessionDays: 30,
  },
  /** @throws Error naming every setting that is missing or wrong; the boot stops */
  validator(config: unknown): void {
    try {
      schema.validateSync(config, { abortEarly: false });
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      const problems = (error.inner.length > 0 ? error.inner : [error]).map(
        ({ path, message }) => `  progress.${path} ${message}`
      );
      throw new Error(`The settings of the progress plugin do not fit:\n${problems.join('\n')}`, { cause: error });
    }
  },
};

function isOrigin(value: string | undefined): boolean {
  if (!value || !URL.canParse(value)) return false;
  const { origin: own, protocol } = new URL(value);
  return own === value && (protocol === 'http:' || protocol === 'https:');
}
