import { graphql } from 'gatsby';

/** What a course card and an outline need. The cover's size is for cards; the course page asks for a larger one. */
export const courseFragment = graphql`
  fragment CourseParts on STRAPI_COURSE {
    documentId
    title
    slug
    summary
    level
    access
    cover {
      alternativeText
      localFile {
        childImageSharp {
          gatsbyImageData(width: 720, aspectRatio: 1.7777, layout: CONSTRAINED)
        }
      }
    }
    categories {
      name
      slug
    }
    modules {
      documentId
      title
      lessons {
        documentId
        title
        slug
        freePreview
        minutes
      }
    }
  }
`;
