import bookmarks from './bookmarks.ts';
import courses from './courses.ts';
import exports from './exports.ts';
import figures from './figures.ts';
import films from './films.ts';
import learners from './learners.ts';
import learning from './learning.ts';
import live from './live.ts';
import milestones from './milestones.ts';
import notes from './notes.ts';
import people from './people.ts';
import reports from './reports.ts';
import resume from './resume.ts';
import tickets from './tickets.ts';

export default {
  bookmarks,
  courses,
  exports,
  figures,
  films,
  learners,
  learning,
  live,
  milestones,
  notes,
  people,
  reports,
  resume,
  tickets,
};
