/** Learners' routes. Who may call them at all is a grant of the role; whose progress it is comes from the session alone. */
export default {
  type: 'content-api',
  routes: [
    { method: 'PUT', path: '/lessons/:lessonId', handler: 'lessons.report' },
    { method: 'GET', path: '/lessons/:lessonId', handler: 'lessons.find' },
    { method: 'PUT', path: '/lessons/:lessonId/done', handler: 'lessons.mark' },
    { method: 'POST', path: '/sync', handler: 'sync.report' },
    { method: 'GET', path: '/courses/:courseId', handler: 'courses.find' },
    { method: 'GET', path: '/continue', handler: 'continue.find' },
    { method: 'GET', path: '/notes', handler: 'notes.find' },
    { method: 'POST', path: '/notes', handler: 'notes.create' },
    // Before the route that would take "export" for a note's id.
    { method: 'GET', path: '/notes/export', handler: 'notes.export' },
    { method: 'GET', path: '/notes/:noteId', handler: 'notes.findOne' },
    { method: 'PUT', path: '/notes/:noteId', handler: 'notes.update' },
    { method: 'DELETE', path: '/notes/:noteId', handler: 'notes.delete' },
    { method: 'GET', path: '/bookmarks', handler: 'bookmarks.find' },
    { method: 'PUT', path: '/bookmarks/:kind/:id', handler: 'bookmarks.add' },
    { method: 'DELETE', path: '/bookmarks/:kind/:id', handler: 'bookmarks.remove' },
  ],
};
