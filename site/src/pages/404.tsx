import type { HeadProps } from 'gatsby';
import { ButtonLink } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { ProblemPage } from '../components/problem-page.tsx';
import { useTexts } from '../lib/locale.tsx';

export default function NotFoundPage() {
  const { notFound } = useTexts();
  return (
    <ProblemPage code="404" title={notFound.title} text={notFound.text}>
      <ButtonLink to="/courses/" size="large">
        {notFound.home}
      </ButtonLink>
      <ButtonLink to="/" look="secondary" size="large">
        {notFound.start}
      </ButtonLink>
    </ProblemPage>
  );
}

export function Head({ location }: HeadProps) {
  return <PageHead title={useTexts().notFound.title} path={location.pathname} isPrivate />;
}
