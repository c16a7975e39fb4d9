export const REQUEST_ID_PREFIX = 'req';
export const ATTACHMENT_ID_PREFIX = 'att';
