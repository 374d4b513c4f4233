// What the page says, in the browser's language. What companies and customers write is not translated.

const english = {
  assistant: 'AI assistant',
  manager: 'AI manager',
  person: 'Customer service',
  you: 'You',
  notice: 'Notice',
  pageTitle: (company) => company || 'Support',
  unavailable: 'This chat is not available.',
  unavailableMore: 'Its address may have changed. Please contact us another way.',
  welcome: 'Hello! How can we help?',
  welcomeMore: 'An assistant answers right away. If you need a person, a colleague will join you here.',
  conversation: 'Conversation',
  yourMessage: 'Your message',
  writeHere: 'Write a message',
  writeMore: 'Write to continue this chat',
  send: 'Send',
  sending: 'Sending…',
  waitsForConnection: 'Will be sent when you are back online.',
  notSent: (why) => `Not sent: ${why}`,
  tryAgain: 'Try again',
  discard: 'Discard',
  failed: 'Something went wrong on our side.',
  tooOften: (wait) => `Too many messages. Please wait ${wait}.`,
  invalid: 'The text contains characters that cannot be sent.',
  tooLong: (over) => `The message is ${over} characters too long.`,
  charactersLeft: (left) => `${left} characters left`,
  attach: 'Attach a picture or a PDF',
  files: 'Files',
  dropHere: 'Drop pictures and PDFs here',
  removeFile: (name) => `Remove ${name}`,
  bringing: (name) => `Uploading ${name}`,
  stillBringing: 'A file is still being uploaded.',
  removeFailed: 'A file was not uploaded. Try again or remove it.',
  tooMany: (count) => `You can attach up to ${count} files to a message.`,
  wrongKind: 'Only pictures (PNG, JPEG, GIF, WebP) and PDFs can be sent.',
  tooBig: (size) => `The file is larger than ${size}.`,
  tooMuch: 'The file is too large, or this chat cannot take more files.',
  gone: 'The file is no longer available. Please attach it again.',
  brokenOff: 'Not sent: the connection was lost. Please try again.',
  connecting: 'Connecting…',
  offline: 'You are offline. Your messages are saved.',
  reconnecting: 'Connection lost. Reconnecting…',
  online: 'You are back online.',
  closeChat: 'Close the chat',
  openChat: 'Open the chat',
  endChat: 'End chat',
  thinks: (who) => `${who} is thinking…`,
  writes: (who) => `${who} is writing…`,
  tookOver: (who) => `${who} took over`,
  joined: (who) => `${who} joined the chat`,
  left: (who) => `${who} left the chat`,
  waitingForPerson: 'Waiting for a person',
  connectingPerson: 'We are connecting you with a colleague.',
  next: 'You are next in the queue.',
  place: (place) => `You are number ${place} in the queue.`,
  wait: (wait) => `Expected wait: about ${wait}.`,
  away: 'No one is available right now.',
  awayMore: 'We have your message and will reply. Please tell us how to reach you.',
  newMessages: (count) => (count === '1' ? '1 new message' : `${count} new messages`),
  toTheEnd: 'Go to the newest message',
  endQuestion: 'End this chat?',
  endSolved: 'Yes, it is resolved',
  endUnsolved: 'End without a solution',
  endNot: 'Keep chatting',
  ended: 'This chat has ended.',
  rateQuestion: 'How was this chat?',
  marks: ['very bad', 'bad', 'fair', 'good', 'very good'],
  mark: (mark, word) => `${mark} of 5, ${word}`,
  rate: 'Send rating',
  chooseMark: 'Please choose 1 to 5 stars first.',
  thanks: 'Thank you for your rating.',
  newChat: 'New chat',
  confirmYourOrder: 'Confirm your order',
  orderNumber: 'Order number',
  emailOrPostcode: 'E-mail address or postcode of the order',
  confirmOrder: 'Confirm',
  notNow: 'Not now',
  fillBoth: 'Please fill in both fields.',
  notProven: 'No order matches this number and e-mail address or postcode. Please check both.',
  tooManyAttempts: (wait) => `Too many attempts. Please wait ${wait}.`,
  today: 'Today',
};

