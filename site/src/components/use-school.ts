import { graphql, useStaticQuery } from 'gatsby';

interface SchoolQuery {
  site: { siteMetadata: { name: string; tagline: string; siteUrl: string } };
  strapiSiteSetting: { name: string | null; tagline: string | null } | null;
}

/** What the school is called: by the editors, or by its brand while they have not said. */
export function useSchool(): { name: string; tagline: string; siteUrl: string } {
  const { site, strapiSiteSetting } = useStaticQuery<SchoolQuery>(graphql`
    query School {
      site {
        siteMetadata {
          name
          tagline
          siteUrl
        }
      }
      strapiSiteSetting {
        name
        tagline
      }
    }
  `);
  return {
    name: strapiSiteSetting?.name || site.siteMetadata.name,
    tagline: strapiSiteSetting?.tagline || site.siteMetadata.tagline,
    siteUrl: site.siteMetadata.siteUrl,
  };
}
