import { object, ref, string, type InferType } from 'yup';
import { countBytes } from './count-bytes.ts';
import { LANGUAGES } from './types.ts';

/** bcrypt reads no more than this many bytes, and would take two passwords that differ after them for one. */
const MOST_PASSWORD_BYTES = 72;
const FEWEST_PASSWORD_CHARACTERS = 8;
const E164 = /^\+[1-9]\d{6,14}$/;
// Deliberately narrower than RFC 5322: no quoted names, no comments, no address literals, ASCII only.
const EMAIL =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;
/** Control characters, unpaired halves and the marks that turn text around; none of them is in anybody's name. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

const refuseUnknown = ({ unknown }: { unknown?: string }): string =>
  `unknown field: ${String(unknown ?? '').slice(0, 200)}`;
const text = (label: string) => string().typeError(`${label} must be a text`);

const email = text('E-mail')
  .required('Enter your e-mail address')
  .max(254, 'E-mail must have 254 characters or fewer')
  .matches(EMAIL, { message: 'Enter an e-mail address such as name@example.com', excludeEmptyString: true });

/** A password someone chooses: 8 characters to 72 bytes, with a letter and something that is none. */
const newPassword = text('Password')
  .required('Choose a password')
  .min(FEWEST_PASSWORD_CHARACTERS, `Password must have ${FEWEST_PASSWORD_CHARACTERS} characters or more`)
  .test(
    'bytes',
    `Password must have ${MOST_PASSWORD_BYTES} characters or fewer (fewer still with accents or symbols)`,
    (value) => value === undefined || countBytes(value) <= MOST_PASSWORD_BYTES
  )
  .test(
    'mixed',
    'Password must have a letter and a digit or symbol',
    (value) => !value || (/\p{L}/u.test(value) && /[^\p{L}\s]/u.test(value))
  );

/** A password someone gives: only bounded, never judged, or a rule made stricter would lock people out. */
const givenPassword = text('Password').required('Enter your password').max(200, 'Password is too long');

const personName = (label: string, ask: string) =>
  text(label)
    .required(ask)
    .max(80, `${label} must have 80 characters or fewer`)
    .test('said', ask, (value) => value === undefined || value.trim() !== '')
    .test('printable', `${label} has a character that cannot be shown`, (value) => !value || !UNPRINTABLE.test(value));

/** Absent, or a number in E.164. Empty is neither: forms leave the field out. */
const phone = text('Phone')
  .optional()
  .test(
    'e164',
    'Enter the phone number with its country code, such as +34600111222',
    (value) => value === undefined || E164.test(value)
  );

const language = text('Language').oneOf([...LANGUAGES], `Language must be one of ${LANGUAGES.join(', ')}`);

/** `language` is that of the page somebody signs up on; left out, it is what their browser asks for. */
export const registerSchema = object({
  email,
  password: newPassword,
  firstName: personName('First name', 'Enter your first name'),
  lastName: personName('Last name', 'Enter your last name'),
  phone,
  language: language.optional(),
}).noUnknown(true, refuseUnknown);

/** `identifier` is the e-mail address; the name is users-permissions' own. */
export const loginSchema = object({
  identifier: email,
  password: givenPassword,
}).noUnknown(true, refuseUnknown);

/** The whole profile: a phone left out is a phone taken away. */
export const profileSchema = object({
  firstName: personName('First name', 'Enter your first name'),
  lastName: personName('Last name', 'Enter your last name'),
  phone,
}).noUnknown(true, refuseUnknown);

export const languageSchema = object({ language: language.required('Choose a language') }).noUnknown(
  true,
  refuseUnknown
);

/** Another address, with the password: a browser left open is not enough to take an account away. */
export const changeEmailSchema = object({ email, password: givenPassword }).noUnknown(true, refuseUnknown);

/** A wrong one is refused in words like a right one's end: what is wrong with a link is the same for who opened it. */
const code = text('Code')
  .required('The link is incomplete: open it from the mail again')
  .max(200, 'The link is wrong: open it from the mail again')
  .test('printable', 'The link is wrong: open it from the mail again', (value) => !value || !UNPRINTABLE.test(value));

/** `code` comes with the mail's link. */
export const confirmSchema = object({ code }).noUnknown(true, refuseUnknown);

export const deletionSchema = object({ password: givenPassword }).noUnknown(true, refuseUnknown);

/** As `GET` of the sessions names one. */
export const sessionParamsSchema = object({
  sessionId: text('sessionId')
    .required('sessionId is missing')
    .matches(/^[A-Za-z0-9_-]{22}$/, 'sessionId is not the id of a session'),
});

export const forgotPasswordSchema = object({ email }).noUnknown(true, refuseUnknown);

const repeated = text('Password')
  .required('Enter the password again')
  .oneOf([ref('password')], 'The two passwords differ');

/** `code` comes with the mail's link. */
export const resetPasswordSchema = object({
  code,
  password: newPassword,
  passwordConfirmation: repeated,
}).noUnknown(true, refuseUnknown);

export const changePasswordSchema = object({
  currentPassword: givenPassword,
  password: newPassword,
  passwordConfirmation: repeated,
}).noUnknown(true, refuseUnknown);

/** `all` signs out everywhere; absent signs out here. */
export const logoutSchema = object({
  scope: text('scope')
    .oneOf(['all'] as const, 'scope must be all, or left out')
    .optional(),
}).noUnknown(true, refuseUnknown);

/** For requests that say everything they have to say by their path and cookie. */
export const nothingSchema = object({}).noUnknown(true, refuseUnknown);

export type RegisterInput = InferType<typeof registerSchema>;
export type LoginInput = InferType<typeof loginSchema>;
export type ProfileInput = InferType<typeof profileSchema>;
export type LanguageInput = InferType<typeof languageSchema>;
export type ChangeEmailInput = InferType<typeof changeEmailSchema>;
export type ConfirmInput = InferType<typeof confirmSchema>;
export type DeletionInput = InferType<typeof deletionSchema>;
export type ForgotPasswordInput = InferType<typeof forgotPasswordSchema>;
export type ResetPasswordInput = InferType<typeof resetPasswordSchema>;
export type ChangePasswordInput = InferType<typeof changePasswordSchema>;
