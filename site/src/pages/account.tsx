import type { HeadProps, PageProps } from 'gatsby';
import { PageHead } from '../components/page-head.tsx';
import { ProfileForm } from '../features/auth/profile-form.tsx';
import { SignOutCard } from '../features/auth/sign-out-card.tsx';
import { SignedInOnly } from '../features/auth/signed-in-only.tsx';
import { useTexts } from '../lib/locale.tsx';

export default function AccountPage({ location }: PageProps) {
  const texts = useTexts();
  return (
    <div className="shell max-w-3xl pt-12 sm:pt-16">
      <SignedInOnly path={location.pathname}>
        <h1 className="text-4xl">{texts.account.title}</h1>
        <div className="mt-8 flex flex-col gap-7">
          <ProfileForm />
          <SignOutCard />
        </div>
      </SignedInOnly>
    </div>
  );
}

export function Head({ location }: HeadProps) {
  const texts = useTexts();
  return <PageHead title={texts.account.title} path={location.pathname} isPrivate />;
}
