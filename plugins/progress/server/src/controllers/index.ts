import bookmarks from './bookmarks.ts';
import next from './continue.ts';
import courses from './courses.ts';
import exports from './exports.ts';
import figures from './figures.ts';
import learners from './learners.ts';
import lessons from './lessons.ts';
import notes from './notes.ts';
import sync from './sync.ts';

export default { bookmarks, continue: next, courses, exports, figures, learners, lessons, notes, sync };
