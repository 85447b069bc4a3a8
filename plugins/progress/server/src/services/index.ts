import bookmarks from './bookmarks.ts';
import exports from './exports.ts';
import figures from './figures.ts';
import learners from './learners.ts';
import learning from './learning.ts';
import notes from './notes.ts';

export default { bookmarks, exports, figures, learners, learning, notes };
