import type { Locator, Page } from 'playwright-core';

/** More stops than any page of the site has. */
const MOST_STOPS = 120;

/**
 * Goes to an element as somebody without a mouse does.
 *
 * @throws Error when Tab does not come there, or passes something that does not show that it has the focus
 */
export async function tabTo(
  page: Page,
  target: Locator,
  { key = 'Tab' }: { key?: 'Tab' | 'Shift+Tab' } = {}
): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press(key);
    const { name, isShown } = await describeFocus(page);
    passed.push(name);
    if (!isShown) throw new Error(`Nothing shows that this has the focus: ${name}`);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not come to ${String(target)}. It came to:\n${passed.join('\n')}`);
}

/** Over the header by its own link, which is the first stop of each page. */
export async function skipToContent(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const isThere = await page.evaluate(() => document.activeElement?.id === 'content');
  if (!isThere) throw new Error(`The first stop does not skip to the content: ${(await describeFocus(page)).name}`);
}

function describeFocus(page: Page): Promise<{ name: string; isShown: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    // Gatsby gives the focus to the whole page when it comes.
    if (!element || element === document.body || element.id === 'gatsby-focus-wrapper')
      return { name: 'the page itself', isShown: true };
    const isMarked = (marked: Element | null): boolean => {
      if (!marked) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(marked);
      const { width, height } = marked.getBoundingClientRect();
      return width > 1 && height > 1 && outlineStyle !== 'none' && outlineWidth !== '0px';
    };
    return {
      name: element.outerHTML.slice(0, 140),
      // A radio button out of sight is shown by its label; the player shows it in a shadow tree of its own.
      isShown: isMarked(element) || isMarked(element.closest('label')) || element.shadowRoot !== null,
    };
  });
}
