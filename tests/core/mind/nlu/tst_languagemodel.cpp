#include "core/mind/nlu/Reader.h"
#include "resources/Resources.h"

#include <QtTest/QtTest>

#include <optional>

using namespace tierdesk;

/// What the reader cannot read must be marked, and English in whatever dress must not.
class tst_LanguageModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void language_data();
    void language();
    void whatIsNotEnglishIsNotRead_data();
    void whatIsNotEnglishIsNotRead();
    void oddEnglishIsRead_data();
    void oddEnglishIsRead();

private:
    std::optional<nlu::Reader> m_reader;
};

void tst_LanguageModel::initTestCase()
{
    resources::init();
    base::Result<nlu::Reader> reader = nlu::Reader::load();
    QVERIFY2(reader.has_value(), reader ? "" : qPrintable(reader.error().message + reader.error().where));
    m_reader = std::move(reader).value();
}

void tst_LanguageModel::language_data()
{
    QTest::addColumn<QString>("code");
    const auto says = [](const char *code, std::initializer_list<const char *> texts) {
        for (const char *text : texts)
            QTest::newRow(text) << QString::fromLatin1(code);
    };
    says("en", {"Where is my order?",
                "ok",
                "",
                "ORD-9876",
                "12345",
                "???",
                "yes",
                "no",
                "thx",
                "tent",
                "My name is Ludwig Müller",
                "I live in Rue de la Paix 12, Paris",
                "recieved wrong itm pls halp",
                "asdf",
                "jfkdl fjdkl sjfkdl fjdksl jfkdls",
                "aaaaaaa bbbbbbb cccccc ddddd",
                "hfjskdhf kjhsdkjfh skdjfhksj dhfkjsh dkfjh",
                "refund",
                "jane@example.com",
                "hi",
                "The Schadenfreude jacket and the Fjällräven bag",
                "order status",
                "die battery won't charge",
                "\xF0\x9F\x98\xA1"});
    says("de", {"Wo ist meine Bestellung?", "Ich möchte meine Bestellung stornieren", "Das ist eine Frechheit!",
                "Danke", "Das Zelt ist kaputt angekommen", "Guten Tag, ich habe eine Frage zu meiner Rechnung"});
    says("fr", {"Où est ma commande ?", "Je voudrais annuler mon abonnement", "Bonjour, je n'ai pas reçu mon colis",
                "Merci beaucoup"});
    says("es",
         {"¿Dónde está mi pedido?", "Quiero cancelar mi suscripción", "Hola, no he recibido el paquete", "Gracias"});
    says("it", {"Dov'è il mio ordine?", "Vorrei un rimborso per il mio acquisto",
                "Non ho ancora ricevuto il pacco, è una vergogna"});
    says("nl", {"Waar is mijn bestelling?", "Ik wil mijn geld terug", "Het pakket is niet geleverd"});
    says("pt", {"Onde está o meu pedido?", "Eu quero cancelar a minha assinatura", "Não recebi a encomenda"});
    says("sv", {"Var är min beställning?"});
    says("pl", {"Gdzie jest moje zamówienie?"});
    says("tr", {"Siparişim nerede?"});
    says("de", {"paket kaputt"});
    says("es", {"no funciona"});
    says("it", {"non funziona"});
    says("cs", {"chci vrátit peníze"});
    says("ro", {"vreau banii inapoi"});
    says("id", {"saya mau refund"});
    says("und", {"Mujhe refund chahiye", "mera order kahan hai", "nasaan na ang order ko", "tôi muốn hoàn tiền"});
    says("en", {"Hello from Hai Phong", "my name is Van Hol", "ship to Saya Kim"});
    says("ru", {"Где мой заказ?"});
    says("uk", {"Де моє замовлення? Я ще не отримав його"});
    says("el", {"Πού είναι η παραγγελία μου;"});
    says("zh", {"我的订单在哪里？"});
    says("ja", {"注文はどこですか？"});
    says("ko", {"제 주문은 어디에 있나요?"});
    says("ar", {"أين طلبي؟"});
    says("he", {"איפה ההזמנה שלי?"});
    says("th", {"สินค้าของฉันอยู่ที่ไหน"});
    says("hi", {"मेरा ऑर्डर कहाँ है?"});
}

