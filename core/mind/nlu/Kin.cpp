#include "core/mind/nlu/Kin.h"

#include "core/mind/nlu/Grams.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace tierdesk::nlu {

namespace {

/// One group per line, including common shorthand. A word is in one group only. The words need not be exact synonyms:
/// a group is a feature in addition to the word itself, and a company's examples determine its weight.
constexpr auto kGroups = std::to_array<std::string_view>({
    "price cost rate charge fee fees amount pricing mrp tariff fare worth prices costs charges",
    "expensive costly pricey overpriced",
    "cheap affordable inexpensive budget low-cost cheaper cheapest economical",
    "buy purchase order acquire bought purchasing ordering shopping",
    "get obtain receive got received",
    "ship deliver delivery shipping dispatch courier shipment deliveries delivered shipped dispatched "
    "transit freight",
    "send sent mail post",
    "arrive arrival reach arrived come coming",
    "cancel terminate end discontinue quit cancellation undo void scrap abort revoke cancelled canceled",
    "stop halt pause suspend hold",
    "refund reimburse repay moneyback reimbursement refunded chargeback",
    "return exchange replace replacement swap replaced exchanged",
    "broken damaged defective faulty malfunctioning dead cracked torn damage defect broke malfunction",
    "pay payment paid paying checkout",
    "installment instalment emi financing finance instalments installments",
    "phone mobile cell cellphone smartphone telephone handset",
    "number no num digits",
    "call contact ring dial connect",
    "email e-mail inbox",
    "store shop outlet showroom branch dealer retailer stores market mall",
    "near nearby nearest closest close around local",
    "location address place area locality city town pincode zip postcode",
    "track tracking status whereabouts progress update",
    "where wer",
    "change modify edit alter amend revise adjust correct",
    "switch convert",
    "password passcode pin passwd pwd credentials",
    "login signin log logging logon signed logged",
    "reset recover recovery restore retrieve forgot forgotten forget",
    "lost missing misplaced disappeared lose gone vanished mislaid",
    "stolen theft robbed thief stole",
    "fraud scam scammed fraudulent suspicious unauthorized fake phishing cheat cheating cheated",
    "discount offer deal coupon promo voucher promotion sale code offers deals",
    "bill invoice statement receipt",
    "money cash funds fund paisa rupees dollars",
    "transfer remit move wire transferring transferred",
    "trip travel vacation journey holiday tour",
    "meaning mean define definition means",
    "tell say explain describe inform",
    "show display list view see",
    "recommend suggest suggestion recommendation advice advise prefer",
    "best top better good ideal suitable right",
    "help assist support assistance guide",
    "agent human representative person operator executive advisor manager someone somebody",
    "duration long period days",
    "when whn date day",
    "quick fast quickly soon rapid immediately instantly asap urgent quicker faster urgently",
    "late delay delayed slow overdue pending waiting",
    "error issue problem trouble glitch wrong bug complaint issues problems",
    "fail failed failing failure unsuccessful unable",
    "decline declined reject rejected refused denied",
    "register signup join enroll enrol enrollment registration subscribe",
    "create make open start setup activate begin new",
    "delete remove erase clear deactivate",
    "safe secure security protected safety harmful harm risk side",
    "weight kg kgs kilos pounds heavy",
    "slim thin fat obesity",
    "muscle gain build mass bulk bulking bodybuilding",
    "size dimension length width height measurement dimensions inches inch feet cm",
    "big large huge king bigger",
    "small little tiny single smaller",
    "color colour shade colors colours",
    "warranty guarantee guaranty",
    "trial test demo sample try",
    "available availability stock instock",
    "hours timing timings",
    "time clock",
    "withdraw withdrawal cashout withdrawing withdrawn redeem",
    "atm cashpoint",
    "deposit add topup load topping credited",
    "win winning winnings prize won winner",
    "play game match gaming matches games",
    "points score scores scoring",
    "team squad player players captain",
    "bonus reward cashback rewards referral refer",
    "credit loan borrow lending",
    "debit deducted charged taken",
    "balance account",
    "bank banking",
    "eat food meal dinner lunch restaurant breakfast snack",
    "diet nutrition calories protein",
    "weather rain temperature forecast",
    "music song playlist",
    "car vehicle auto automobile",
    "fuel gas petrol diesel",
    "house home flat apartment",
    "job work employment career vacancy hiring recruitment",
    "doctor physician medical",
    "ingredient content composition ingredients contain contains",
    "original genuine authentic legit real",
    "increase raise higher extend extension",
    "decrease reduce lower lessen",
    "limit maximum minimum cap restriction max min",
    "verify verification validate confirm confirmation authenticate",
    "identity id identification kyc document documents passport",
    "difference compare comparison differ versus vs",
    "different another other alternative",
    "type kind sort variety model variant types",
    "custom customise customize customized personalise",
    "install installation assemble assembly fit",
    "wash clean cleaning washable cover",
    "use usage consume take using intake",
    "function working functioning",
    "how hw hwo",
    "what wat wht whats wot",
    "please pls plz kindly plss",
    "you u ya",
    "your ur yr",
    "are r",
    "want need require wanna wish like looking chahiye",
    "can could able possible cn",
    "do does did",
    "not nt dont cant doesnt didnt never nahi",
    "why y reason",
    "thanks thank thx ty thankyou",
    "hi hello hey hii helo hlo greetings hie",
    "bye goodbye cya",
    "yes yeah yep yup ok okay sure",
    "nope nah",
    "interest apr percentage percent",
    "tax taxes gst vat duty",
    "insurance insured coverage policy",
    "free complimentary gratis",
    "currency forex euro euros pound",
    "country international abroad overseas foreign",
    "reservation booking book reserve",
    "flight plane airline flights",
    "hotel accommodation",
    "appointment meeting schedule calendar",
    "reminder remind alarm alert notify notification",
    "name called",
    "age old years",
    "child kid children kids",
    "wife husband spouse partner",
    "quality durable durability strong",
    "review reviews feedback rating testimonials",
    "happy satisfied love great",
    "bad poor worst terrible horrible pathetic",
    "pain ache hurt backache",
    "sleep sleeping rest",
    "result results effect effects benefit benefits",
    "app application apk software",
    "download downloading",
    "website site web webpage online link url",
    "computer laptop pc",
    "internet wifi network connection connectivity",
    "charger battery",
    "photo picture image pic",
    "franchise distributor dealership wholesale reseller business",
    "staff company",
    "many several multiple few",
    "twice double duplicate two",
    "once one",
});

/// Returns pairs of the numbers of a word and its group, sorted by word.
std::vector<std::pair<quint32, quint32>> numbered()
{
    std::vector<std::pair<quint32, quint32>> kin;
    for (const std::string_view group : kGroups) {
        const quint32 number = cueNumber(group.substr(0, group.find(' '))); // named after its first word
        for (std::size_t from = 0; from < group.size();) {
            const std::size_t to = std::min(group.find(' ', from), group.size());
            kin.emplace_back(wordNumber(group.substr(from, to - from)), number);
            from = to + 1;
        }
    }
    // If words of two groups have the same stem, the first group keeps it.
    const auto isBefore = [](const auto &a, const auto &b) { return a.first < b.first; };
    std::stable_sort(kin.begin(), kin.end(), isBefore);
    kin.erase(std::unique(kin.begin(), kin.end(), [](const auto &a, const auto &b) { return a.first == b.first; }),
              kin.end());
    return kin;
}

} // namespace

std::optional<quint32> kinOf(std::string_view folded)
{
    static const std::vector<std::pair<quint32, quint32>> Kin = numbered();
    const quint32 number = wordNumber(folded);
    const auto found = std::lower_bound(Kin.begin(), Kin.end(), number,
                                        [](const auto &each, quint32 value) { return each.first < value; });
    return found != Kin.end() && found->first == number ? std::optional(found->second) : std::nullopt;
}

} // namespace tierdesk::nlu
