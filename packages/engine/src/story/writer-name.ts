/** Pattern of the name behind `by`: somebody of the cast, with a capital letter in front where there is one, or `public`. */
export const writerName: string = String.raw`public|[\p{Lu}\p{Lo}][\p{L}\p{N}_'’-]*(?: \p{Lu}[\p{Lu}\p{N}_'’-]*)*`