void tst_LanguageModel::language()
{
    QFETCH(QString, code);
    const Reading reading = m_reader->read(std::string_view(QTest::currentDataTag()));
    QCOMPARE(reading.language, code);
    QCOMPARE(reading.isLanguageKnown, code == "en"_L1);
    QCOMPARE(m_reader->language(QTest::currentDataTag()).code, code);
}

void tst_LanguageModel::whatIsNotEnglishIsNotRead_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto in = [](const char *language, std::initializer_list<const char *> texts) {
        for (const char *text : texts)
            QTest::addRow("%s: %s", language, text) << QByteArray(text);
    };
    in("Swahili",
       {"Nataka kurudishiwa pesa zangu", "Mzigo wangu haujafika bado", "Huduma yenu ni mbaya sana, nimechoka kusubiri",
        "Agizo langu liko wapi?", "Naomba msaada na akaunti yangu tafadhali"});
    in("Albanian", {"Ku është porosia ime?", "Dua t'i kthej paratë mbrapsht", "Shërbimi juaj është shumë i keq",
                    "Nuk kam marrë ende pakon time", "Llogaria ime nuk punon, ju lutem ndihmë"});
    in("Spanish", {"mierda de servicio", "pésimo servicio", "vaya estafa de empresa", "devolvedme mi dinero ya",
                   "sois unos ladrones", "llevo tres semanas esperando"});
    in("Tagalog",
       {"Hindi ko pa natatanggap ang order ko", "Gusto kong ibalik ang pera ko", "Ang bagal ng serbisyo ninyo",
        "Sira ang produkto na binili ko", "Paano ko makakansela ang aking subscription"});
    in("Finnish", {"Missä tilaukseni viipyy?", "Palvelunne on todella huonoa", "Haluan rahani takaisin heti",
                   "Tuote saapui rikkinäisenä", "laite ei toimi ollenkaan"});
    in("Hungarian", {"Hol van a csomagom?", "Kérem vissza a pénzemet", "Nagyon rossz a kiszolgálás",
                     "A termék hibásan érkezett meg", "nem vagyok elégedett a szolgáltatással"});
    in("Estonian", {"Kus on minu tellimus?", "Tahan oma raha tagasi saada", "Teie teenindus on kohutav"});
    in("Lithuanian", {"Kur yra mano užsakymas?", "Noriu susigrąžinti pinigus", "Jūsų aptarnavimas labai blogas"});
    in("Croatian", {"Gdje je moja narudžba?", "Usluga vam je katastrofalna", "zelim povrat novca odmah"});
    in("Slovak", {"Kde je moja objednávka?", "Váš servis je hrozný a čakám už dva týždne"});
    in("Vietnamese", {"Đơn hàng của tôi ở đâu?", "toi muon huy don hang nay ngay"});
    in("Malay", {"Saya belum terima barang saya", "Perkhidmatan awak teruk sangat"});
    in("Somali", {"Waxaan rabaa lacagtayda", "Adeeggiinnu aad buu u xun yahay"});
    in("Zulu", {"Ngifuna imali yami ibuye", "Iphakethe lami alikafiki"});
    in("Yoruba", {"Mo fẹ́ gba owó mi padà", "Ibo ni ẹrù mi wà?"});
    in("Hausa", {"Ina kayan da na saya suke", "Ina son a mayar min da kudina"});
    in("Catalan", {"On és la meva comanda?", "Vull que em torneu els diners"});
    in("Basque", {"Non dago nire eskaera?", "Dirua itzultzea nahi dut"});
    in("Welsh", {"Ble mae fy archeb i?", "Rydw i eisiau fy arian yn ôl"});
    in("Icelandic", {"Hvar er pöntunin mín?", "Ég vil fá endurgreitt strax"});
    in("Turkish", {"kargom hala gelmedi", "paramı geri istiyorum hemen"});
    in("Danish", {"Hvor bliver min pakke af?", "Jeres service er elendig"});
}