const german = {
  assistant: 'KI-Assistent',
  manager: 'KI-Manager',
  person: 'Kundenservice',
  you: 'Sie',
  notice: 'Hinweis',
  pageTitle: (company) => company || 'Hilfe',
  unavailable: 'Dieser Chat ist nicht verfügbar.',
  unavailableMore: 'Vielleicht hat sich seine Adresse geändert. Bitte kontaktieren Sie uns auf einem anderen Weg.',
  welcome: 'Guten Tag! Wie können wir helfen?',
  welcomeMore: 'Ein Assistent antwortet sofort. Wenn Sie einen Menschen brauchen, kommt jemand aus unserem Team dazu.',
  conversation: 'Gespräch',
  yourMessage: 'Ihre Nachricht',
  writeHere: 'Nachricht schreiben',
  writeMore: 'Schreiben, um diesen Chat fortzusetzen',
  send: 'Senden',
  sending: 'Wird gesendet …',
  waitsForConnection: 'Wird gesendet, sobald Sie wieder online sind.',
  notSent: (why) => `Nicht gesendet: ${why}`,
  tryAgain: 'Noch einmal versuchen',
  discard: 'Verwerfen',
  failed: 'Bei uns ist etwas schiefgegangen.',
  tooOften: (wait) => `Zu viele Nachrichten. Bitte warten Sie ${wait}.`,
  invalid: 'Der Text enthält Zeichen, die nicht gesendet werden können.',
  tooLong: (over) => `Die Nachricht ist um ${over} Zeichen zu lang.`,
  charactersLeft: (left) => `Noch ${left} Zeichen`,
  attach: 'Bild oder PDF anhängen',
  files: 'Dateien',
  dropHere: 'Bilder und PDFs hier ablegen',
  removeFile: (name) => `${name} entfernen`,
  bringing: (name) => `${name} wird hochgeladen`,
  stillBringing: 'Eine Datei wird noch hochgeladen.',
  removeFailed: 'Eine Datei wurde nicht hochgeladen. Versuchen Sie es noch einmal, oder entfernen Sie sie.',
  tooMany: (count) => `Sie können höchstens ${count} Dateien an eine Nachricht anhängen.`,
  wrongKind: 'Nur Bilder (PNG, JPEG, GIF, WebP) und PDFs können gesendet werden.',
  tooBig: (size) => `Die Datei ist größer als ${size}.`,
  tooMuch: 'Die Datei ist zu groß, oder dieser Chat nimmt keine weiteren Dateien an.',
  gone: 'Die Datei ist nicht mehr verfügbar. Bitte hängen Sie sie noch einmal an.',
  brokenOff: 'Nicht gesendet: Die Verbindung wurde unterbrochen. Bitte versuchen Sie es noch einmal.',
  connecting: 'Verbindung wird aufgebaut …',
  offline: 'Sie sind offline. Ihre Nachrichten bleiben gespeichert.',
  reconnecting: 'Verbindung unterbrochen. Neuer Versuch …',
  online: 'Sie sind wieder online.',
  closeChat: 'Chat schließen',
  openChat: 'Chat öffnen',
  endChat: 'Chat beenden',
  thinks: (who) => `${who} denkt nach …`,
  writes: (who) => `${who} schreibt …`,
  tookOver: (who) => `${who} hat übernommen`,
  joined: (who) => `${who} ist jetzt im Chat`,
  left: (who) => `${who} hat den Chat verlassen`,
  waitingForPerson: 'Warten auf einen Menschen',
  connectingPerson: 'Wir verbinden Sie mit jemandem aus unserem Team.',
  next: 'Sie sind als Nächstes an der Reihe.',
  place: (place) => `Sie sind Nummer ${place} in der Warteschlange.`,
  wait: (wait) => `Voraussichtliche Wartezeit: etwa ${wait}.`,
  away: 'Im Moment ist niemand verfügbar.',
  awayMore: 'Wir haben Ihre Nachricht und melden uns. Bitte sagen Sie uns, wie wir Sie erreichen.',
  newMessages: (count) => (count === '1' ? '1 neue Nachricht' : `${count} neue Nachrichten`),
  toTheEnd: 'Zur neuesten Nachricht',
  endQuestion: 'Diesen Chat beenden?',
  endSolved: 'Ja, das Anliegen ist gelöst',
  endUnsolved: 'Ohne Lösung beenden',
  endNot: 'Weiter chatten',
  ended: 'Dieser Chat ist beendet.',
  rateQuestion: 'Wie war dieser Chat?',
  marks: ['sehr schlecht', 'schlecht', 'mittel', 'gut', 'sehr gut'],
  mark: (mark, word) => `${mark} von 5, ${word}`,
  rate: 'Bewertung senden',
  chooseMark: 'Bitte wählen Sie zuerst 1 bis 5 Sterne.',
  thanks: 'Danke für Ihre Bewertung.',
  newChat: 'Neuer Chat',
  confirmYourOrder: 'Bestellung bestätigen',
  orderNumber: 'Bestellnummer',
  emailOrPostcode: 'E-Mail-Adresse oder Postleitzahl der Bestellung',
  confirmOrder: 'Bestätigen',
  notNow: 'Jetzt nicht',
  fillBoth: 'Bitte füllen Sie beide Felder aus.',
  notProven: 'Zu dieser Nummer und dieser E-Mail-Adresse oder Postleitzahl gibt es keine Bestellung. Bitte prüfen Sie beides.',
  tooManyAttempts: (wait) => `Zu viele Versuche. Bitte warten Sie ${wait}.`,
  today: 'Heute',
};

