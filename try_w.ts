import b from './benchmarks/documents_workbook.js'
console.log(process.memoryUsage()); const r = await b.run({app:null as any,size:Number(process.argv[2]),say:console.log}); console.log(JSON.stringify(r,null,1))
