export default {
  'content-api': {
    type: 'content-api',
    routes: [
      { method: 'GET', path: '/me', handler: 'me.find' },
      { method: 'PUT', path: '/me', handler: 'me.update' },
    ],
  },
};
