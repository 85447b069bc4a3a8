import type { BreadcrumbList, WithContext } from 'schema-dts';

/** Where a page stands, from the top down to itself. */
export function describeWay(steps: readonly { name: string; url: string }[]): WithContext<BreadcrumbList> {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, url }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: url,
    })),
  };
}

/** As text that can stand in a `<script>` element whatever an editor wrote. */
export function toScriptText(things: readonly object[]): string {
  return JSON.stringify(things).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
}
