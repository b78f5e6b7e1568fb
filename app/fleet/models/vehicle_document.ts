import { FleetVehicleDocumentSchema } from '#database/schema'

export const DOCUMENT_KINDS = [
  'registration',
  'inspection',
  'insurance',
  'road_tax',
  'tachograph',
  'extinguisher',
  'lift',
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** A paper of a vehicle and how long it is valid. */
export class VehicleDocument extends FleetVehicleDocumentSchema {
  static table = 'fleet_vehicle_documents'
  static subjectType = 'fleet.document'

  declare kind: DocumentKind

  get subjectLabel(): string {
    return [this.kind, this.number].filter(Boolean).join(' ')
  }
}
