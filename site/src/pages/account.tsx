import type { HeadProps, PageProps } from 'gatsby';
import { PageHead } from '../components/page-head.tsx';
import { ProfileForm } from '../features/auth/profile-form.tsx';
import { SignOutCard } from '../features/auth/sign-out-card.tsx';
import { SignedInOnly } from '../features/auth/signed-in-only.tsx';
import { strings } from '../lib/strings.ts';

export default function AccountPage({ location }: PageProps) {
  return (
    <div className="shell max-w-3xl pt-12 sm:pt-16">
      <SignedInOnly path={location.pathname}>
        <h1 className="text-4xl">{strings.account.title}</h1>
        <div className="mt-8 flex flex-col gap-7">
          <ProfileForm />
          <SignOutCard />
        </div>
      </SignedInOnly>
    </div>
  );
}

export function Head({ location }: HeadProps) {
  return <PageHead title={strings.account.title} path={location.pathname} isPrivate />;
}
