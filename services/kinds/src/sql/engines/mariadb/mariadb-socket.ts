/**
 * An open `mariadb` box runs a server on a unix socket, reached by `box.connect({ path })`. The server speaks first. It
 * asks for no password and has one account with all rights, which creates the others.
 */
export const MARIADB_SOCKET = { path: '/work/mariadb/server.sock', grader: 'hone_grader' } as const;
