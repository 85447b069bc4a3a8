import type { HeadProps, PageProps } from 'gatsby';
import { PageHead } from '../components/page-head.tsx';
import { AccountSections } from '../features/account/account-sections.tsx';
import { SignedInOnly } from '../features/auth/signed-in-only.tsx';
import { useTexts } from '../lib/locale.tsx';

export default function AccountPage({ location }: PageProps) {
  const texts = useTexts();
  return (
    <div className="shell max-w-3xl pt-12 sm:pt-16">
      <SignedInOnly path={location.pathname}>
        <h1 className="mb-8 text-4xl">{texts.account.title}</h1>
        <AccountSections />
      </SignedInOnly>
    </div>
  );
}

export function Head({ location }: HeadProps) {
  const texts = useTexts();
  return <PageHead title={texts.account.title} path={location.pathname} isPrivate />;
}
