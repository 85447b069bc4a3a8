import { RATE_LIMIT } from '../rate-limit.ts';

/** For what costs a hash, a mail or a long answer. */
const config = { middlewares: [RATE_LIMIT] };

export default {
  'content-api': {
    type: 'content-api',
    routes: [
      { method: 'GET', path: '/me', handler: 'me.find' },
      { method: 'PUT', path: '/me', handler: 'me.update' },
      { method: 'PUT', path: '/me/language', handler: 'me.choose' },
      { method: 'GET', path: '/sessions', handler: 'sessions.find' },
      { method: 'DELETE', path: '/sessions', handler: 'sessions.endOthers' },
      { method: 'DELETE', path: '/sessions/:sessionId', handler: 'sessions.end' },
      { method: 'POST', path: '/email', handler: 'email.change', config },
      { method: 'POST', path: '/email/confirmation', handler: 'email.confirm', config },
      { method: 'POST', path: '/confirmation', handler: 'email.confirmRegistration', config },
      { method: 'GET', path: '/export', handler: 'data.export', config },
      { method: 'POST', path: '/deletion', handler: 'data.delete', config },
    ],
  },
};
