/** Paths below the CMS's address. Ids are document ids. */
export const lessonAccessPath = (lessonId: string): string => `/api/access/lessons/${encodeURIComponent(lessonId)}`;
export const courseAccessPath = (courseId: string): string => `/api/access/courses/${encodeURIComponent(courseId)}`;
export const lessonContentPath = (lessonId: string): string => `${lessonAccessPath(lessonId)}/content`;
export const lessonFilePath = ({ lessonId, fileId }: { lessonId: string; fileId: string }): string =>
  `${lessonAccessPath(lessonId)}/files/${encodeURIComponent(fileId)}`;
/** Where a file lies that is kept on the CMS's own disk. The ticket says who may have it: no token is read there. */
export const ticketPath = (ticket: string): string => `/api/access/files/${encodeURIComponent(ticket)}`;

/** The admin's own routes; they need an admin session and are not for the site. */
export const ADMIN_PATHS = {
  grants: '/access/grants',
  revoke: (grantId: string): string => `/access/grants/${encodeURIComponent(grantId)}/revoke`,
  learners: '/access/learners',
  courses: '/access/courses',
} as const;

/** Permissions of the admin's roles. */
export const ACCESS_ACTIONS = {
  read: 'plugin::access.grants.read',
  manage: 'plugin::access.grants.manage',
} as const;
