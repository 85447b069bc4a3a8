import courses from './courses.ts';
import grants from './grants.ts';
import lessons from './lessons.ts';

export default { courses, grants, lessons };
