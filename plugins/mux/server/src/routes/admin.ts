import { VIDEO_ACTIONS } from '../../../contract/index.ts';

const needing = (action: string) => ({
  policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [action] } }],
});

export default {
  type: 'admin',
  routes: [
    { method: 'POST', path: '/uploads', handler: 'uploads.create', config: needing(VIDEO_ACTIONS.upload) },
    {
      method: 'POST',
      path: '/uploads/:videoId/cancel',
      handler: 'uploads.cancel',
      config: needing(VIDEO_ACTIONS.upload),
    },
    { method: 'GET', path: '/videos', handler: 'videos.find', config: needing(VIDEO_ACTIONS.view) },
    { method: 'GET', path: '/videos/:videoId', handler: 'videos.findOne', config: needing(VIDEO_ACTIONS.view) },
    { method: 'GET', path: '/videos/:videoId/preview', handler: 'videos.preview', config: needing(VIDEO_ACTIONS.view) },
  ],
};
