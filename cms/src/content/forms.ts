/**
 * How the admin shows each type: the form's rows of `[field, width out of 12]`, the list's columns, what each field is
 * called and what is said below it. `minutes` is in no form: it is computed.
 */
export interface Form {
  rows: readonly (readonly (readonly [field: string, width: number])[])[];
  list: readonly string[];
  labels: Readonly<Record<string, string>>;
  hints?: Readonly<Record<string, string>>;
  sortBy: string;
  mainField: string;
}

const POSITION_HINT = 'Order among its siblings: 0 comes first.';
const SLUG_HINT = 'The last part of its address on the site.';

export const FORMS: Readonly<Record<string, Form>> = {
  'api::lesson.lesson': {
    rows: [
      [
        ['title', 6],
        ['slug', 6],
      ],
      [['summary', 12]],
      [['video', 12]],
      [['body', 12]],
      [['files', 12]],
      [
        ['module', 6],
        ['position', 3],
        ['freePreview', 3],
      ],
      [
        ['doneRule', 6],
        ['donePercent', 6],
      ],
    ],
    list: ['title', 'module', 'position', 'freePreview'],
    labels: {
      title: 'Title',
      slug: 'Slug',
      summary: 'Summary',
      video: 'Video',
      body: 'Text',
      files: 'Files',
      module: 'Module',
      position: 'Position',
      freePreview: 'Free preview',
      doneRule: 'Done when',
      donePercent: 'Percent of the film',
      minutes: 'Minutes',
    },
    hints: {
      slug: SLUG_HINT,
      summary: 'Everyone may read it, also who may not watch.',
      body: 'Markdown. Only who may watch the lesson reads it.',
      files: 'Only who may watch the lesson can download them.',
      position: POSITION_HINT,
      freePreview: 'Anyone may watch, without an account.',
      doneRule:
        'percent: so much of the film was watched. manual: the learner says so. read: for lessons without a film.',
      donePercent: 'How much of the film must be watched where percent is chosen.',
    },
    sortBy: 'position',
    mainField: 'title',
  },
  'api::module.module': {
    rows: [
      [
        ['title', 6],
        ['course', 6],
      ],
      [['summary', 12]],
      [
        ['position', 6],
        ['lessons', 6],
      ],
    ],
    list: ['title', 'course', 'position', 'lessons'],
    labels: { title: 'Title', summary: 'Summary', course: 'Course', position: 'Position', lessons: 'Lessons' },
    hints: { position: POSITION_HINT },
    sortBy: 'position',
    mainField: 'title',
  },
  'api::course.course': {
    rows: [
      [
        ['title', 6],
        ['slug', 6],
      ],
      [['summary', 12]],
      [
        ['access', 4],
        ['level', 4],
        ['position', 4],
      ],
      [['cover', 12]],
      [['outcomes', 12]],
      [['description', 12]],
      [
        ['instructor', 6],
        ['modules', 6],
      ],
      [
        ['categories', 6],
        ['tags', 6],
      ],
    ],
    list: ['title', 'access', 'level', 'position'],
    labels: {
      title: 'Title',
      slug: 'Slug',
      summary: 'Summary',
      access: 'Who may watch',
      level: 'Level',
      position: 'Position',
      cover: 'Cover',
      outcomes: 'What learners will learn',
      description: 'Description',
      instructor: 'Instructor',
      modules: 'Modules',
      categories: 'Categories',
      tags: 'Tags',
    },
    hints: {
      slug: SLUG_HINT,
      access: 'everyone: no account needed. members: every member. granted: only who was given this course.',
      outcomes: 'One a line.',
      description: 'Markdown, public.',
      position: POSITION_HINT,
    },
    sortBy: 'position',
    mainField: 'title',
  },
  'api::category.category': {
    rows: [
      [
        ['name', 6],
        ['slug', 6],
      ],
      [['description', 12]],
      [['courses', 12]],
    ],
    list: ['name', 'slug', 'courses'],
    labels: { name: 'Name', slug: 'Slug', description: 'Description', courses: 'Courses' },
    hints: { slug: SLUG_HINT },
    sortBy: 'name',
    mainField: 'name',
  },
  'api::tag.tag': {
    rows: [
      [
        ['name', 6],
        ['slug', 6],
      ],
      [['courses', 12]],
    ],
    list: ['name', 'slug', 'courses'],
    labels: { name: 'Name', slug: 'Slug', courses: 'Courses' },
    hints: { slug: SLUG_HINT },
    sortBy: 'name',
    mainField: 'name',
  },
  'api::instructor.instructor': {
    rows: [
      [
        ['name', 6],
        ['slug', 6],
      ],
      [
        ['role', 6],
        ['photo', 6],
      ],
      [['bio', 12]],
      [['courses', 12]],
    ],
    list: ['photo', 'name', 'role', 'courses'],
    labels: { name: 'Name', slug: 'Slug', role: 'What they do', photo: 'Photo', bio: 'About them', courses: 'Courses' },
    hints: { slug: SLUG_HINT },
    sortBy: 'name',
    mainField: 'name',
  },
  'api::site-setting.site-setting': {
    rows: [
      [
        ['name', 6],
        ['tagline', 6],
      ],
      [['about', 12]],
      [['terms', 12]],
      [['privacy', 12]],
    ],
    list: ['name', 'tagline'],
    labels: {
      name: 'Name of the school',
      tagline: 'Tagline',
      about: 'About the school',
      terms: 'Terms',
      privacy: 'Privacy',
    },
    hints: { about: 'Markdown.', terms: 'Markdown.', privacy: 'Markdown.' },
    sortBy: 'name',
    mainField: 'name',
  },
};
