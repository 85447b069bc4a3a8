import { errors } from '@strapi/utils';
import { ValidationError, type InferType, type Schema } from 'yup';

/**
 * Reads one part of a request by its contract. What does not fit is a 400 whose message names each field and
 * the rule it breaks, and whose `details.errors` lists `{ path, message }`; nothing is coerced.
 *
 * @throws errors.ValidationError (HTTP 400)
 */
export function parse<S extends Schema>(schema: S, input: unknown): InferType<S> {
  try {
    return schema.validateSync(input, { abortEarly: false, strict: true });
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const flat = error.inner.length > 0 ? error.inner : [error];
    throw new errors.ValidationError(flat.map(nameField).join('; ').slice(0, 1_000), {
      code: 'invalid',
      errors: flat.map(({ path, message }) => ({ path: path ?? '', message: message.slice(0, 300) })),
    });
  }
}

/** Messages are written for forms, where the field is in sight; a program needs it named. */
function nameField({ path, message }: ValidationError): string {
  return path && !message.includes(path) ? `${path}: ${message}` : message;
}
