import type { FontWeight } from './text-width.ts';

/** Pixels; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Lines of text in a box that they fill. */
export interface Label {
  readonly lines: readonly string[];
  readonly box: Box;
  readonly align: 'left' | 'center';
}

export interface TextStyle {
  readonly size: number;
  readonly leading: number;
  readonly weight: FontWeight;
}

export const TASK_TEXT: TextStyle = { size: 11, leading: 14, weight: 400 };
export const TASK_TAG: TextStyle = { size: 11, leading: 15, weight: 600 };
export const LABEL_TEXT: TextStyle = { size: 10.5, leading: 12.5, weight: 400 };
export const LANE_TEXT: TextStyle = { size: 12, leading: 15, weight: 600 };
export const TITLE_TEXT: TextStyle = { size: 18, leading: 24, weight: 600 };
export const SUBTITLE_TEXT: TextStyle = { size: 12.5, leading: 18, weight: 400 };

export const TASK_WIDTH = 196;
/** Between a task's border and its text. */
export const TASK_PADDING = 9;
export const MARGIN = 24;
export const POOL_STRIP = 30;
export const LANE_STRIP = 172;

/** Half the width and height of the nodes that have no text within. */
export const RADIUS = {
  START: 18,
  END: 18,
  REFUSAL: 18,
  DECISION: 25,
  MERGE: 20,
  TIMER: 14,
  EXPIRY: 11,
} as const;

/** From a task's lower border to the middle of the expiry below its timer. */
export const EXPIRY_DROP = 50;
export const LABEL_GAP = 5;

export function around({ x, y }: Point, halfWidth: number, halfHeight = halfWidth): Box {
  return { x: x - halfWidth, y: y - halfHeight, width: 2 * halfWidth, height: 2 * halfHeight };
}
