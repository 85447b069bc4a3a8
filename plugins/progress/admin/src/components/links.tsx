import { Link } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router-dom';
import { PLUGIN_ID } from '../plugin-id.ts';

export const learnerAddress = (id: number): string => `/plugins/${PLUGIN_ID}/learners/${id}`;
export const courseAddress = (id: string): string => `/plugins/${PLUGIN_ID}/courses/${id}`;

export function LearnerLink({ id, children }: { id: number; children: ReactNode }) {
  return <InnerLink to={learnerAddress(id)}>{children}</InnerLink>;
}

export function CourseLink({ id, children }: { id: string; children: ReactNode }) {
  return <InnerLink to={courseAddress(id)}>{children}</InnerLink>;
}

function InnerLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link tag={NavLink} to={to} style={{ overflowWrap: 'anywhere' }}>
      {children}
    </Link>
  );
}
