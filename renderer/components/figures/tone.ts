/** What a thing means, never only what colour it has. */
export type Tone = 'safe' | 'attention' | 'danger' | 'neutral';
