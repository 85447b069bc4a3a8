import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { PLUGIN_ID } from '../plugin-id.ts';

export const learnerAddress = (id: number): string => `/plugins/${PLUGIN_ID}/learners/${id}`;
export const courseAddress = (id: string): string => `/plugins/${PLUGIN_ID}/courses/${id}`;

export function LearnerLink({ id, children }: { id: number; children: string }) {
  return <InnerLink to={learnerAddress(id)}>{children}</InnerLink>;
}

export function CourseLink({ id, children }: { id: string; children: string }) {
  return <InnerLink to={courseAddress(id)}>{children}</InnerLink>;
}

/** What the CRM was told of a learner: a page of the plugin ghl-sync. */
export function CrmLink({ id, children }: { id: number; children: string }) {
  return <InnerLink to={`/plugins/ghl-sync?tab=events&userId=${id}`}>{children}</InnerLink>;
}

/** One line, cut where there is no room: the whole of it is its title. */
function InnerLink({ to, children }: { to: string; children: string }) {
  return (
    <Line to={to} title={children}>
      {children}
    </Line>
  );
}

const Line = styled(NavLink)`
  display: block;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
  font-size: 1.4rem;
  line-height: 1.43;
  text-decoration: none;
  color: ${({ theme }) => theme.colors.primary600};

  &:hover {
    text-decoration: underline;
  }
`;
