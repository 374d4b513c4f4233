#include "core/mind/ai/remote/Claims.h"

#include "core/mind/ai/remote/PlainText.h"

namespace tierdesk::ai {

namespace {

QRegularExpression pattern(const char *text)
{
    QString made = QString::fromUtf8(text);
    // The mark within a sum ends no clause.
    made.replace(QStringLiteral("[^.!?;,]"), QStringLiteral("(?:[^.!?;,]|(?<=\\d)[.,](?=\\d))"));
    return patternOf(made);
}

/// How a language tells of changes. A clause that names a thing and has a verb of what is done, or is promised, claims
/// it, unless a negation stands in the verb or right before it.
struct Tongue {
    std::vector<std::pair<QRegularExpression, std::vector<ActionKind>>> things; ///< stems, and what they are of
    QRegularExpression done;
    QRegularExpression promise;
    QRegularExpression denial;    ///< in the verb, or within the words before it
    QRegularExpression condition; ///< in the sentence: nothing is promised then
    QRegularExpression request;   ///< in the clause: it is asked for, received or handed on, not done
};

const std::vector<Tongue> &tongues()
{
    using enum ActionKind;
    const std::vector<ActionKind> refund{Refund, CancelOrder};
    const std::vector<ActionKind> credit{Credit, Refund};
    const std::vector<ActionKind> cancel{CancelOrder, ChangeSubscription};
    static const std::vector<Tongue> All{
        // Spanish
        {{{pattern("reembols|devoluci[oó]n|devuel|devolv|dinero|reintegr|\\brefund"), refund},
          {pattern("crédito|\\babon|acredit|\\bsaldo\\b"), credit},
          {pattern("\\b(?:cancel(?:ad|é|ó)|anul(?:ad|é|ó))"), cancel},
          {pattern("reemplaz|sustituci|recambio|reposici"), {Replacement}},
          {pattern("direcci[oó]n"), {ChangeAddress}},
          {pattern("gastos de env[ií]o|descuento|rebaja|recargo|\\btarifa"), credit},
          {pattern("\\b(?:un[ao]? (?:\\w+ )?nuev[oa]|otr[oa] \\w+)"), {Replacement}}},
         pattern(
             "\\b(?:he|has|ha|hemos|han|fue|fueron|est[aá]n?|queda|quedó|sido)(?: (?:sido|ya|siendo|le|les|también|"
             "procedido a|\\w+mente))* (?:(?:reembols|acredit|abon|proces|emit|realiz|tramit|efectu|autoriz|aprob|"
             "inici|complet|gestion|cancel|anul|conced|otorg|orden|ejecut|finaliz|confirm|ingres|transfer|pag|"
             "registr|aplic|añad|deposit|reintegr|restitu|envi|cambi|actualiz|modific|correg|reemplaz|sustitu|"
             "program|asign|elimin|quit|rebaj|condon|descont)(?:ad|id)[oa]s?|devuelt[oa]s?|hech[oa]s?|puest[oa]s?)\\b"
             "|\\b(?:(?:reembols|acredit|abon|proces|realiz|tramit|efectu|autoriz|aprob|inici|complet|gestion|cancel"
             "|anul|ingres|envi|cambi|actualiz|modific)(?:é|ó|aron)|emit(?:í|ió)|devolv(?:í|ió|imos)|hic(?:e|imos)|"
             "realicé|autoricé)\\b"
             "|\\best(?:oy|á|amos|án)(?: \\w+)? (?:(?:reembols|acredit|abon|proces|emit|realiz|tramit|efectu|cancel|"
             "anul|gestion)(?:ando|iendo)|devolviendo|haciendo)\\b"
             "|\\ben (?:camino|proceso|curso|marcha|trámite)\\b|\\best(?:á|án) list[oa]s?\\b"),
         pattern("\\b(?:reembolsar|devolver|abonar|acreditar|ingresar|tramitar|procesar)(?:é|emos|á|án)\\b"
                 "|\\b(?:le|te|les|os) (?:reembols|devuelv|abon|acredit)(?:o|emos|amos)\\b|\\brecibir(?:á|ás|án)\\b"
                 "|\\b(?:voy|vamos) a (?:reembolsar|devolver|procesar|emitir|tramitar|abonar|hacer|realizar)\\w*"
                 "|\\bserán? (?:\\w+mente )?(?:reembolsad|devuelt|abonad|procesad|emitid)\\w+"),
         pattern("\\b(?:no|nunca|ningún|ninguna|nada|sin|puede|podría|haber|si|não)\\b"),
         pattern("\\b(?:si|cuando|una vez|en cuanto|tras|después de|quando|se \\w+(?:ar|er|ir))\\b"),
         pattern("\\b(?:recibido|envi\\w+|pasado|transmitido|visto)\\b.*\\b(?:solicitud|petición|consulta|pregunta)|"
                 "\\bpolítica\\b|\\b(?:ha|has) (?:solicitado|pedido)\\b")},
        // French
        {{{pattern("rembours|\\bargent\\b|\\bmontant\\b|\\brefund"), refund},
          {pattern("\\bcrédit|\\bavoir de\\b|bon d'achat"), credit},
          {pattern("\\bannul(?:é|ation)"), cancel},
          {pattern("remplacement|échange|\\bune? (?:nouvel\\w*|nouveau|autre) "), {Replacement}},
          {pattern("\\badresse"), {ChangeAddress}},
          {pattern("\\bfrais de|\\bremise|rabais|réduction"), credit},
          {pattern("\\bcompte\\b|mot de passe"), {}}},
         pattern("\\b(?:ai|as|a|avons|ont|est|sont|été)(?: (?:été|bien|déjà|vous|aussi|immédiatement|\\w+ment))* "
                 "(?:(?:rembours|crédit|trait|effectu|procéd|initi|lanc|approuv|accord|autoris|valid|finalis|enregistr|"
                 "envoy|vers|annul|modifi|chang|corrig|termin|complét|expédi|command|vir|rembours|restitu|supprim|"
                 "appliqu|retir|dédui|activ|réactiv|désactiv|débloqu|réinitialis)é(?:e|s|es)?|"
                 "émise?s?|faite?s?|mise?s?|rendue?s?|remise?s?)\\b"
                 "|\\b(?:ai|avons)(?: \\w+)? offert\\b|\\ben (?:cours|route|chemin|traitement)\\b"),
         pattern("\\bvous rembours(?:e|ons)\\b|\\brembourser(?:ai|ons|a|ont)\\b|\\b(?:recevrez|recevras)\\b"
                 "|\\b(?:vais|allons|va) (?:vous )?(?:rembourser|créditer|verser|annuler|procéder|effectuer)\\b"
                 "|\\bser(?:a|ez|ont) (?:\\w+ment )?(?:rembours|crédit|vers|effectu|trait)é\\w*"),
         pattern("\\b(?:ne|pas|jamais|aucun|aucune|rien|sans|peut|pourrait|si)\\b|\\bn'"),
         pattern("\\b(?:si|quand|lorsque|dès|une fois|après)\\b"),
         pattern("\\b(?:reçu|transmis|envoyé|transféré)\\b.*\\bdemande|\\bpolitique\\b|\\bavez demandé\\b")},
        // German
        {{{pattern(
               "erstatt|rückzahl|rücküberw|rückbuch|zurück(?:überw|gezahl|erstatt|gebuch|gegeb)|\\bgeld\\b|\\bbetrag|"
               "\\beuro\\b|€|refund"),
           refund},
          {pattern("gutschrift|gutgeschrieben|guthaben|gutschein"), credit},
          {pattern("storniert|stornierung|gekündigt"), cancel},
          {pattern("\\bersatz|austausch|\\beine?[ns]? (?:neue|weitere)"), {Replacement}},
          {pattern("adresse|anschrift"), {ChangeAddress}},
          {pattern("versandkosten|gebühr|rabatt|nachlass"), credit},
          {pattern("\\bkonto\\b|passwort"), {}}},
         pattern(
             "\\b(?:habe|haben|hat|wurden?|worden|ist|sind)\\b[^.!?;,]{0,80}?\\b(?:(?:zurück|rück)?(?:erstattet|"
             "überwiesen|gezahlt|gebucht|gegeben)|refundiert|veranlasst|bearbeitet|gutgeschrieben|ausgelöst|"
             "angewiesen|eingeleitet|genehmigt|bewilligt|gestartet|vorgenommen|ausgestellt|durchgeführt|"
             "abgeschlossen|freigegeben|beantragt|angestoßen|gesendet|geschickt|verschickt|versandt|ausgezahlt|"
             "storniert|gekündigt|geändert|aktualisiert|angepasst|getauscht|ausgetauscht|bestätigt|erledigt|erfolgt|"
             "verarbeitet|erlassen|gewährt|eingeräumt|abgezogen|gestrichen|gelöscht|entsperrt|zurückgesetzt)\\b"
             "|\\b(?:wird|werden)\\b[^.!?;,]{0,40}\\b(?:gerade|derzeit|soeben|jetzt|nun|momentan)\\b"
             "|\\b(?:unterwegs|in bearbeitung|in arbeit|auf dem weg)\\b"),
         pattern(
             "\\b(?:ich|wir) (?:erstatten?|überweisen?|stornieren?|zahlen?|schreiben?) (?:ihnen|dir|euch|es|das|jetzt|"
             "sofort)\\b|\\b(?:erstatten?|überweisen?) (?:wir|ich)\\b"
             "|\\bwerden?\\b[^.!?;,]{0,60}\\b(?:erstatten|überweisen|zurückzahlen|gutschreiben|stornieren|veranlassen)"
             "\\b|\\b(?:sie erhalten|sie bekommen|du erhältst|du bekommst)\\b"),
         pattern("\\b(?:nicht|noch nicht|kein\\w*|nie|nichts|kann|können|könnte|ob)\\b"),
         pattern("\\b(?:wenn|falls|sobald|nachdem|nach)\\b"),
         pattern("\\b(?:frage|anfrage|anliegen|bitte|wunsch|antrag)\\b.*\\b(?:erhalten|weitergegeben|weitergeleitet|"
                 "geschickt|gesendet)|\\brichtlinie")},
        // Italian
        {{{pattern("rimbors|\\bdenaro\\b|\\bsoldi\\b|restituit|\\brefund"), refund},
          {pattern("\\bcredito\\b|accredit|\\bbuono\\b"), credit},
          {pattern("\\b(?:annullat|cancellat|annullament)"), cancel},
          {pattern("sostituzione|sostitut|ricambio|\\bun[ao]? (?:nuov[oa]|altr[oa])"), {Replacement}},
          {pattern("\\bindirizzo"), {ChangeAddress}},
          {pattern("spese di spedizione|\\bscont[oi]"), credit}},
         pattern("\\b(?:ho|abbiamo|ha|hanno|è|sono|stat[oaie])(?: (?:stat[oaie]|già|appena|ora|anche|\\w+mente))* (?:"
                 "(?:rimbors|accredit|elabor|effettu|process|approv|autorizz|avvi|complet|annull|cancell|invi|vers|"
                 "modific|aggiorn|cambi|conferm|registr|applic|elimin)at[oaie]|spedit[oaie]|emess[oaie]|dispost[oaie]|"
                 "restituit[oaie]|sostituit[oaie]"
                 "|eseguit[oaie]|fatt[oaie])\\b|\\bin (?:corso|arrivo|elaborazione|viaggio)\\b"
                 "|\\bst(?:o|iamo|a) (?:rimbors|elabor|process|accredit|effettu)ando\\b"),
         pattern("\\brimborser(?:ò|emo|à)\\b|\\briceverà[i]?\\b|\\b(?:le|ti|vi) rimborso\\b|\\bsarà (?:\\w+mente )?(?:"
                 "rimbors|accredit|elabor)at\\w"),
         pattern("\\b(?:non|mai|nessun\\w*|senza|può|potrebbe)\\b"),
         pattern("\\b(?:se|quando|una volta|appena|dopo)\\b"),
         pattern("\\b(?:ricevuto|inviato|inoltrato)\\b.*\\brichiesta|\\bpolitica\\b")},
        // Portuguese
        {{{pattern("reembols|estorn|dinheiro|devolv|\\brefund"), refund},
          {pattern("\\bcrédito\\b|creditad"), credit},
          {pattern("\\bcancel(?:ad|ei|ou|amos|amento)"), cancel},
          {pattern("substitui|reposição|\\bum[a]? nov[oa]"), {Replacement}},
          {pattern("endereço"), {ChangeAddress}},
          {pattern("taxa de|\\bfrete|desconto"), credit}},
         pattern(
             "\\b(?:foi|foram|está|estão|sido|tenho|temos)(?: (?:sido|já|também|\\w+mente))* (?:(?:reembols|credit|"
             "process|aprov|autoriz|inici|complet|cancel|anul|envi|efetu|realiz|confirm|registr|alter|atualiz|mud|"
             "trat|estorn)ad[oa]s?|(?:emit|devolv|substitu)[ií]d[oa]s?|feit[oa]s?|pag[oa]s?)\\b"
             "|\\b(?:remov|apliqu|retir)(?:i|ei)\\b|\\b(?:reembols|process|cancel|realiz|efetu|aprov|autoriz|inici|"
             "estorn|envi|alter|atualiz|credit)(?:ei|"
             "ou)\\b|\\b(?:reembols|cancel|estorn|devolv)[ae]mos (?:o|a|os|as|lhe|seu|sua)\\b|\\b(?:devolvi|emiti)\\b"
             "|\\bem (?:andamento|processamento|curso)\\b|\\ba caminho\\b"),
         pattern(
             "\\b(?:reembolsar|estornar|devolver)(?:ei|emos|á)\\b|\\breceberá\\b|\\b(?:vou|vamos) (?:reembolsar|"
             "estornar|devolver|processar)\\b|\\bserá (?:\\w+mente )?(?:reembolsad|estornad|processad|devolvid)\\w"),
         pattern("\\b(?:não|nunca|nenhum\\w*|sem|pode|poderia|no|ningún|puede)\\b"),
         pattern("\\b(?:se|quando|assim que|uma vez|após|depois|si|cuando|una vez|en cuanto)\\b"),
         pattern("\\b(?:recebi|recebemos|enviei|encaminhei)\\b.*\\b(?:pedido|solicitação) de|\\bpolítica\\b")},
        // Dutch
        {{{pattern("terugbeta|teruggest|restitutie|\\bgeld\\b|\\bbedrag\\b|\\brefund"), refund},
          {pattern("gecrediteerd|tegoed|creditnota"), credit},
          {pattern("geannuleerd|annulering"), cancel},
          {pattern("vervang|\\been nieuwe?\\b"), {Replacement}},
          {pattern("\\badres"), {ChangeAddress}},
          {pattern("verzendkosten|\\bkorting"), credit}},
         pattern("\\b(?:heb|hebben|heeft|is|zijn|werd|werden|wordt)\\b[^.!?;,]{0,60}?\\b(?:verwerkt|terugbetaald|"
                 "teruggestort|gecrediteerd|geannuleerd|uitgevoerd|goedgekeurd|gestart|ingediend|geregeld|overgemaakt|"
                 "verstuurd|verzonden|gewijzigd|aangepast|vervangen|toegekend|toegepast|kwijtgescholden|in gang "
                 "gezet|onderweg|in behandeling)\\b"),
         pattern("\\b(?:u ontvangt|je ontvangt|u krijgt|je krijgt)\\b|\\b(?:zal|zullen|ga|gaan)\\b.{0,60}\\b(?:"
                 "terugbetalen|terugstorten|annuleren)\\b|\\b(?:ik|wij|we) beta(?:al|len)\\b.{0,40}\\bterug\\b"),
         pattern("\\b(?:niet|geen|nooit|niets|kan|kunnen|of)\\b"),
         pattern("\\b(?:als|zodra|wanneer|nadat|na)\\b"),
         pattern("\\b(?:vraag|verzoek|aanvraag)\\b.*\\b(?:ontvangen|doorgestuurd)|\\bbeleid\\b")},
        // Polish
        {{{pattern("\\bzwrot|\\bzwróci|\\bpieni[ąę]|\\brefund"), refund},
          {pattern("anulowa|odwoła"), cancel},
          {pattern("\\bwymian|\\bnow[yaąe] "), {Replacement}},
          {pattern("rabat|zniżk|koszt\\w* (?:wysyłki|dostawy)"), credit},
          {pattern("\\badres"), {ChangeAddress}}},
         pattern(
             "\\b(?:zwróci|zrealizowa|przetworzy|przyzna|anulowa|zleci|wykona|zatwierdzi|zmieni|wysła|naliczy)(?:łem|"
             "łam|"
             "liśmy|łyśmy|ł|ła|li|no|ny|na|ne)\\b|\\bzosta(?:ł|ła|ło|ły|nie)\\b|\\b(?:zwrócono|zlecono|zrealizowano|"
             "anulowano)\\b|\\bw (?:toku|drodze|trakcie)\\b|\\bjest (?:gotowy|zatwierdzony|przetwarzan\\w)"),
         pattern("\\b(?:zwrócę|zwrócimy|otrzyma\\w*|dostanie\\w*)\\b"),
         pattern("\\b(?:nie|może|można|czy)\\b"),
         pattern("\\b(?:jeśli|jeżeli|gdy|po)\\b"),
         pattern("\\b(?:prośb|wnios|zapytan)\\w*")},
        // Russian, Ukrainian
        {{{pattern("возврат|возвра[тщ]|верну|повер[нт]|возмещ|возмест|відшкод|деньги|кошт|гроші"), refund},
          {pattern("начисл|зачисл|бонус"), credit},
          {pattern("отмен|скасов"), cancel},
          {pattern("замен|замін|\\bнов(?:ую|ый|ое|ые)\\b"), {Replacement}},
          {pattern("скидк|знижк|стоимость доставки"), credit},
          {pattern("адрес"), {ChangeAddress}}},
         pattern(
             "\\b(?:сделал|вернул|возвратил|возместил|оформил|выполнил|обработал|произв[её]л|отправил|одобрил|начислил|"
             "зачислил|перечислил|отменил|изменил|обновил|заменил|выслал|повернул|оформив|скасува[лв]|змінил|"
             "відшкодув)\\w*"
             "|\\b(?:оформл[её]н|выполнен|обработан|произвед[её]н|одобрен|отправлен|заверш[её]н|начислен|зачислен|"
             "перечислен|отмен[её]н|измен[её]н|возвращ[её]н|возмещ[её]н|повернут|скасован|оброблен|обрабатыва|"
             "возвраща(?:ем|ю|ют)|осуществл[её]н)\\w*|\\bв (?:процессе|обработке|пути)\\b|\\bготов\\b"),
         pattern("\\b(?:верну|верн[её]м|возвращу|возместим|оформлю|оформим|отменю|отменим|получите|повернемо|поверну|"
                 "будет|будут|буде)\\b"),
         pattern("\\b(?:не|ни|нет|никогда|ещё не|может|могу|можно|ли|немає)\\b"),
         pattern("\\b(?:если|когда|после|как только|якщо|коли|після)\\b"),
         pattern("\\b(?:запрос|просьб|заявк|вопрос)\\w*")},
        // Czech, Slovak
        {{{pattern("\\bvrác|\\bvrát|\\bpen[íi]ze|\\bpeniaze|refundac"), refund}, {pattern("\\bzruš"), cancel}},
         pattern(
             "\\b(?:vrátil|vrácen|vrátené|zpracován|spracovan|zrušil|zrušen|odeslán|schválen|proveden|vyřízen)\\w*"),
         pattern("\\b(?:vrátím|vrátíme|obdržíte|dostanete)\\b"),
         pattern("\\b(?:ne|nebyl\\w*|nie|není|může)\\b"),
         pattern("\\b(?:pokud|když|jakmile|po|ak|keď)\\b"),
         pattern("\\bžádost\\w*")},
        // Turkish
        {{{pattern("\\biade|geri öde|para[nmy]"), refund}, {pattern("\\biptal"), cancel}},
         pattern(
             "\\b(?:edildi|ettim|ettik|etti|yapıldı|yaptım|yaptık|tamamlandı|onaylandı|başlatıldı|başlattım|işlendi|"
             "gönderildi|ediliyor|ediyorum|ediyoruz|ödendi|ödedik)\\w*"),
         pattern("\\b(?:edeceğ|edilecek|alacaksınız|ödeyeceğ)\\w*"),
         pattern("\\b(?:değil|henüz|edilmedi|mi|mı|olabilir)\\b"),
         pattern("\\b(?:eğer|ise|sonra)\\b|\\w+(?:rsa|rse)n?[iı]z?\\b"),
         pattern("\\b(?:talebi|isteği)\\w*")},
        // Greek
        {{{pattern("επιστροφή|επέστρε|επιστράφ|επεστράφ|χρήματ|χρημάτ"), refund}, {pattern("ακύρω|ακυρώ"), cancel}},
         pattern("ολοκληρώθηκ|επεστράφ|επιστράφ|επέστρεψ|έγινε|εγκρίθηκ|ακυρώθηκ|ακύρωσ|πραγματοποιήθηκ|σε εξέλιξη"),
         pattern("θα (?:επιστρ|λάβετε|σας)"),
         pattern("δεν|μπορεί|μήπως"),
         pattern("\\b(?:αν|εάν|όταν|μόλις|αφού)\\b"),
         pattern("αίτημα")},
        // Chinese
        {{{pattern("退款|退钱|退錢|退费|退費|返还|返還|退还|退還|退回|退给|退給"), refund},
          {pattern("积分|積分|余额|餘額|抵扣"), credit},
          {pattern("取消"), cancel},
          {pattern("换货|換貨|补发|補發|更换|更換"), {Replacement}},
          {pattern("地址"), {ChangeAddress}},
          {pattern("运费|運費|折扣"), credit}},
         pattern("已|刚刚|剛剛|正在|成功|完成|办好|辦好|办理了|退了|了$|中$|到账|到帳"),
         pattern("会|會|将|將|马上|馬上|立即|稍后|稍後"),
         pattern("没|沒|未|不|无法|無法|是否|可能|尚|能否"),
         pattern("如果|若|要是|一旦|之后|之後|以后|以後|后|後|可以"),
         pattern("收到|了解|看到|转交|轉交|想要|政策|条件|條件")},
        // Japanese
        {{{pattern("返金|払い戻|払戻"), refund},
          {pattern("キャンセル|取り消|取消"), cancel},
          {pattern("交換"), {Replacement}},
          {pattern("住所"), {ChangeAddress}},
          {pattern("送料|割引"), {Credit, Refund}}},
         pattern("ました|済み|済です|完了|中です|ております|処理中|手配"),
         pattern("いたします|します|されます|予定"),
         pattern("ません|ない|できません|かどうか"),
         pattern("場合|たら|れば|後に|可能"),
         pattern("ご?希望|依頼|要望|受け付け|承りました|申請を|ポリシー")},
        // Korean
        {{{pattern("환불|환급"), refund}, {pattern("취소"), cancel}, {pattern("교환"), {Replacement}}},
         pattern("완료|되었|됐|했습니다|하였습니다|처리|드렸|진행 ?중|승인"),
         pattern("드리겠|하겠|될 ?것|받으실"),
         pattern("않|못|없|아직"),
         pattern("면|경우|후에|가능"),
         pattern("요청|문의|원하|정책")},
    };
    return All;
}

/// All things of each language in one pattern: most sentences name none of them, and are looked at no further.
const std::vector<QRegularExpression> &anyThing()
{
    static const std::vector<QRegularExpression> All = [] {
        std::vector<QRegularExpression> all;
        for (const Tongue &tongue : tongues()) {
            QStringList stems;
            for (const auto &[thing, kinds] : tongue.things)
                stems.append(QStringLiteral("(?:%1)").arg(thing.pattern()));
            all.push_back(patternOf(stems.join(u'|')));
        }
        return all;
    }();
    return All;
}

/// Languages whose verbs are not known here: naming the thing is enough, but for these words.
struct Mention {
    QRegularExpression thing;
    QRegularExpression harmless;
};

const std::vector<Mention> &mentions()
{
    static const std::vector<Mention> All{
        // Arabic, Persian
        {pattern("استرداد|استرجاع|رد المبلغ|إرجاع المبلغ|إعادة المبلغ|أعدت|بازپرداخت"),
         pattern("لم |لا |ليس|إذا|لن |هل |يمكن|طلب|نمی|اگر")},
        // Hindi
        {pattern("धनवापसी|रिफ़ंड|रिफंड|पैसे वापस"), pattern("नहीं|अगर|यदि|क्या|सकते|सकता|अनुरोध")},
        // Hebrew
        {pattern("החזר|זיכוי"), pattern("לא |אם |האם|ניתן|אפשר|בקש")},
        // Swedish, Danish, Norwegian, Finnish
        {pattern("återbetal|tilbagebetal|tilbakebetal|refundert|refunderet|hyvity[st]|palautettu"),
         pattern("\\b(?:inte|om|när|kan|ikke|hvis|når|ei|jos|kun|voi\\w*|begäran|anmodning)\\b")},
        // Hungarian, Romanian
        {pattern("visszatérít|rambursa"), pattern("\\b(?:nem|ha|amikor|nu|dacă|când|poate|kérel\\w*|cerere\\w*)\\b")},
        // Thai, Vietnamese, Indonesian
        {pattern("คืนเงิน|hoàn tiền|pengembalian dana|dana .*dikembalikan"),
         pattern("ไม่|หาก|ถ้า|สามารถ|ไหม|không|nếu|khi|có thể|tidak|belum|jika|apakah|bisa|permintaan")},
    };
    return All;
}

/// The verb in @p clause that claims; @p isPromised leaves promises out where nothing is promised.
std::optional<QString> verbIn(const Tongue &tongue, const QString &clause, const QRegularExpression &verb)
{
    auto each = verb.globalMatch(clause);
    while (each.hasNext()) {
        const auto match = each.next();
        // A negation belongs to the verb that it stands in or right before.
        static const QRegularExpression Near(QStringLiteral("(?:\\S+\\s+){0,3}\\S*$"));
        const QString before = Near.match(clause.left(match.capturedStart())).captured();
        const QString near = before + match.captured();
        if (!tongue.denial.match(near).hasMatch())
            return match.captured();
    }
    return std::nullopt;
}

std::optional<QString> claimIn(const Tongue &tongue, const QString &sentence, const IsFree &isFree)
{
    // Not the comma of "312,40".
    static const QRegularExpression Clauses(
        QStringLiteral("(?<!\\d),|,(?!\\d)|[\\x{3001}\\x{FF0C}\\x{2013}\\x{2014}:]| - "));
    const bool isConditional = tongue.condition.match(sentence).hasMatch();
    for (const QString &part : sentence.split(Clauses, Qt::SkipEmptyParts)) {
        const QString clause = part.trimmed();
        for (const auto &[thing, kinds] : tongue.things) {
            if (!thing.match(clause).hasMatch() || tongue.request.match(clause).hasMatch())
                continue;
            if (verbIn(tongue, clause, tongue.done) && !isFree(kinds, Saying::Told, sentence))
                return clause;
            // Whose promise it is, and of what, is not read: none is what happened.
            if (!isConditional && verbIn(tongue, clause, tongue.promise))
                return clause;
        }
    }
    return std::nullopt;
}

} // namespace

void prepareForeignClaims()
{
    anyThing(); // which needs all tongues
    mentions();
}

std::optional<QString> foreignClaim(const QString &text, const IsFree &isFree)
{
    static const QRegularExpression Sentence(
        QStringLiteral("(?:[^.!?;\\x{3002}\\x{61F}\\x{964}\\n]|(?<=\\d)\\.(?=\\d))+[.!?;\\x{3002}\\x{61F}\\x{964}]*"));
    auto each = Sentence.globalMatch(text);
    while (each.hasNext()) {
        QString sentence = each.next().captured().trimmed();
        if (sentence.endsWith(u'?') || sentence.endsWith(QChar(0x61F)) || sentence.startsWith(QChar(0xBF)))
            continue;
        while (!sentence.isEmpty() && !sentence.back().isLetterOrNumber() && !sentence.back().isMark())
            sentence.chop(1);
        for (size_t i = 0; i < tongues().size(); ++i) {
            if (!anyThing()[i].match(sentence).hasMatch())
                continue;
            if (auto claim = claimIn(tongues()[i], sentence, isFree))
                return claim;
        }
        for (const Mention &mention : mentions()) {
            if (mention.thing.match(sentence).hasMatch() && !mention.harmless.match(sentence).hasMatch() &&
                !isFree({ActionKind::Refund, ActionKind::Credit, ActionKind::CancelOrder}, Saying::Done, sentence))
                return sentence;
        }
    }
    return std::nullopt;
}

} // namespace tierdesk::ai
