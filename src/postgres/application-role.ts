/** The role the application runs as: it owns nothing, and may do only what migrations grant it. */
export const APPLICATION_ROLE = 'qyzmet_app';
