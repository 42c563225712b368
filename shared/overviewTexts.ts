/** Texts about the day by which a secret is to be renewed. */
export const renewalDayTexts = {
  ask: 'Renew by…',
  title: (label: string) => `Renew ${label} by`,
  label: 'Renew by',
  text: 'The day goes into project.json, so that everyone in the team is reminded.',
  none: 'No day: nobody is reminded.',
  reminds: (days: number) => `Everyone is reminded from ${days === 1 ? 'the day' : `${days} days`} before.`,
  past: 'Choose today or a later day.',
  conflict: (day: string) => `Someone else has set ${day} meanwhile. Save again to replace it.`,
  conflictNone: 'Someone else has removed the day meanwhile. Save again to set it.',
  save: 'Save',
  by: (day: string) => `Renew by ${day}`,
  distance: (words: string) => `, ${words}`,
  over: (day: string, distance: string) => `Renew it now: the day was ${day}, ${distance}`,
  change: 'Change…',
  changeOf: (label: string) => `Change the renewal date of ${label}…`,
}
