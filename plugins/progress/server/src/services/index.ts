import bookmarks from './bookmarks.ts';
import learning from './learning.ts';
import notes from './notes.ts';

export default { bookmarks, learning, notes };
