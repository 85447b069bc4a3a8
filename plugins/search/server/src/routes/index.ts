/** Open to all; what each may find is decided inside. */
export default {
  'content-api': {
    type: 'content-api',
    // No path of its own below the plugin's: it is `/api/search`.
    routes: [{ method: 'GET', path: '/', handler: 'search.find' }],
  },
};
