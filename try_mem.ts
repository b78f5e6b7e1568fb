import { writePdf } from '#documents/pdf/write_pdf'
import { drawSampleNotice } from '#documents/samples/notice'
const OPTIONS = { title: 'Avis d’imposition', language: 'fr', date: '2026-01-05' } as const
const N=Number(process.argv[2])
const show=(l:string)=>console.log(l,Object.entries(process.memoryUsage()).map(([k,v])=>k+' '+((v/1048576)|0)).join(' '))
await writePdf('/tmp/mem.pdf', OPTIONS, async (kit) => {
    for (let index = 0; index < N; index++) {
      const number = `AV-2026-${String(index).padStart(7, '0')}`
      await kit.section({ number }, () => drawSampleNotice(kit, number))
      if (index%1000===999) { if (globalThis.gc) globalThis.gc(); show(String(index)) }
    }
  })
show('end'); if (globalThis.gc) globalThis.gc(); show('end gc')
import v8 from 'node:v8'
console.log(v8.getHeapSpaceStatistics().map(s=>`${s.space_name} ${(s.space_size/1048576)|0}/${(s.space_used_size/1048576)|0}`).join('\n'))
