import { Component, type ReactNode } from 'react';
import { areReportsWanted, mayReportAlways, sendReport } from './send-report.ts';
import { toTrouble, type Trouble } from './trouble.ts';
import { TroublePage } from './trouble-page.tsx';

interface State {
  trouble: (Trouble & { error: unknown }) | null;
}

/** Keeps an error of one page from taking the rest of the site along. Give it the page's path as its key. */
export class PageBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { trouble: null };

  static getDerivedStateFromError(error: unknown): State {
    return { trouble: { ...toTrouble({ error }), error } };
  }

  override componentDidCatch(error: unknown): void {
    const { trouble } = this.state;
    // What cannot be sent is not worth another error.
    if (areReportsWanted && trouble && mayReportAlways())
      sendReport({ error, requestId: trouble.requestId }).catch(() => false);
  }

  override render(): ReactNode {
    const { trouble } = this.state;
    if (!trouble) return this.props.children;
    return <TroublePage trouble={trouble} onRetry={() => this.setState({ trouble: null })} />;
  }
}
