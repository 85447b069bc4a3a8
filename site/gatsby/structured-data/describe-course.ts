import type { Course, CourseInstance, WithContext } from 'schema-dts';

/** A course as the catalogue tells it; everything here stands on its public page too. */
export interface CourseFacts {
  name: string;
  description: string;
  /** Absolute, like every address here. */
  url: string;
  /** BCP 47. */
  language: string;
  image: string | null;
  access: string | null;
  level: string | null;
  /** Minutes of all films together; 0 when nobody knows. */
  minutes: number;
  outcomes: readonly string[];
  instructor: string | null;
  /** ISO time of the last publishing. */
  modifiedAt: string | null;
  school: School;
}

export interface School {
  name: string;
  url: string;
}

/**
 * A course for search engines, by what Google asks of `Course`. An offer is only named where the site promises one: the
 * account that opens members' courses is free; what a course by invitation costs is not for us to say.
 */
export function describeCourse(course: CourseFacts): WithContext<Course> {
  const isFree = course.access === 'everyone' || course.access === 'members';
  const instance: CourseInstance = {
    '@type': 'CourseInstance',
    courseMode: 'Online',
    ...(course.minutes > 0 && { courseWorkload: toDuration({ seconds: course.minutes * 60 }) }),
    ...(course.instructor && { instructor: { '@type': 'Person', name: course.instructor } }),
  };
  return {
    '@context': 'https://schema.org',
    '@type': 'Course',
    '@id': `${course.url}#course`,
    name: course.name,
    description: course.description || course.name,
    url: course.url,
    inLanguage: course.language,
    isAccessibleForFree: isFree,
    provider: { '@type': 'Organization', name: course.school.name, url: course.school.url },
    ...(course.image && { image: course.image }),
    ...(course.level && { educationalLevel: course.level }),
    ...(course.outcomes.length > 0 && { teaches: course.outcomes }),
    ...(course.modifiedAt && { dateModified: course.modifiedAt }),
    ...(isFree && { offers: { '@type': 'Offer', category: 'Free', price: 0, priceCurrency: 'USD' } }),
    hasCourseInstance: instance,
  };
}

/** ISO 8601, as `PT1H2M3S`. */
export function toDuration({ seconds }: { seconds: number }): string {
  const whole = Math.max(1, Math.round(seconds));
  const parts = [
    [Math.floor(whole / 3_600), 'H'],
    [Math.floor((whole % 3_600) / 60), 'M'],
    [whole % 60, 'S'],
  ] as const;
  return `PT${parts.flatMap(([count, unit]) => (count > 0 ? [`${count}${unit}`] : [])).join('')}`;
}
