/** The bundler gives a style sheet as its text. */
declare module "*.css" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: so the bundler has it
  export default text;
}

/** The bundler gives a picture as an address that holds all of it. */
declare module "*.svg" {
  const address: string;
  // biome-ignore lint/style/noDefaultExport: so the bundler has it
  export default address;
}
