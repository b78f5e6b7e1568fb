import db from '@adonisjs/lucid/services/db'
import { defineImport } from '#platform/imports/definition'
import type { Outcome } from '#platform/imports/definition'
import { putTerritory } from '#registry/actions/save_territory'
import { changeUnit, createUnit } from '#registry/actions/save_unit'
import type { UnitFacts } from '#registry/actions/save_unit'
import { Territory } from '#registry/models/territory'
import { Unit } from '#registry/models/unit'
import { UnitVersion } from '#registry/models/unit_version'
import type { UnitKind } from '#registry/rules/unit_tree'

/** Names and census figures of the places known by their official code; no place is created or lost. */
export const territoryImport = defineImport({
  name: 'registry.territories',
  permission: 'registry.territory.edit',
  resultRoute: 'registry.territories.index',
  fields: [
    { key: 'code', type: 'identifier', required: true },
    { key: 'name_fr', type: 'text', required: true, maxLength: 120, aliases: ['nom', 'nom_fr'] },
    {
      key: 'name_ar',
      type: 'text',
      required: true,
      maxLength: 120,
      aliases: ['nom_arabe', 'nom_ar'],
    },
    {
      key: 'population',
      type: 'integer',
      min: '0',
      aliases: ['population_2024', 'population_2034'],
    },
    { key: 'households', type: 'integer', min: '0', aliases: ['menages', 'households_2024'] },
    { key: 'establishments', type: 'integer', min: '0', aliases: ['etablissements'] },
    {
      key: 'business_establishments',
      type: 'integer',
      min: '0',
      aliases: ['etablissements_economiques'],
    },
    { key: 'jobs', type: 'integer', min: '0', aliases: ['emplois'] },
    {
      key: 'census_year',
      type: 'integer',
      min: '1960',
      max: '2100',
      aliases: ['annee_recensement'],
    },
  ],
  key: (row) => row.code,
  judge: async (rows) => {
    const known = await db
      .from('registry_territories')
      .whereIn(
        'code',
        rows.map((row) => row.values.code)
      )
      .select('code')
    const codes = new Set(known.map((row) => row.code))
    for (const row of rows) {
      if (!codes.has(row.values.code))
        row.refuse('code', 'registry.imports.reasons.unknown_place', { code: row.values.code })
    }
  },
  commit: async (trx, act, rows) => {
    const outcomes: Outcome[] = []
    for (const { values } of rows) {
      const place = await Territory.query({ client: trx }).where('code', values.code).firstOrFail()
      const { outcome } = await putTerritory(trx, act, values.code, {
        kind: place.kind,
        parentId: place.parentId,
        nameFr: values.name_fr,
        nameAr: values.name_ar,
        population: values.population ?? place.population,
        households: values.households ?? place.households,
        establishments: values.establishments ?? place.establishments,
        businessEstablishments: values.business_establishments ?? place.businessEstablishments,
        jobs: values.jobs ?? place.jobs,
        censusYear: values.census_year ?? place.censusYear,
      })
      outcomes.push(outcome)
    }
    return outcomes
  },
})

/** Units and where they stand from a day on; rows come parents first. */
export const unitImport = defineImport({
  name: 'registry.units',
  permission: 'registry.units.edit',
  resultRoute: 'registry.units.list',
  fields: [
    {
      key: 'code',
      type: 'identifier',
      required: true,
      check: (code) => /^[A-Z0-9][A-Z0-9.-]{0,39}$/.test(code),
    },
    { key: 'parent', type: 'identifier', aliases: ['rattachement', 'structure_mere'] },
    {
      key: 'kind',
      type: 'choice',
      required: true,
      aliases: ['nature', 'type'],
      choices: {
        presidency: ['présidence'],
        general_directorate: ['direction générale'],
        directorate: ['direction'],
        division: ['division'],
        service: ['service'],
        office: ['cabinet', 'bureau'],
      },
    },
    { key: 'name_fr', type: 'text', required: true, maxLength: 160, aliases: ['nom', 'nom_fr'] },
    {
      key: 'name_ar',
      type: 'text',
      required: true,
      maxLength: 160,
      aliases: ['nom_arabe', 'nom_ar'],
    },
    { key: 'valid_from', type: 'date', required: true, aliases: ['depuis', 'date_effet'] },
    { key: 'reference', type: 'text', maxLength: 200, aliases: ['decision'] },
  ],
  key: (row) => row.code,
  judge: async (rows) => {
    const known = await db.from('registry_units').select('code')
    const codes = new Set([...known.map((row) => row.code), ...rows.map((row) => row.values.code)])
    for (const row of rows) {
      const { parent } = row.values
      if (parent && !codes.has(parent))
        row.refuse('parent', 'registry.imports.reasons.unknown_unit', { code: parent })
    }
  },
  commit: async (trx, act, rows) => {
    const outcomes: Outcome[] = []
    for (const { values } of rows) {
      const parent = values.parent
        ? await Unit.query({ client: trx }).where('code', values.parent).firstOrFail()
        : null
      const facts: UnitFacts = {
        parentId: parent?.id ?? null,
        kind: values.kind as UnitKind,
        nameFr: values.name_fr,
        nameAr: values.name_ar,
        validFrom: values.valid_from,
        reference: values.reference,
      }
      const unit = await Unit.query({ client: trx }).where('code', values.code).first()
      if (!unit) {
        await createUnit(act, values.code, facts, trx)
        outcomes.push('created')
        continue
      }
      const version = await UnitVersion.query({ client: trx })
        .where('unit_id', unit.id)
        .where('valid_from', '<=', facts.validFrom)
        .orderBy('valid_from', 'desc')
        .first()
      if (version && stands(version, facts)) outcomes.push('unchanged')
      else {
        await changeUnit(act, unit.id, { ...facts, headId: version?.headId }, unit.lockVersion, trx)
        outcomes.push('updated')
      }
    }
    return outcomes
  },
})

function stands(version: UnitVersion, facts: UnitFacts): boolean {
  return (
    version.parentId === facts.parentId &&
    version.kind === facts.kind &&
    version.nameFr === facts.nameFr &&
    version.nameAr === facts.nameAr
  )
}
