/** The api that an operator's command talks to. */
export interface ApiTarget {
  /** Address of the api, such as http://127.0.0.1:3000. */
  readonly apiUrl: string;
  readonly operatorToken: string | undefined;
}
