export default {
  type: 'content-api',
  routes: [
    // GHL has no session: its secret or its signature is checked inside, on the raw bytes.
    { method: 'POST', path: '/inbound', handler: 'inbound.receive', config: { auth: false } },
  ],
};
