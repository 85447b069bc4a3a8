export default {
  type: 'content-api',
  routes: [
    { method: 'GET', path: '/playback/:lessonId', handler: 'playback.lease' },
    // Mux has no session: the signature is checked inside, on the raw bytes.
    { method: 'POST', path: '/webhooks', handler: 'webhooks.receive', config: { auth: false } },
  ],
};
