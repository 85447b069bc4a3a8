import type { HeadProps } from 'gatsby';
import { PageHead } from '../components/page-head.tsx';
import { SearchOverview } from '../features/search/search-overview.tsx';
import { useTexts } from '../lib/locale.tsx';

export default function SearchPage() {
  return (
    <div className="shell max-w-3xl pt-12 sm:pt-16">
      <SearchOverview />
    </div>
  );
}

export function Head({ location }: HeadProps) {
  const texts = useTexts();
  return <PageHead title={texts.nav.search} path={location.pathname} isPrivate />;
}
