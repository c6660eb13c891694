import { Button } from '@mantine/core';
import { Component, type JSX, type ReactNode } from 'react';
import { Fingerprint } from '../components/figures/fingerprint';
import styles from './error-boundary.module.css';
import { errorFingerprint } from './error-fingerprint';

export interface ErrorBoundaryProps {
  /** Another value (the screen's name) starts afresh. */
  readonly resetKey: string;
  /** Writes it to the log; the person sees only the code. */
  readonly onError: (fingerprint: string, error: unknown) => void;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly fingerprint: string | undefined;
  readonly resetKey: string;
}

function Calm({ fingerprint, onAgain }: { readonly fingerprint: string; readonly onAgain: () => void }): JSX.Element {
  return (
    <div className={styles.calm} role="alert">
      <h1 className={styles.title}>This screen could not be shown.</h1>
      <p className={styles.words}>
        Your records are not touched by this. Open it again, or use another screen meanwhile.
      </p>
      <Button onClick={onAgain}>Open it again</Button>
      <Fingerprint code={fingerprint} />
    </div>
  );
}

/** Turns a fault of one screen into one calm sentence with a code; rail and strip stay usable. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, BoundaryState> {
  override state: BoundaryState = { fingerprint: undefined, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { fingerprint: errorFingerprint(error) };
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: BoundaryState): BoundaryState | null {
    return props.resetKey === state.resetKey ? null : { fingerprint: undefined, resetKey: props.resetKey };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(errorFingerprint(error), error);
  }

  override render(): ReactNode {
    if (this.state.fingerprint === undefined) return this.props.children;
    return <Calm fingerprint={this.state.fingerprint} onAgain={() => this.setState({ fingerprint: undefined })} />;
  }
}
