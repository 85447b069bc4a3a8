import type { HeadProps } from 'gatsby';
import { ButtonLink } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { PageHead } from '../components/page-head.tsx';
import { strings } from '../lib/strings.ts';

export default function NotFoundPage() {
  return (
    <div className="shell py-16">
      <EmptyState icon="info" title={strings.notFound.title} text={strings.notFound.text}>
        <ButtonLink to="/courses/">{strings.notFound.home}</ButtonLink>
      </EmptyState>
    </div>
  );
}

export function Head({ location }: HeadProps) {
  return <PageHead title={strings.notFound.title} path={location.pathname} isPrivate />;
}