const arabic = {
  assistant: 'المساعد الآلي',
  manager: 'المدير الآلي',
  person: 'خدمة العملاء',
  you: 'أنت',
  notice: 'تنبيه',
  pageTitle: (company) => company || 'الدعم',
  unavailable: 'هذه المحادثة غير متاحة.',
  unavailableMore: 'ربما تغيّر عنوانها. يُرجى البحث عن وسيلة أخرى للتواصل معنا.',
  welcome: 'مرحبًا! كيف يمكننا مساعدتك؟',
  welcomeMore: 'يجيبك المساعد فورًا، وعند الحاجة ينضم إليك هنا أحد موظفينا.',
  conversation: 'المحادثة',
  yourMessage: 'رسالتك',
  writeHere: 'اكتب رسالة',
  writeMore: 'اكتب لمتابعة هذه المحادثة',
  send: 'إرسال',
  sending: 'جارٍ الإرسال…',
  waitsForConnection: 'سيتم الإرسال عند عودة الاتصال.',
  notSent: (why) => `لم تُرسل: ${why}`,
  tryAgain: 'إعادة المحاولة',
  discard: 'تجاهل',
  failed: 'حدث خطأ من جانبنا.',
  tooOften: (wait) => `رسائل كثيرة جدًا. يُرجى الانتظار ${wait}.`,
  invalid: 'يحتوي النص على رموز لا يمكن إرسالها.',
  tooLong: (over) => `الرسالة أطول من المسموح بعدد ${over} من الأحرف.`,
  charactersLeft: (left) => `الأحرف المتبقية: ${left}`,
  attach: 'إرفاق صورة أو ملف PDF',
  files: 'الملفات',
  dropHere: 'أفلت الصور وملفات PDF هنا',
  removeFile: (name) => `إزالة ${name}`,
  bringing: (name) => `جارٍ رفع ${name}`,
  stillBringing: 'لا يزال رفع أحد الملفات جاريًا.',
  removeFailed: 'لم يُرفع أحد الملفات. أعد المحاولة أو أزله.',
  tooMany: (count) => `يمكنك إرفاق ملفات مع الرسالة بحد أقصى: ${count}.`,
  wrongKind: 'يمكن إرسال الصور (PNG وJPEG وGIF وWebP) وملفات PDF فقط.',
  tooBig: (size) => `الملف أكبر من ${size}.`,
  tooMuch: 'الملف كبير جدًا، أو لا تقبل هذه المحادثة مزيدًا من الملفات.',
  gone: 'لم يعد الملف موجودًا. يُرجى إرفاقه مرة أخرى.',
  brokenOff: 'لم يُرسل: انقطع الاتصال. يُرجى المحاولة مرة أخرى.',
  connecting: 'جارٍ الاتصال…',
  offline: 'أنت غير متصل بالإنترنت. رسائلك محفوظة.',
  reconnecting: 'انقطع الاتصال. جارٍ إعادة المحاولة…',
  online: 'عاد الاتصال.',
  closeChat: 'إغلاق المحادثة',
  openChat: 'فتح المحادثة',
  endChat: 'إنهاء المحادثة',
  thinks: (who) => `${who} يفكّر…`,
  writes: (who) => `الكتابة جارية: ${who}…`,
  tookOver: (who) => `تولّى المحادثة الآن: ${who}`,
  joined: (who) => `انضم إلى المحادثة: ${who}`,
  left: (who) => `غادر المحادثة: ${who}`,
  waitingForPerson: 'في انتظار أحد الموظفين',
  connectingPerson: 'نصلك الآن بأحد زملائنا.',
  next: 'أنت التالي في قائمة الانتظار.',
  place: (place) => `رقمك في قائمة الانتظار: ${place}.`,
  wait: (wait) => `مدة الانتظار المتوقعة: حوالي ${wait}.`,
  away: 'لا يوجد أحد متاح الآن.',
  awayMore: 'وصلتنا رسالتك وسنرد عليها. يُرجى إخبارنا كيف يمكننا التواصل معك.',
  newMessages: (count) => `رسائل جديدة: ${count}`,
  toTheEnd: 'إلى أحدث رسالة',
  endQuestion: 'هل تريد إنهاء هذه المحادثة؟',
  endSolved: 'نعم، حُلّت المسألة',
  endUnsolved: 'إنهاء دون حل',
  endNot: 'متابعة المحادثة',
  ended: 'انتهت هذه المحادثة.',
  rateQuestion: 'كيف كانت تجربتك؟',
  marks: ['سيئة جدًا', 'سيئة', 'متوسطة', 'جيدة', 'جيدة جدًا'],
  mark: (mark, word) => `${mark} من 5، ${word}`,
  rate: 'إرسال التقييم',
  chooseMark: 'يُرجى اختيار نجمة واحدة إلى 5 نجوم أولًا.',
  thanks: 'شكرًا على تقييمك.',
  newChat: 'محادثة جديدة',
  confirmYourOrder: 'أكّد طلبك',
  orderNumber: 'رقم الطلب',
  emailOrPostcode: 'البريد الإلكتروني أو الرمز البريدي للطلب',
  confirmOrder: 'تأكيد',
  notNow: 'ليس الآن',
  fillBoth: 'يرجى ملء الحقلين.',
  notProven: 'لا يوجد طلب بهذا الرقم وهذا البريد الإلكتروني أو الرمز البريدي. يرجى التحقق منهما.',
  tooManyAttempts: (wait) => `محاولات كثيرة جدًا. يرجى الانتظار ${wait}.`,
  today: 'اليوم',
};

