import type { Options } from 'rehype-sanitize';

/**
 * What a note's Markdown may become. A list of what is allowed, so that what nobody thought of is not there: no raw HTML,
 * no pictures (they would tell a stranger that the note is being read), no classes, no ids, links to the web and mail only.
 */
export const NOTE_MARKUP: Options = {
  tagNames:
    'p br hr strong em del code pre blockquote a h1 h2 h3 h4 h5 h6 ul ol li input table thead tbody tr th td'.split(
      ' '
    ),
  attributes: {
    a: ['href'],
    ol: ['start'],
    // The boxes of a task list, which cannot be ticked.
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    th: [['align', 'left', 'center', 'right']],
    td: [['align', 'left', 'center', 'right']],
  },
  required: { input: { type: 'checkbox', disabled: true } },
  protocols: { href: ['http', 'https', 'mailto'] },
  strip: ['script', 'style'],
  clobberPrefix: 'note-',
  clobber: ['id', 'name'],
};
