/** Given names by script, and lines in which one stands as people write it: `_` is where. */
export const namesByScript: Readonly<Record<string, { readonly names: string; readonly lines: readonly string[] }>> = {
  Latin: {
    names:
      'Aino|Zoë|Weiß|O’Neil|D’Angelo|Anna‑Maria|Jean-Luc|Željko|Łukasz|Søren|Ağaoğlu|Işıl|Nguyễn|Chloé|José María|Ian|Bo|Þórunn|Mária|Åsa|Eloïse|Renée',
    lines: [
      '_ comes in.',
      '“_!” she says, and: _, wait.',
      'This is _’s coat; _s coat.',
      'For (_), to _.',
      'J’aime _ et l’ami d’_.',
    ],
  },
  Cyrillic: {
    names: 'Анна|Дмитрий|Олёна|Ђорђе|Наталья|Игорь|Євген|Соня|Максим|Юлия|Оля|Пётр|Жанна|Светлана|Рустам|Айгуль',
    lines: ['_ вошла.', 'Это для _.', '«_, подожди».', 'Привет,_!'],
  },
  Greek: {
    names:
      'Γιώργος|Ελένη|Αθηνά|Νίκος|Μαρία|Οδυσσέας|Άννα|Χρήστος|Σοφία|Κώστας|Ιφιγένεια|Πέτρος|Ζωή|Θωμάς|Αγγελική|Λουκάς',
    lines: ['_ μπαίνει.', 'Είμαι η _.', '«_!»', 'του/της _;'],
  },
  Arabic: {
    names: 'محمد|فاطمة|علي|أحمد|إيمان|يوسف|زينب|خديجة|عمر|آمنة|ليلى|عبد الله|نور|هدى|مريم|سلمى|رضا|شیرین|کاوه',
    lines: ['جاء _.', 'و_ هنا، ول_ وب_ وف_.', 'إلى _: تعال.', 'كتاب _.'],
  },
  Hebrew: {
    names: 'דוד|שרה|משה|רחל|יעל|אברהם|נועה|תמר|יצחק|מרים|אלון|שלמה|רות|חנה|איתן|ליאור',
    lines: ['שלום _.', 'הספר ל_, ו_ מ_.', 'של_ הוא.', '״_״ אמרה.'],
  },
  Devanagari: {
    names: 'राम|सीता|अर्जुन|प्रिया|कृष्ण|लक्ष्मी|अनन्या|विक्रम|दीपिका|श्रेया|मोहन|गीता|ऋषि|आयुष|नेहा|संजय',
    lines: ['_ आया।', 'यह _ का घर है।', '_ने कहा।', '“_, रुको।”'],
  },
  Han: {
    names: '王小明|李华|张伟|陳美玲|欧阳修|林志玲|黃曉明|赵敏|孙悟空|周杰|吴静|郑和|諸葛亮|小红|司马光|邓',
    lines: ['我叫_。', '_来了', '这是给_的信，_先生', '“_！”他喊。'],
  },
  Japanese: {
    names: '美咲|さくら|健太|ジョン・スミス|アイノ|陽菜|翔太|ゆうき|結衣|蓮|ひかり|大輔|千尋|マリア|直子|太郎',
    lines: ['私は_です', '_さんが来た。', '「_、待って」', 'これは_の手紙だ'],
  },
  Hangul: {
    names: '민준|서연|지우|하준|은지|예준|수아|김철수|윤서|도윤|지민|현우|유진|준|영희|나래',
    lines: ['_이가 왔다.', '_은 여기 있다.', '김_ 씨', '“_아, 기다려.”', '제 이름은 _입니다.'],
  },
  Thai: {
    names: 'สมชาย|สมหญิง|ณัฐ|กานดา|ประยุทธ์|มาลี|วิชัย|อรุณ|พิมพ์|ศิริ|นภา|ธนา|กมล|ชัย|ปรีชา|วันดี',
    lines: ['ฉันชื่อ_', '_มาแล้ว', 'นี่คือจดหมายของ_ครับ', '“_ รอก่อน”'],
  },
  Georgian: {
    names: 'ნინო|გიორგი|თამარ|დავით|ლევან|ანა|მარიამ|ირაკლი|ქეთევან|ზურაბ|სალომე|ვახტანგ|ელენე|ლუკა|ნატო|შოთა',
    lines: ['_ მოვიდა.', '_ს წერილი.', '„_, მოიცადე“.', 'ეს _თვის არის.'],
  },
  Armenian: {
    names: 'Անի|Արամ|Նարե|Հայկ|Մարիամ|Տիգրան|Լիլիթ|Գոռ|Սոնա|Վահե|Աստղիկ|Դավիթ|Արփի|Կարեն|Նունե|Սերժ',
    lines: ['_ եկավ։', 'Սա _ համար է։', '«_, սպասիր»։', 'Ես _ եմ։'],
  },
  Bengali: {
    names: 'রবীন্দ্র|অনন্যা|সুমন|মিতা|আরিফ|প্রিয়াঙ্কা|তানভীর|নুসরাত|শুভ|রিয়া|কাজল|দেবী',
    lines: ['_ এসেছে।', '_র চিঠি।', '“_, দাঁড়াও।”'],
  },
  Ethiopic: {
    names: 'አበበ|ብርሃኔ|ሰላም|ተስፋዬ|ሄለን|ዮሐንስ|መኮንን|ትዕግስት',
    lines: ['_ መጣ።', 'ለ_ ነው፤ የ_ ቤት።', 'ከ_ ጋር፣ ስለ_።', '“_፣ ቆይ።”'],
  },
  Sinhala: {
    names: 'නිමල්|කුමාරි|සුනිල්|චමිලා|රුවන්|අනුෂා|දිනේෂ්|සඳුනි',
    lines: ['_ ආවා.', '_ගේ ගෙදර.', '“_, ඉන්න.”'],
  },
  Tamil: {
    names: 'முருகன்|மீனா|கண்ணன்|லட்சுமி|அருள்|கவிதா|செல்வம்|பிரியா',
    lines: ['_ வந்தார்.', '“_, நில்.”', 'இது _வின் வீடு.'],
  },
  Syriac: {
    names: 'ܝܘܚܢܢ|ܡܪܝܡ|ܦܛܪܘܣ|ܐܦܪܝܡ|ܢܝܢܘܐ|ܫܡܥܘܢ|ܣܪܓܘܢ|ܚܢܐ',
    lines: ['_ ܐܬܐ.', 'ܘ_ ܗܪܟܐ، ܠ_.', '“_!”'],
  },
}

/** Other ways in which the same name may stand in a text. */
export const otherForms: readonly (readonly [how: string, change: (name: string) => string])[] = [
  ['as it is', name => name],
  ['composed', name => name.normalize('NFC')],
  ['taken apart', name => name.normalize('NFD')],
  ['in capitals', name => name.toUpperCase()],
  ['in small letters', name => name.toLowerCase()],
  ['in full width', name => name.replace(/[!-~]/g, sign => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))],
  ['with soft hyphens', name => [...name].join('\u00AD')],
  ['with joiners', name => [...name].join('\u200D')],
  ['with zero-width spaces', name => [...name].join('\u200B')],
  ['with plain apostrophes and hyphens', name => name.replaceAll('’', "'").replaceAll('\u2011', '-')],
  ['with other apostrophes and hyphens', name => name.replace(/['’]/g, 'ʼ').replace(/[-\u2011]/g, '–')],
  ['quoted as JSON', name => JSON.stringify(name).slice(1, -1)],
]
