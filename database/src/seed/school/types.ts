/** The demo school as it is written down here, before Strapi knows it. Texts are Markdown where it says so. */
export interface SchoolPlan {
  settings: { name: string; tagline: string; about: string; terms: string; privacy: string };
  categories: readonly { slug: string; name: string; description: string }[];
  tags: readonly { slug: string; name: string }[];
  instructors: readonly InstructorPlan[];
  courses: readonly CoursePlan[];
}

export interface InstructorPlan {
  slug: string;
  name: string;
  role: string;
  bio: string;
  photo: ImagePlan;
}

/** A picture in `images/`. */
export interface ImagePlan {
  file: string;
  alternativeText: string;
}

export interface CoursePlan {
  slug: string;
  title: string;
  summary: string;
  /** Markdown. */
  description: string;
  /** One a line. */
  outcomes: string;
  level: 'beginner' | 'intermediate' | 'advanced';
  access: 'everyone' | 'members' | 'granted';
  cover: ImagePlan;
  categories: readonly string[];
  tags: readonly string[];
  instructor: string;
  /** Colour of its films, degrees. */
  hue: number;
  modules: readonly ModulePlan[];
}

export interface ModulePlan {
  title: string;
  summary: string;
  lessons: readonly LessonPlan[];
}

export interface LessonPlan {
  slug: string;
  title: string;
  summary: string;
  /** Markdown. Its sentences are the captions of the film. */
  body: string;
  /** Length of its film in seconds. */
  seconds: number;
  freePreview?: boolean;
  /** Name of a worksheet that is attached. */
  worksheet?: WorksheetPlan;
}

/** One page to print and fill in. */
export interface WorksheetPlan {
  file: string;
  title: string;
  intro: string;
  rows: readonly string[];
}

/** What is said in another language. What is the same in all of them (order, films, who may watch) is the plan's. */
export interface SchoolTranslation {
  settings: SchoolPlan['settings'];
  /** By the slug of the plan. */
  categories: Readonly<Record<string, { slug: string; name: string; description: string }>>;
  tags: Readonly<Record<string, { slug: string; name: string }>>;
  instructors: Readonly<Record<string, { role: string; bio: string }>>;
  courses: Readonly<Record<string, CourseTranslation>>;
}

/** Modules and lessons in the plan's order. */
export interface CourseTranslation {
  slug: string;
  title: string;
  summary: string;
  description: string;
  outcomes: string;
  modules: readonly {
    title: string;
    summary: string;
    lessons: readonly { slug: string; title: string; summary: string; body: string }[];
  }[];
}
