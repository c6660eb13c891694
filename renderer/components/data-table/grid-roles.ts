/**
 * A data grid drawn as a real table: print, copy and zoom keep its cells, while a screen reader passes the arrow keys
 * on to it. The linter knows only one of the two uses of a table, hence the roles stand here.
 */
export const gridRole = { role: 'grid' } as const;
export const cellRole = { role: 'gridcell' } as const;
