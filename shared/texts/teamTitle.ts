/** What the tree and the title of a page say of a team's own service. */
export const teamTitleTexts = {
  notes: {
    new: 'not approved yet',
    changed: 'changed, not approved yet',
    elsewhere: 'in use elsewhere',
    faulty: 'has faults',
  },
  own: {
    pill: 'Team’s own',
    help: 'Declared in the project’s folder .latchkey/services, and approved by you on this computer.',
  },
  takeBack: 'Take back approval',
}
