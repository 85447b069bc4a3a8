import next from './continue.ts';
import courses from './courses.ts';
import lessons from './lessons.ts';

export default { continue: next, courses, lessons };
