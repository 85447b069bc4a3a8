/** Learners' routes. Who may call them at all is a grant of the role; whose progress it is comes from the session alone. */
export default {
  type: 'content-api',
  routes: [
    { method: 'PUT', path: '/lessons/:lessonId', handler: 'lessons.report' },
    { method: 'GET', path: '/lessons/:lessonId', handler: 'lessons.find' },
    { method: 'GET', path: '/courses/:courseId', handler: 'courses.find' },
    { method: 'GET', path: '/continue', handler: 'continue.find' },
  ],
};