const languages = { en: english, de: german, ar: arabic };

// The first of the wished languages that the page knows; `?lang=` and a widget's data-lang come before the browser's.
function chosen() {
  const wished = [new URLSearchParams(location.search).get('lang'), ...navigator.languages];
  return wished.find((each) => each && languages[each.toLowerCase().split('-')[0]] && isTag(each)) ?? 'en';
}

function ownTexts() {
  const { texts } = document.documentElement.dataset;
  return texts ? JSON.parse(texts) : {};
}

function isTag(text) {
  try {
    return Boolean(Intl.getCanonicalLocales(text));
  } catch {
    return false;
  }
}

export const locale = chosen();
export const language = locale.toLowerCase().split('-')[0];
// A company's own texts take the place of the page's.
export const words = { ...languages[language], ...ownTexts()[language] };

const numbers = new Intl.NumberFormat(locale);
export const number = (value) => numbers.format(value);

const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
const calendar = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
export const timeOf = (date) => clock.format(date);
export const dayOf = (date) => (calendar.format(date) === calendar.format(new Date()) ? words.today : calendar.format(date));

// Seconds below a minute where @p isExact, else whole minutes, rounded up.
export function duration(seconds, isExact = false) {
  const isShort = isExact && seconds < 60;
  const unit = isShort ? 'second' : 'minute';
  const value = isShort ? seconds : Math.max(1, Math.ceil(seconds / 60));
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

export function sizeOf(bytes) {
  const isLarge = bytes >= 1 << 20;
  const value = isLarge ? bytes / (1 << 20) : Math.max(1, bytes / 1024);
  const form = { style: 'unit', unit: isLarge ? 'megabyte' : 'kilobyte', maximumFractionDigits: isLarge ? 1 : 0 };
  return new Intl.NumberFormat(locale, form).format(value);
}

// Writes the words into the page that its markup names.
export function inscribe(root) {
  root.documentElement.lang = locale;
  root.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  for (const each of root.querySelectorAll('[data-word]')) each.textContent = words[each.dataset.word];
  for (const each of root.querySelectorAll('[data-label]')) {
    each.setAttribute('aria-label', words[each.dataset.label]);
    if (each.localName === 'button') each.title = words[each.dataset.label];
  }
  for (const each of root.querySelectorAll('[data-placeholder]')) each.placeholder = words[each.dataset.placeholder];
}
