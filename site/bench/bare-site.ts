import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A Gatsby with nothing of ours: as many pages, each with a title and a text. */
export function writeBareSite({ folder, pages }: { folder: string; pages: number }): void {
  const files: Record<string, string> = {
    'package.json': '{ "name": "bare", "private": true }',
    'gatsby-config.js': "module.exports = { trailingSlash: 'always', jsxRuntime: 'automatic', graphqlTypegen: false }",
    'gatsby-node.js': `
      exports.createPages = ({ actions }) => {
        for (let id = 1; id <= ${pages}; id += 1)
          actions.createPage({
            path: '/lessons/' + id + '/',
            component: require.resolve('./src/templates/lesson.js'),
            context: { id, title: 'Lesson ' + id, text: ${JSON.stringify('A text of some length. '.repeat(40))} },
          })
      }`,
    'src/templates/lesson.js': `
      export default function Lesson({ pageContext }) {
        return <main><h1>{pageContext.title}</h1><p>{pageContext.text}</p></main>
      }
      export const Head = ({ pageContext }) => <title>{pageContext.title}</title>`,
    'src/pages/index.js': 'export default function Home() { return <main><h1>Home</h1></main> }',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
