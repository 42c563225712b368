/** Every text about secrets that a project needs and that are not on this computer. */
export const texts = {
  label: 'Missing secrets',
  title: (count: number) =>
    count === 1
      ? 'This project needs a secret that is not on this computer'
      : `This project needs ${count} secrets that are not on this computer`,
  text: (environment: string) =>
    `Secrets never travel with a project, so a fresh copy has none. These are for ${environment}; everything else works without them.`,
  show: 'Show field',
  dismiss: 'Dismiss the list',
  link: (label: string, secret: string) => `${label}: ${secret}`,
  here: 'Not on this computer yet: ',
}
