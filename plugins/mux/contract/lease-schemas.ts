import { object, string } from 'yup';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const PLAYBACK_ID = /^[A-Za-z0-9_-]{1,128}$/;

const session = () =>
  string()
    .typeError('session must be given once')
    .matches(UUID, { message: 'session must be a UUID', excludeEmptyString: false });
const refuseUnknown = ({ unknown }: { unknown?: string }): string =>
  `unknown field: ${String(unknown ?? '').slice(0, 200)}`;

/** Query of `GET /api/mux/playback/:lessonId`. */
export const leaseQuerySchema = object({
  session: session(),
  playing: string()
    .typeError('playing must be given once')
    .matches(PLAYBACK_ID, { message: 'playing must be a playback id', excludeEmptyString: false }),
}).noUnknown(true, refuseUnknown);

/** Query of a beat, and of leaving. */
export const streamQuerySchema = object({ session: session().required('session is missing') }).noUnknown(
  true,
  refuseUnknown
);
