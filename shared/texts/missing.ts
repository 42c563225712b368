/** Every text about secrets that a project needs and that are not on this computer. */
export const missingTexts = {
  label: 'Missing secrets',
  here: 'Not on this computer yet: ',
  show: (secret: string, service: string) => `Show field: ${secret}, ${service}`,
  more: (count: number) => `and ${count} more`,
  dismiss: 'Dismiss the list',
}
