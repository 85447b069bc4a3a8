import { Box, Flex } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { useMay } from '../hooks/use-may.ts';
import { useText } from '../hooks/use-text.ts';
import { PLUGIN_ID } from '../plugin-id.ts';

/** The way between learners and courses, for those who may see both. */
export function Sections() {
  const text = useText();
  const learners = useMay('readLearners');
  const courses = useMay('readCourses');
  if (!learners || !courses) return null;
  return (
    <Box tag="nav" aria-label={text('sections')}>
      <Flex gap={6}>
        <Section to={`/plugins/${PLUGIN_ID}`} end>
          {text('title')}
        </Section>
        <Section to={`/plugins/${PLUGIN_ID}/courses`}>{text('courses')}</Section>
      </Flex>
    </Box>
  );
}

const Section = styled(NavLink)`
  padding: 0.8rem 0;
  font-size: 1.4rem;
  font-weight: 600;
  text-decoration: none;
  color: ${({ theme }) => theme.colors.neutral600};
  border-bottom: 2px solid transparent;

  &.active {
    color: ${({ theme }) => theme.colors.primary600};
    border-color: currentcolor;
  }
`;
