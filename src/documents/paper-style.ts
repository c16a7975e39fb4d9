import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../kernel/index.ts';

/** A4 in points (1/72 inch). */
export const PAGE = { width: 595.28, height: 841.89 } as const;

/** Where text may stand: inside the frame. */
export const CONTENT = { left: 58, right: PAGE.width - 58, top: 54, bottom: PAGE.height - 62 } as const;
export const CONTENT_WIDTH = CONTENT.right - CONTENT.left;

export const COLORS = {
  ink: '#1b1f24',
  label: '#5b6670',
  frame: '#12677b',
  accent: '#b08d3c',
  rule: '#c9d3d8',
  tint: '#f3f8f9',
  rosette: '#e6f0f2',
} as const;

export type FontName = 'serif' | 'serif-bold' | 'sans';

const FONT_FILES: Record<FontName, string> = {
  serif: 'noto-serif/400Regular/NotoSerif_400Regular.ttf',
  'serif-bold': 'noto-serif/700Bold/NotoSerif_700Bold.ttf',
  sans: 'noto-sans/400Regular/NotoSans_400Regular.ttf',
};

/** The font files, read once; licence SIL OFL 1.1, which allows embedding. */
export const FONTS: readonly (readonly [FontName, Buffer])[] = (
  Object.entries(FONT_FILES) as [FontName, string][]
).map(([name, file]) => [name, readFileSync(join(projectRoot, 'node_modules/@expo-google-fonts', file))]);

export interface TextStyle {
  readonly font: FontName;
  /** Points. */
  readonly size: number;
  /** From line to line, points. */
  readonly leading: number;
  readonly color: string;
  readonly align: 'left' | 'center';
  /** Whether words may be divided: not in headings, labels and names. */
  readonly divides?: boolean;
}

const text = { font: 'serif', size: 9.5, leading: 12.5, color: COLORS.ink, align: 'left' } as const;

/** Both languages stand in letters of one size (law on languages of 11 July 1997 No 151, article 21). */
export const STYLES = {
  issuer: { ...text, font: 'serif-bold', size: 10, leading: 13.5, align: 'center' },
  title: { ...text, font: 'serif-bold', size: 8.5, leading: 12, color: COLORS.frame, align: 'center' },
  word: { ...text, font: 'serif-bold', size: 20, leading: 27, color: COLORS.frame, align: 'center' },
  apostille: { ...text, font: 'serif-bold', size: 20, leading: 27, align: 'center' },
  letterhead: { ...text, font: 'serif-bold', size: 8.5, leading: 11.5, align: 'center' },
  letterTitle: { ...text, font: 'serif-bold', size: 11, leading: 15, align: 'center' },
  convention: { ...text, size: 10.5, leading: 15, align: 'center' },
  between: { ...text, font: 'serif-bold', leading: 13, align: 'center' },
  entry: { ...text, size: 10, leading: 13.5 },
  number: { ...text, font: 'serif-bold', size: 13, leading: 18, align: 'center' },
  date: { ...text, align: 'center' },
  label: { ...text, font: 'sans', size: 7, leading: 10, color: COLORS.label },
  value: { ...text, divides: true },
  act: { ...text, size: 8.5, leading: 11, divides: true },
  panelHeading: { ...text, font: 'serif-bold', size: 8, leading: 13, color: COLORS.frame },
  panel: { ...text, font: 'sans', size: 7, leading: 9.4, divides: true },
  link: { ...text, font: 'sans', size: 7.5, leading: 10.5, color: COLORS.frame },
  footer: { ...text, font: 'sans', size: 7, leading: 9, color: COLORS.label, align: 'center' },
} as const satisfies Record<string, TextStyle>;
