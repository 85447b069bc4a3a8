import { getFetchClient } from '@strapi/strapi/admin';
import { readFailure } from '../read-failure.ts';
import { createArrived } from './arrived.ts';
import { browserConnection } from './connection.ts';
import { createDesk } from './desk.ts';
import { sendByBrowser } from './send-request.ts';
import { createUploads } from './uploads.ts';

/** The browser asks before it closes a tab that is still sending. */
function warnBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** The uploads of this tab, one for all screens. */
export const uploads = createUploads({
  desk: createDesk({ client: getFetchClient }),
  send: sendByBrowser,
  arrived: createArrived({ storage: window.localStorage }),
  connection: browserConnection,
  onBusy: (isBusy) => {
    if (isBusy) window.addEventListener('beforeunload', warnBeforeLeaving);
    else window.removeEventListener('beforeunload', warnBeforeLeaving);
  },
  readWords: (error) => readFailure(error)?.message ?? null,
});
