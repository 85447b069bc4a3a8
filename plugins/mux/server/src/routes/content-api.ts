export default {
  type: 'content-api',
  routes: [
    { method: 'GET', path: '/playback/:lessonId', handler: 'playback.lease' },
    { method: 'GET', path: '/playback/:lessonId/stream', handler: 'playback.stream' },
    { method: 'DELETE', path: '/playback/:lessonId/stream', handler: 'playback.leave' },
    // Mux has no account here either: the unguessable address is all it needs, and all it has.
    { method: 'GET', path: '/captions/:ticket', handler: 'captions.fetch', config: { auth: false } },
    // For API tokens alone: no role has it.
    { method: 'GET', path: '/lessons/:lessonId/facts', handler: 'facts.find' },
    // Mux has no session: the signature is checked inside, on the raw bytes.
    { method: 'POST', path: '/webhooks', handler: 'webhooks.receive', config: { auth: false } },
  ],
};
