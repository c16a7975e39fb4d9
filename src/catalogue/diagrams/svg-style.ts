export const COLORS = {
  ink: '#1f2933',
  muted: '#52606d',
  line: '#52606d',
  paper: '#ffffff',
  pool: '#e4edf0',
  lane: '#f2f6f7',
  border: '#b8c4ca',
  task: '#ffffff',
  taskBorder: '#12677b',
  tag: '#12677b',
  decision: '#fdf6e3',
  decisionBorder: '#b08d3c',
  start: '#e6f4ea',
  startBorder: '#2f7d4f',
  refusal: '#fdeeee',
  refusalBorder: '#b3403a',
  rework: '#a8641b',
} as const;

export const FONT = '"Noto Sans", sans-serif';
