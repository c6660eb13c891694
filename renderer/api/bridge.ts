import type { LarderBridge } from '../../shared/contract/bridge';

declare global {
  interface Window {
    readonly larder: LarderBridge;
  }
}

/** The only place that reads what the preload put on the window. */
export const bridge = (): LarderBridge => window.larder;