void tst_LanguageModel::whatIsNotEnglishIsNotRead()
{
    QFETCH(QByteArray, text);
    const Reading reading = m_reader->read(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    QVERIFY2(!reading.isLanguageKnown, qPrintable(reading.language));
    QCOMPARE(reading.sentiment, Sentiment::Unknown);
    QCOMPARE(reading.score, 0.);
}

void tst_LanguageModel::oddEnglishIsRead_data()
{
    const auto as = [](const char *kind, std::initializer_list<const char *> texts) {
        for (const char *text : texts)
            QTest::addRow("%s: %s", kind, text) << QByteArray(text);
    };
    QTest::addColumn<QByteArray>("text");
    as("a word or two", {"ok", "thx", "Yes", "nope", "refund pls", "hello??", "ty", "k", "lol", "ugh", "cancel", "no",
                         "agent", "wtf", "meh", "stop", "gimme refund"});
    as("codes", {"ORD-9876", "SKU AB-1234-X9 qty 2", "error 0x80070057", "IMEI 356938035643809", "WX-2231 kbd ghosting",
                 "tracking 1Z999AA10123456784", "DL2934 JFK LAX delayed"});
    as("slips", {"recieved wrong itm pls halp", "teh bxo was brokn an empy", "whre is my ordr plese awnser",
                 "i wnat too retrun thes shose", "pasword rset not wrking agian", "yor servis is teribel",
                 "cant logg inn too my acount", "plz snd me teh recipt fr my purchse"});
    as("names", {"Krzysztof Wojciechowski here, any news?", "Ship it to Nguyen Thi Minh Khai, Ho Chi Minh City",
                 "Deliver to Rua Augusta 1500, São Paulo please", "Szymon Przybylski ordered the Fjällräven Kånken",
                 "my agent Bhagyashree was great", "Xiaomi Redmi Note, Huawei Mate, Oppo Reno"});
    as("brands", {"airpods pro case", "fitbit versa strap", "ninja foodi airfryer lid", "dyson v11 battery",
                  "bose soundlink vs jbl flip"});
    as("slang", {"yo fam where my stuff at", "this aint it chief smh", "bruh ur app is hella laggy fr fr",
                 "ngl kinda sus tbh", "y'all gonna refund me or nah", "luv it omg slay", "brb gtg ttyl"});
    as("dialects", {"wee bit dodgy innit mate", "oi mate wheres me parcel", "dis ting nuh work at all man",
                    "och aye it's fine like"});
    as("pictures and marks", {"\xF0\x9F\x98\xA1\xF0\x9F\x98\xA1\xF0\x9F\x98\xA1", ":(", "<3 <3", "!!!", "...",
                              "\xF0\x9F\x93\xA6 ???", "\xF0\x9F\x91\x8D\xF0\x9F\x91\x8D thx"});
    as("tags and handles",
       {"@VirginAmerica #fail", "@united #neveragain #worstairline", "rt @delta lol", "http://t.co/abc #epicfail"});
    as("letters struck at random", {"asdf qwer", "hfjskdhf kjhsdkjfh", "aaaaaaa bbbbbbb"});
    as("words of the trade", {"paracetamol ibuprofen amoxicillin dosage", "nvme ssd raid kernel panic",
                              "carburetor gasket torque specs", "sauvignon merlot chardonnay restock"});
    as("loans", {"my croissant and cappuccino were cold", "the crème brûlée was cold and soggy", "no bueno",
                 "c'est la vie I guess", "gracias for the quick refund"});
}

void tst_LanguageModel::oddEnglishIsRead()
{
    QFETCH(QByteArray, text);
    const Reading reading = m_reader->read(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    QCOMPARE(reading.language, u"en"_s);
    QVERIFY(reading.isLanguageKnown);
}

QTEST_GUILESS_MAIN(tst_LanguageModel)
#include "tst_languagemodel.moc"
