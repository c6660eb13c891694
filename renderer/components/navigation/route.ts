import { create } from 'zustand';

export const screenNames = [
  'home',
  'cash',
  'orders',
  'stock',
  'imports',
  'backups',
  'restore',
  'audit',
  'people',
  'health',
  'settings',
] as const;

export type ScreenName = (typeof screenNames)[number];

/** A screen and the plain values it needs to find its thing again, such as `{ screen: 'cash', session: '…' }`. */
export interface Route {
  readonly screen: ScreenName;
  readonly [parameter: string]: string | undefined;
}

interface RouteState {
  readonly route: Route;
  /** Counts navigations, so that going to the same screen again still moves the focus to its title. */
  readonly visit: number;
}

const useRouteState = create<RouteState>(() => ({
  route: { screen: 'home' },
  visit: 0,
}));

/** The route on show. Re-renders the caller when it changes. */
export function useRoute(): Route {
  return useRouteState((state) => state.route);
}

/** A number that grows with every navigation. */
export function useVisit(): number {
  return useRouteState((state) => state.visit);
}

/** Goes to a screen. */
export function navigate(route: Route): void {
  useRouteState.setState((state) => ({
    route,
    visit: state.visit + 1,
  }));
}

/** The route on show, for code outside of rendering. */
export const currentRoute = (): Route => useRouteState.getState().route;
