/**
 * What a `mariadb` box offers once it is open: a server on a unix socket, reached by `box.connect({ path })`. It speaks
 * first. No password is asked, and there is one account, which may do everything; the others are its to make.
 */
export const MARIADB_SOCKET = { path: '/work/mariadb/server.sock', grader: 'hone_grader' } as const;
