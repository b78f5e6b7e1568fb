import { isolate, isolateName } from '#documents/text/inline'

/**
 * What pdftotext makes of a string. `exact`: the same text. `spacing`: the same but for spaces beside numbers
 * and points, which it moves when it turns Arabic round. `letters`: the same signs in another order, where
 * both directions meet and the order of reading cannot be known from the page.
 */
export type ReadsBack = 'exact' | 'spacing' | 'letters'

export interface MixedString {
  text: string
  reads: ReadsBack
}

const exact = (text: string): MixedString => ({ text, reads: 'exact' })
const spacing = (text: string): MixedString => ({ text, reads: 'spacing' })
const letters = (text: string): MixedString => ({ text, reads: 'letters' })

/** Strings as the town hall writes them: French and Arabic with numbers, brackets, references and points. */
export const mixedStrings: MixedString[] = [
  // French alone
  exact('Taxe sur les terrains urbains non bâtis, exercice 2026'),
  exact('L’arrêté fiscal n° 12/2025 du 29/12/2025 (article 4, § 2)'),
  exact('Superficie : 312,4 m² ; tarif : 30,00 DH/m² ; à payer : 9\u202f390,00 DH'),
  exact('« Neuf mille trois cent quatre-vingt-dix dirhams »'),
  exact('Œuvre, cœur, Aïn-Chock, Saïd, Noël, à ç é è ê ë î ï ô ù û ü ÿ'),
  exact('10 % puis 5 %, ensuite 0,5 % par mois ou fraction de mois'),
  exact('⌈312,4⌉ = 313 m² ≥ 100 m² → 313 × 30,00 = 9\u202f390,00'),
  exact('RIB 007 780 0001234567890123 96 — ICE 001524678000054'),
  exact('N° AV-2026-0104419 [rôle 2026/01] {article 104\u202f419}'),
  exact('−1\u202f250,00 € … ½ journée · 3 h 30'),
  // Arabic alone
  exact('المملكة المغربية'),
  exact('وزارة الداخلية'),
  exact('ولاية جهة الدار البيضاء سطات'),
  exact('جماعة الدار البيضاء'),
  exact('مصلحة الوعاء الجبائي'),
  exact('الرسم على الأراضي الحضرية غير المبنية'),
  spacing('الرسم المهني، ورسم السكن؛ ورسم الخدمات الجماعية'),
  spacing('هل تم الأداء؟ نعم، تم الأداء!'),
  exact('إعلام ضريبي أؤلئك الآباء لله'),
  letters('بِسْمِ اللَّهِ الرَّحْمَنِ الرَّحِيمِ'),
  exact('ثلاثة آلاف درهم لا غير'),
  spacing('الملزم: بنجلون محمد بن عبد الرحمان'),
  exact('تسعة آلاف وثلاثمائة وتسعون درهما'),
  // Arabic with numbers, dates and percentages
  exact('السنة المالية 2026'),
  spacing('في 05 يناير 2026'),
  spacing('المادة 45 من القانون رقم 47.06'),
  spacing('المبلغ 9390,00 درهم'),
  spacing('مساحة 313 متر مربع'),
  spacing('الفصل 12 الفقرة 3'),
  exact('قبل نهاية شهر فبراير 2026'),
  exact('عدد الصفحات 12'),
  letters('بنسبة 10 % ثم 5 % في الشهر الأول'),
  spacing('من 01/01/2026 إلى 28/02/2026'),
  exact('الرسم العقاري عدد 123743/45'),
  spacing(`الرسم العقاري عدد ${isolate('123743/45')} بعين الشق`),
  letters('اللوحة 74043|أ|11'),
  letters(`لوحة ${isolate('74043|أ|11')} للجماعة`),
  spacing('سعر 30,00 درهم/م²'),
  letters('زيادة قدرها +5,5 %'),
  // Arabic with brackets
  letters('الرسم على الأراضي (2026)'),
  exact('عين الشق (الدار البيضاء)'),
  exact('(عين الشق)'),
  exact('[القرار الجبائي]'),
  exact('القرار «الجبائي» الجديد'),
  exact('البند (أ) والبند (ب)'),
  letters('المقاطعة (عين الشق) [رقم 3] {سيدي معروف}'),
  letters('المادة 45 (الفقرة 2) من القانون'),
  exact('((متداخل) أقواس)'),
  // Latin inside Arabic
  spacing('الفاتورة FA-2026-00012 المؤرخة في 05/01/2026'),
  spacing(`الإعلام ${isolate('AV-2026-0104419')} بتاريخ 05/01/2026`),
  letters('شركة SOMADIAZ SARL (الدار البيضاء)'),
  exact('البطاقة الوطنية BE123421'),
  letters('عبر الموقع idara.exemple.ma/v/7KQ2-M9XD'),
  exact('التعريف الموحد للمقاولة ICE 001524678000054'),
  letters('بريد contact@casablanca.example للاستفسار'),
  // Arabic inside French
  exact('Benjelloun Mohamed · بنجلون محمد'),
  letters('Arrondissement Aïn-Chock (عين الشق) · zone équipée'),
  letters('Titre foncier 123743/45 (الرسم العقاري) à Casablanca'),
  letters('Véhicule 74043|أ|11 affecté au service'),
  letters(`Véhicule ${isolate('74043|أ|11')}, 120\u202f000 km`),
  letters('Le terme « الرسم » désigne la taxe (12 %)'),
  letters('Société الأطلس للأشغال (ICE 001524678000054), 3 lots'),
  letters(`Nom : ${isolateName('محمد العلوي')} (CIN BE123421)`),
  spacing('سند Titre 88120/C عقاري'),
]
