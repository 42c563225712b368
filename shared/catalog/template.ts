// Templates of declared requests: texts in which `{field}` stands for the value of a field.

const slot = /\{([A-Za-z][A-Za-z0-9]{0,63})\}/g

/** The ids of the fields that a template names. */
export function fieldsIn(template: string): string[] {
  return Array.from(template.matchAll(slot), ([, field = '']) => field)
}

/** A template with the value of each field in its place. What a value holds is never read as a template. */
export function filled(template: string, valueOf: (field: string) => string): string {
  return template.replaceAll(slot, (_, field: string) => valueOf(field))
}

/** What a template says besides its fields. */
export function plainPartOf(template: string): string {
  return template.replaceAll(slot, '')
}
