import { graphql, type HeadProps, type PageProps } from 'gatsby';
import { PageHead } from '../components/page-head.tsx';
import { LegalPage } from '../features/legal/legal-page.tsx';
import { useTexts } from '../lib/locale.tsx';

interface TermsQuery {
  strapiSiteSetting: { termsHtml: string } | null;
}

export default function TermsPage({ data }: PageProps<TermsQuery>) {
  const { legal } = useTexts();
  return (
    <LegalPage
      title={legal.terms}
      html={data.strapiSiteSetting?.termsHtml ?? ''}
      other={{ title: legal.privacy, to: '/privacy/' }}
    />
  );
}

export function Head({ location }: HeadProps) {
  return <PageHead title={useTexts().legal.terms} path={location.pathname} />;
}

export const query = graphql`
  query Terms($locale: String!) {
    strapiSiteSetting(locale: { eq: $locale }) {
      termsHtml
    }
  }
`;
