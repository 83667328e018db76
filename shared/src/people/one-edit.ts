/** Whether one letter more, one less, one other or two neighbours swapped makes `a` into `b`. False when equal. */
export function isOneEdit(a: string, b: string): boolean {
  if (a.length > b.length) return isOneEdit(b, a);
  const extra = b.length - a.length;
  if (extra > 1) return false;
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  if (extra === 1) return a.slice(at) === b.slice(at + 1);
  if (at === a.length) return false;
  if (a.slice(at + 1) === b.slice(at + 1)) return true;
  return (
    a.charAt(at) === b.charAt(at + 1) &&
    a.charAt(at + 1) === b.charAt(at) &&
    a.slice(at + 2) === b.slice(at + 2)
  );
}
