import { faceFor } from '#documents/text/faces'
import { shape } from '#documents/text/shaping'
const f=faceFor(0x628,'regular'), l=faceFor(65,'regular')
shape('بنجلون',f,'rtl'); shape('abc',l,'ltr')
let t=performance.now(); const L='ابتثجحخدذرزسشصضطظعغفقكلمنهوي'
for(let i=0;i<1000;i++){ let w=''; for(let k=0;k<6;k++) w+=L[(i*7+k*13+((i*k)%11))%L.length]; shape(w,f,'rtl') }
console.log('arabic word ms', (performance.now()-t)/1000)
t=performance.now(); for(let i=0;i<1000;i++){ shape('mot'+i+'abc',l,'ltr') } console.log('latin word ms', (performance.now()-t)/1000)
