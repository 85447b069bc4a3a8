import type { HeadProps, PageProps } from 'gatsby';
import { PageHead } from '../components/page-head.tsx';
import { SignedInOnly } from '../features/auth/signed-in-only.tsx';
import { NotesOverview } from '../features/notes/notes-overview.tsx';
import { useTexts } from '../lib/locale.tsx';

export default function NotesPage({ location }: PageProps) {
  return (
    <div className="shell max-w-4xl pt-12 sm:pt-16">
      <SignedInOnly path={location.pathname}>
        <NotesOverview />
      </SignedInOnly>
    </div>
  );
}

export function Head({ location }: HeadProps) {
  const texts = useTexts();
  return <PageHead title={texts.nav.notes} path={location.pathname} isPrivate />;
}
