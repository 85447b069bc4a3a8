import { Page, useAuth } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';
import { useMay } from '../hooks/use-may.ts';
import { READ_COURSES, READ_LEARNERS } from '../permissions.ts';
import { CoursePage } from './course-page.tsx';
import { CoursesPage } from './courses-page.tsx';
import { LearnerPage } from './learner-page.tsx';
import { LearnersPage } from './learners-page.tsx';

/** The plugin's pages, each for those who may see it. Who may see courses alone begins there. */
export default function App() {
  const mayReadLearners = useMay('readLearners');
  // Whoever comes here has a right at least: none means that they are still being asked for, as after a reload.
  const isKnown = useAuth('App', ({ permissions }) => permissions.length > 0);
  if (!isKnown) return <Page.Loading />;
  return (
    <Routes>
      <Route index element={mayReadLearners ? <LearnersPage /> : <Navigate to="courses" replace />} />
      <Route
        path="learners/:userId"
        element={
          <Page.Protect permissions={READ_LEARNERS}>
            <LearnerPage />
          </Page.Protect>
        }
      />
      <Route
        path="courses"
        element={
          <Page.Protect permissions={READ_COURSES}>
            <CoursesPage />
          </Page.Protect>
        }
      />
      <Route
        path="courses/:courseId"
        element={
          <Page.Protect permissions={READ_COURSES}>
            <CoursePage />
          </Page.Protect>
        }
      />
    </Routes>
  );
}
