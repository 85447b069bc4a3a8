import type { HitKind } from '@diamond/search/contract/search';
import type { FoundPage } from './found.ts';
import type { StaticSearch } from './static-search.ts';

/** Milliseconds the CMS has to answer, before what the site was built with is shown meanwhile. */
const PATIENCE = 1_500;

/** What is asked for. */
export interface Question {
  text: string;
  kind: HitKind | null;
}

/** Where an answer comes from: the CMS, or the list the site was built with, which knows titles and summaries alone. */
export interface Shown extends FoundPage {
  question: Question;
  source: 'cms' | 'list';
  /** Pages of it that are shown. */
  pages: number;
}

export interface SearchAsking {
  /** One page from the CMS. Rejects when it has none to give. */
  askCms: (asked: Question & { page: number; signal: AbortSignal }) => Promise<FoundPage>;
  /** The list, fetched once. */
  openList: () => Promise<StaticSearch>;
  /** Replaces what is shown; `null` when neither the CMS nor the list has anything to say. */
  show: (shown: Shown | null) => void;
  patience?: number;
}

/**
 * Answers one question: the CMS's ranking, whenever it comes. When it does not answer in time, or not at all, the list is
 * shown; an answer that comes late takes its place. The list is not shown before that: results that move while one reads
 * them are worse than results a moment later.
 *
 * @returns when nothing more will come
 */
export async function answerQuestion({
  question,
  signal,
  askCms,
  openList,
  show,
  patience = PATIENCE,
}: SearchAsking & { question: Question; signal: AbortSignal }): Promise<void> {
  let isAnswered = false;
  const showList = async (isLast: boolean): Promise<void> => {
    let shown: Shown | null = null;
    try {
      const list = await openList();
      shown = { ...list({ question: question.text, kind: question.kind }), question, source: 'list', pages: 1 };
    } catch {
      // Without a list the CMS is still waited for; when it has failed too, that is what is said.
      if (!isLast) return;
    }
    if (!isAnswered && !signal.aborted) show(shown);
  };
  const timer = setTimeout(() => void showList(false), patience);
  try {
    const page = await askCms({ ...question, page: 1, signal });
    isAnswered = true;
    if (!signal.aborted) show({ ...page, question, source: 'cms', pages: 1 });
  } catch {
    if (!signal.aborted) await showList(true);
  } finally {
    clearTimeout(timer);
  }
}
