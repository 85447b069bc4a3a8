import { ValidationError, type Schema } from 'yup';

/**
 * Holds a plugin's settings to their schema at boot.
 *
 * @throws Error naming every setting that is missing or wrong, never its value; the boot stops
 */
export function checkSettings({
  plugin,
  schema,
  settings,
}: {
  plugin: string;
  schema: Schema;
  settings: unknown;
}): void {
  try {
    schema.validateSync(settings, { abortEarly: false });
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const problems = (error.inner.length > 0 ? error.inner : [error]).map(
      ({ path, message }) => `  ${plugin}.${path} ${message}`
    );
    throw new Error(`The settings of the ${plugin} plugin do not fit:\n${problems.join('\n')}`, { cause: error });
  }
}

/** An http or https address with nothing behind its host, as paths are put behind it. */
export function isOrigin(value: string | undefined): boolean {
  if (!value || !URL.canParse(value)) return false;
  const { origin, protocol } = new URL(value);
  return origin === value && (protocol === 'http:' || protocol === 'https:');
}
