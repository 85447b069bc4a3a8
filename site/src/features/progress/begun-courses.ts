import type { ContinueItem } from '@diamond/progress/contract/types';
import type { Course } from '../catalogue/catalogue.ts';

/** A course a learner has begun, and what the CMS says of it. */
export interface BegunCourse {
  item: ContinueItem;
  course: Course;
}

/** Courses to go on with apart from finished ones, each in the CMS's order. One the site was built without is left out. */
export function groupBegun({ items, courses }: { items: readonly ContinueItem[]; courses: readonly Course[] }): {
  open: BegunCourse[];
  finished: BegunCourse[];
} {
  const begun = items.flatMap((item) => {
    const course = courses.find(({ id }) => id === item.courseId);
    return course ? [{ item, course }] : [];
  });
  return {
    open: begun.filter(({ item }) => !item.completed),
    finished: begun.filter(({ item }) => item.completed),
  };
}
