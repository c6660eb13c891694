const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A business date as sentences say it: `17 Nov 2026`. */
export function spokenDate(businessDate: string): string {
  const [year, month, day] = businessDate.split('-');
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`;
}
