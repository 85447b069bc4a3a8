import { VIDEO_ACTIONS } from '../../../contract/index.ts';

type Right = keyof typeof VIDEO_ACTIONS;

/** One route of an admin who holds a right. */
function route(right: Right, method: string, path: string, handler: string) {
  return {
    method,
    path,
    handler,
    config: {
      policies: [
        'admin::isAuthenticatedAdmin',
        { name: 'admin::hasPermissions', config: { actions: [VIDEO_ACTIONS[right]] } },
      ],
    },
  };
}

export default {
  type: 'admin',
  routes: [
    route('upload', 'GET', '/uploads', 'uploads.find'),
    route('upload', 'POST', '/uploads', 'uploads.create'),
    route('upload', 'POST', '/uploads/:videoId/cancel', 'uploads.cancel'),

    route('view', 'GET', '/videos', 'videos.find'),
    route('delete', 'POST', '/videos/clean', 'videos.clean'),
    route('view', 'GET', '/videos/:videoId', 'videos.findOne'),
    route('edit', 'PUT', '/videos/:videoId', 'videos.update'),
    route('delete', 'DELETE', '/videos/:videoId', 'videos.remove'),
    route('view', 'GET', '/videos/:videoId/preview', 'videos.preview'),
    route('view', 'GET', '/videos/:videoId/history', 'videos.history'),
    route('edit', 'POST', '/videos/:videoId/check', 'videos.check'),
    route('edit', 'PUT', '/videos/:videoId/poster', 'videos.poster'),
    route('edit', 'PUT', '/videos/:videoId/chapters', 'videos.chapters'),
    route('edit', 'GET', '/videos/:videoId/master', 'videos.findMaster'),
    route('edit', 'POST', '/videos/:videoId/master', 'videos.askForMaster'),

    route('edit', 'POST', '/videos/:videoId/captions', 'captions.add'),
    route('edit', 'POST', '/videos/:videoId/captions/generated', 'captions.generate'),
    route('view', 'GET', '/videos/:videoId/captions/:trackId', 'captions.findOne'),
    route('edit', 'PUT', '/videos/:videoId/captions/:trackId', 'captions.update'),
    route('edit', 'DELETE', '/videos/:videoId/captions/:trackId', 'captions.remove'),

    route('replace', 'POST', '/videos/:videoId/replacement', 'takes.open'),
    route('replace', 'DELETE', '/videos/:videoId/replacement', 'takes.cancel'),
    route('replace', 'POST', '/videos/:videoId/switch-back', 'takes.switchBack'),

    route('edit', 'GET', '/import', 'imports.find'),
    route('edit', 'POST', '/import', 'imports.create'),

    route('edit', 'POST', '/checks/public', 'checks.public'),

    route('view', 'GET', '/settings', 'settings.find'),
    route('settings', 'PUT', '/settings', 'settings.update'),
  ],
};
