import type { HeadProps } from 'gatsby';
import { ButtonLink } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { PageHead } from '../components/page-head.tsx';
import { useTexts } from '../lib/locale.tsx';

export default function NotFoundPage() {
  const texts = useTexts();
  return (
    <div className="shell py-16">
      <EmptyState icon="info" title={texts.notFound.title} text={texts.notFound.text}>
        <ButtonLink to="/courses/">{texts.notFound.home}</ButtonLink>
      </EmptyState>
    </div>
  );
}

export function Head({ location }: HeadProps) {
  const texts = useTexts();
  return <PageHead title={texts.notFound.title} path={location.pathname} isPrivate />;
}
