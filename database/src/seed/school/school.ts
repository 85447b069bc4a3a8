import { READING_DIAMONDS } from './reading-diamonds.ts';
import { SETTERS_BENCH } from './setters-bench.ts';
import { SETTINGS } from './settings.ts';
import type { SchoolPlan } from './types.ts';

/** The whole demo school: two courses, five modules, twelve lessons. */
export const SCHOOL: SchoolPlan = {
  settings: SETTINGS,
  categories: [
    {
      slug: 'gemmology',
      name: 'Gemmology',
      description: 'Know what is in your hand: identify, grade and value stones.',
    },
    {
      slug: 'bench-craft',
      name: 'Bench craft',
      description: 'Make it and make it last: cutting, setting and finishing at the bench.',
    },
  ],
  tags: [
    { slug: 'diamonds', name: 'Diamonds' },
    { slug: 'grading', name: 'Grading' },
    { slug: 'buying', name: 'Buying' },
    { slug: 'stone-setting', name: 'Stone setting' },
    { slug: 'hand-tools', name: 'Hand tools' },
  ],
  instructors: [
    {
      slug: 'amara-okafor',
      name: 'Amara Okafor',
      role: 'Diamond grader',
      bio: 'Amara graded stones for a laboratory in Antwerp for fourteen years before she began to teach. She has looked at some two hundred thousand diamonds and still breathes on every one of them first.',
      photo: {
        file: 'portrait-amara-okafor.jpg',
        alternativeText: 'Portrait of Amara Okafor, her hair in a bun, before a violet wall',
      },
    },
    {
      slug: 'tomas-ferrer',
      name: 'Tomás Ferrer',
      role: 'Stone setter',
      bio: "Tomás learned setting from his aunt in Barcelona and has kept a bench of his own since 2006. He sets for other jewellers' names, repairs what others lost, and films his mistakes.",
      photo: {
        file: 'portrait-tomas-ferrer.jpg',
        alternativeText: 'Portrait of Tomás Ferrer in a brown work coat before an amber wall',
      },
    },
  ],
  courses: [READING_DIAMONDS, SETTERS_BENCH],
};
