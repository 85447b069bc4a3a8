import bookmarks from './bookmarks.ts';
import next from './continue.ts';
import courses from './courses.ts';
import lessons from './lessons.ts';
import notes from './notes.ts';

export default { bookmarks, continue: next, courses, lessons, notes };
