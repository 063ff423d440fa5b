/** How much room a picture has. */

/** Width for a picture in a page as wide as the window is now: never so narrow that nothing can be read. */
export function roomFor(window: number): number {
  return Math.max(320, Math.min(960, window - 60));
}

/** `text` cut so that it fits into `width` in the small letters of a picture. */
export function cut(text: string, width: number): string {
  const most = Math.floor((width - 16) / 7);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
