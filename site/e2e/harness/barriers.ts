import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds in the page as it is: WCAG 2.2 A and AA, and axe's own good practice. `colours`: contrast alone. */
export async function findBarriers(page: Page, { only }: { only?: 'colours' } = {}): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // Colours on their way are nobody's colours.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  // Past the page's own policy, which lets in no script of ours.
  await page.evaluate(axe.source);
  return page.evaluate(async (isColours) => {
    const { axe: inPage } = globalThis as unknown as {
      axe: {
        run: (where: object, how: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await inPage.run(
      // The player is another's work, and in a shadow tree of its own.
      { exclude: [['mux-player']] },
      {
        resultTypes: ['violations'],
        // Of 2.2, and off in axe as it comes.
        ...(isColours ? { runOnly: ['color-contrast'] } : { rules: { 'target-size': { enabled: true } } }),
      }
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' · ')}`);
  }, only === 'colours');
}
