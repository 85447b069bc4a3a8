import type { HeadProps } from 'gatsby';
import { PageHead } from '../components/page-head.tsx';
import { Styleguide } from '../features/styleguide/styleguide.tsx';
import { WORDS } from '../features/styleguide/words.ts';
import { useLocale } from '../lib/locale.tsx';

export default function StyleguidePage() {
  return <Styleguide />;
}

export function Head({ location }: HeadProps) {
  return <PageHead title={WORDS[useLocale()].title} path={location.pathname} isPrivate />;
}
