import { graphql, useStaticQuery } from 'gatsby';
import { useLocale } from '../lib/locale.tsx';

interface SchoolQuery {
  site: { siteMetadata: { name: string; tagline: string; siteUrl: string } };
  allStrapiSiteSetting: { nodes: { locale: string; name: string | null; tagline: string | null }[] };
}

/** What the school is called: by the editors, or by its brand while they have not said. */
export function useSchool(): { name: string; tagline: string; siteUrl: string } {
  const locale = useLocale();
  const { site, allStrapiSiteSetting } = useStaticQuery<SchoolQuery>(graphql`
    query School {
      site {
        siteMetadata {
          name
          tagline
          siteUrl
        }
      }
      allStrapiSiteSetting {
        nodes {
          locale
          name
          tagline
        }
      }
    }
  `);
  const said = allStrapiSiteSetting.nodes.find((setting) => setting.locale === locale);
  return {
    name: said?.name || site.siteMetadata.name,
    tagline: said?.tagline || site.siteMetadata.tagline,
    siteUrl: site.siteMetadata.siteUrl,
  };
}
