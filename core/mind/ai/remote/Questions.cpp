#include "core/mind/ai/remote/Questions.h"

#include "core/mind/ai/remote/PlainText.h"

#include <vector>

namespace tierdesk::ai {

namespace {

/// By the names that Unicode gives them: question marks of all scripts, the Greek one only in Greek, which has the
/// semicolon's shape.
const QRegularExpression &marks()
{
    static const QRegularExpression All = patternOf(
        "[?\\x{BF}\\x{203D}\\x{2E18}\\x{2047}-\\x{2049}\\x{FF1F}\\x{FE16}\\x{FE56}\\x{61F}\\x{55E}\\x{1367}\\x{1945}"
        "\\x{2CFA}\\x{2CFB}\\x{2E2E}\\x{2E54}\\x{A60F}\\x{A6F7}\\x{11143}\\x{1E95F}\\x{2753}\\x{2754}\\x{2370}\\x{225F}"
        "]"
        "|\\x{37E}|\\p{Greek}\\s*;");
    return All;
}

/// What asks without a mark: a question's own words, a word for yes, a request to answer.
const std::vector<QRegularExpression> &askings()
{
    static const std::vector<QRegularExpression> All{
        // English, whose yes alone is heard as one: no word for it may stand there, whatever for.
        patternOf("\\b(?:yes+|yeah|yep|yup|yea|aye|okay|okey|ok|affirmative|go ahead|thumbs up)\\b|\\bo\\.k\\."),
        patternOf("(?:^|(?:[.!:;,\\n\\x{2013}\\x{2014}]|\\s-)\\s*|\\b(?:just|please|simply|kindly|only|or|"
                  "to \\w+(?: \\w+){0,4},?)\\s+)(?:answer|reply|respond|say|write|type|enter|text|tap|press|click|hit|"
                  "confirm|tell|agree|choose|pick)\\b"),
        patternOf(
            "\\b(?:send|give|drop|text) (?:(?:me|us|back) )?(?:an? |your |the |one )?(?:\\w+ )?(?:yes|confirmation|"
            "reply|answer|response|word|message|line|thumbs|nod|go)\\b"),
        patternOf("\\b(?:let|tell|show) (?:me|us)(?: \\w+)? (?:know|if|whether|what|which|when|how)\\b"),
        patternOf(
            "(?:^|(?:[.!:;,\\n\\x{2013}\\x{2014}]|\\s-)\\s*|\\b(?:and|but|so|or|now|then)\\s+)(?!should "
            "you\\b)(?:shall|"
            "should|may|might|can|could|would|will|do|does|did|is|are|am|have|has) (?:i|we|you|it|this|that|there)\\b"),
        patternOf(
            "(?:^|[.!\\n]\\s*|\\b(?:and|but|so|now|then)\\s+)(?:what|which|who|when|where|why|how) (?:is|are|do|does|"
            "did|would|should|can|could|will|shall|may|about|many|much)\\b"),
        patternOf(
            "\\bif (?:you(?:'d| would|'re| are)? (?:agree|want|wish|like|prefer|approve|accept|confirm|consent|happy|"
            "fine|content|all right|with me)|(?:that|this|it)(?:'s| is| sounds| suits| works)? (?:fine|good|alright|"
            "all right|you|for you|agreeable|acceptable))\\b"),
        patternOf(
            "\\byour (?:consent|approval|agreement|confirmation|permission|go-?ahead|answer|reply|response|word)\\b"),
        // A word in quotation marks is one to be written.
        patternOf("[\"\\x{201C}\\x{201D}\\x{201E}\\x{AB}\\x{2039}\\x{300C}\\x{300E}\\x{2018}]\\s?\\p{L}{1,6}[.!]?\\s?"
                  "[\"\\x{201D}\\x{201C}\\x{BB}\\x{203A}\\x{300D}\\x{300F}\\x{2019}]"),
        // Spanish, Portuguese, Italian
        patternOf(
            "\\b(?:s[íì]|sim|vale|claro que|va bene|est[áà] bem|de acuerdo|de acordo|d'accordo)\\b"
            "|\\b(?:respond[aei]|rispond[ai]|conteste|contesta|escrib[ae]|escrev[ae]|scriv[ai]|dig[aoi]|d[ií]game|"
            "dime|dimmi|dica|digite|digiti|digita|pulse|pulsa|teclee|confirm[ae]|confermi|conferma)(?:me|mi|nos|lo)"
            "?\\b"),
        // French
        patternOf("\\b(?:oui|d'accord|entendu)\\b|\\b(?:répond(?:ez|s)|répondre|dites|écri(?:vez|s)|tapez|"
                  "confirmez|confirme|souhaitez|voulez|désirez)(?:-(?:moi|nous|vous|le))?\\b|\\best-ce\\b"),
        // German, Dutch
        patternOf(
            "\\b(?:ja|jawohl|einverstanden|akkoord)\\b"
            "|\\b(?:antworten|schreiben|sagen|tippen|bestätigen|geben|drücken|klicken|möchten|wollen|wünschen|sollen|"
            "darf|soll) (?:sie|ich|wir)\\b|\\b(?:antworte|schreibe?|sage?(?= "
            "(?:einfach|nur|mir|uns|bitte))|tippe?|drücke?)\\b"
            "|\\b(?:antwoord|schrijf|zeg|typ|tik|bevestig)\\b|\\b(?:wilt|wil|zal|mag) (?:u|je|ik)\\b"),
        // Swedish, Danish, Norwegian, Finnish
        patternOf("\\b(?:joo|kyllä)\\b|\\b(?:svara|svar|skriv|säg|vastaa|kirjoita|sano|bekräfta|bekræft|bekreft)\\b"),
        // Polish, Czech, Slovak
        patternOf("\\b(?:tak|ano|áno|zgoda)\\b|\\b(?:odpowiedz|odpisz|napisz|powiedz|wpisz|potwierd[zź]|odpověz|napiš|"
                  "řekn[ěi]|zadej|potvrď|odpovedz|napíš|czy)(?:te|cie)?\\b|\\b(?:proszę "
                  "(?:odpowiedzieć|napisać|potwierdzić))"),
        // Russian, Ukrainian
        patternOf("\\b(?:да|так|добре)\\b|\\b(?:ответь|напиши|скажи|введи|подтверди|дайте знать|відповід|"
                  "напиш|скаж|введ|підтверд)\\w*\\b|\\bли\\b|\\bчи\\b"),
        // Turkish, Greek
        patternOf(
            "\\b(?:evet|tamam|olur)\\b|\\b(?:yanıtla|cevapla|yazın|deyin|söyleyin|onayla)\\w*|\\bm[iıuü](?:y[iıuü]"
            "m|s[iıuü]n(?:[iıuü]z)?|d[iıuü]r)\\b"),
        patternOf(
            "\\b(?:ναι|εντάξει)\\b|απαντήστε|απάντησε|γράψτε|γράψε|πείτε|πληκτρολογήστε|επιβεβαιώστε|\\bθέλετε\\b"),
        // Chinese, Japanese, Korean
        patternOf(
            "吗|嗎|是否|(?:回复|回覆|回答|答复|答覆|输入|輸入|请说|請說|说|說|写|寫|发送|發送)\\W{0,2}(?:是|好|对|"
            "對|行|可以|同意|"
            "确认|確認)|(?:请|請)(?:回复|回覆|回答|答复|答覆|输入|輸入|确认|確認|告诉|告訴)"),
        patternOf(
            "ですか|ますか|でしょうか|はい|(?:返信|回答|お答え|入力|ご記入|お知らせ|確認)(?:を|して|し)?(?:お願い|"
            "ください|下さい)"),
        patternOf(
            "까요|습니까|나요|(?:네|예)\\W{0,2}(?:라고|로|만)|(?:답|회신|입력|말씀|확인)\\S{0,4} ?(?:주세요|주십시오)"),
        // Arabic, Persian, Hindi, Hebrew, Hungarian, Romanian, Thai, Vietnamese, Indonesian
        patternOf(
            "\\b(?:نعم|بله|هل|آیا|أجب|اكتب)\\b|हाँ|हां|क्या|\\b(?:כן|האם)\\b|\\bigen\\b|\\b(?:válaszolj|írj)\\w*"
            "|\\b(?:răspunde|scrie)\\w*|ใช่|ตอบ|พิมพ์|ไหม|\\b(?:vâng|trả lời|nhập)\\b|\\b(?:jawab|balas|ketik|apakah)\\b"),
    };
    return All;
}

} // namespace

std::optional<QString> questionIn(const QString &reply)
{
    // Before its form is changed: the compatible form of the Greek mark is a semicolon.
    if (const auto mark = marks().match(reply); mark.hasMatch())
        return mark.captured();
    const QString plain = plainText(reply);
    for (const QRegularExpression &asking : askings()) {
        if (const auto match = asking.match(plain); match.hasMatch())
            return match.captured().trimmed();
    }
    return std::nullopt;
}

void prepareQuestions()
{
    marks();
    askings();
}

} // namespace tierdesk::ai
