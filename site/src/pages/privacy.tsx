import { graphql, type HeadProps, type PageProps } from 'gatsby';
import { PageHead } from '../components/page-head.tsx';
import { LegalPage } from '../features/legal/legal-page.tsx';
import { useTexts } from '../lib/locale.tsx';

interface PrivacyQuery {
  strapiSiteSetting: { privacyHtml: string } | null;
}

export default function PrivacyPage({ data }: PageProps<PrivacyQuery>) {
  const { legal } = useTexts();
  return (
    <LegalPage
      title={legal.privacy}
      html={data.strapiSiteSetting?.privacyHtml ?? ''}
      other={{ title: legal.terms, to: '/terms/' }}
    />
  );
}

export function Head({ location }: HeadProps) {
  return <PageHead title={useTexts().legal.privacy} path={location.pathname} />;
}

export const query = graphql`
  query Privacy($locale: String!) {
    strapiSiteSetting(locale: { eq: $locale }) {
      privacyHtml
    }
  }
`;
