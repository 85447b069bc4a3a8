/** Learners' routes. Who may call them at all is a grant of the role; who may watch is decided inside. */
export default {
  type: 'content-api',
  routes: [
    { method: 'GET', path: '/lessons/:lessonId', handler: 'lessons.decide' },
    { method: 'GET', path: '/lessons/:lessonId/content', handler: 'lessons.content' },
    { method: 'GET', path: '/lessons/:lessonId/files/:fileId', handler: 'lessons.file' },
    { method: 'GET', path: '/courses/:courseId', handler: 'courses.decide' },
    // A browser goes there by itself and cannot bring a token: the ticket in the address is what counts.
    { method: 'GET', path: '/files/:ticket', handler: 'files.send', config: { auth: false } },
  ],
};
