import courses from './courses.ts';
import files from './files.ts';
import grants from './grants.ts';
import lessons from './lessons.ts';

export default { courses, files, grants, lessons };
