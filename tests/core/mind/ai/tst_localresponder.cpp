#include "core/mind/ai/local/LocalResponder.h"

#include "core/mind/ai/Contact.h"
#include "core/mind/ai/local/Slots.h"
#include "core/mind/nlu/Reader.h"
#include "resources/Resources.h"
#include "tests/core/mind/ai/TestShop.h"

#include <QtTest/QtTest>

using namespace tierdesk;
using namespace tierdesk::test;

namespace {

/// A turn's material at tier 1, today.
ai::TurnContext turn(const Session &session, const Message &message, const Reading &reading, const Shop &shop,
                     const Customer *customer, Tier tier = Tier::AiRep, bool isStaffed = false)
{
    static const Decision None;
    return {.session = session,
            .message = message,
            .reading = reading,
            .decision = None,
            .config = shop.config,
            .customer = customer,
            .history = {},
            .actions = {},
            .tier = tier,
            .hasJustEscalated = false,
            .isStaffed = isStaffed,
            .companyName = u"Acme Outdoor"_s,
            .idempotencySeed = u"sess_1#1"_s,
            .now = today()};
}

} // namespace

class TstLocalResponder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersNeverExceedTheBound_data();
    void answersNeverExceedTheBound();
    void sameMaterialGivesTheSameDraft();
    void aWayToBeReachedIsChosen_data();
    void aWayToBeReachedIsChosen();
    void staleStateIsDropped();
    void handoverTellsWhatComesNext_data();
    void handoverTellsWhatComesNext();
    void handoverSpeaksTheCustomersLanguage_data();
    void handoverSpeaksTheCustomersLanguage();
    void contactIsFoundInAnAnswer_data();
    void contactIsFoundInAnAnswer();
    void ofSeveralNumbersTheOneWithCentsIsTheSum();
    void turnBenchmark();

private:
    std::optional<nlu::Reader> m_reader;
};

void TstLocalResponder::initTestCase()
{
    resources::init();
    auto reader = nlu::Reader::load();
    QVERIFY2(reader.has_value(), reader ? "" : qPrintable(reader.error().message));
    m_reader = *reader;
}

void TstLocalResponder::answersNeverExceedTheBound_data()
{
    QTest::addColumn<QString>("tone");
    for (const char *tone : {"friendly", "professional", "formal", "empathetic", "concise"})
        QTest::newRow(tone) << QString::fromLatin1(tone);
}

void TstLocalResponder::answersNeverExceedTheBound()
{
    QFETCH(QString, tone);
    const QStringList lines{u"The tent I ordered arrived with a torn seam. Order ORD-9876."_s,
                            u"where is my order"_s,
                            u"I WANT MY MONEY BACK NOW"_s,
                            u"yes"_s,
                            u"no"_s,
                            u"cancel order 1003"_s,
                            u"what is your return policy for boots?"_s,
                            u"hello"_s,
                            u"blorp"_s,
                            u"change the address of order 1003 to 5 Oak Lane, Salem, OR 97301"_s,
                            u"how much is the ridge 3 tent?"_s,
                            u"are you a bot"_s,
                            u"pause my subscription"_s,
                            u"manager!"_s,
                            QString(5000, u'x'),
                            QString(),
                            u"?!?! \U0001F621\U0001F621"_s};
    Shop shop;
    shop.config.aiRep.guidelines.tone = tone;
    shop.config.aiRep.capabilities.canProcessRefunds = true;
    shop.config.aiRep.capabilities.maxRefundAmount = dollars(500);
    const ai::LocalResponder responder;
    for (const int bound : {1, 2, 10, 25, 60, 100, 200, 400, 4000}) {
        shop.config.aiRep.guidelines.maxResponseLength = bound;
        for (const CustomerId who : {Dana, Luis}) {
            Session session;
            session.customer = who;
            qint64 count = 0;
            for (const QString &line : lines) {
                Message message;
                message.id = {++count};
                message.text = line;
                const Reading reading = m_reader->read(line);
                const ai::TurnContext context =
                    turn(session, message, reading, shop, &shop.customers[static_cast<size_t>(who.value - 1)]);
                ShopTools tools(shop, who, true);
                const ai::Draft draft = responder.answer(context, tools);
                QVERIFY2(!draft.text.isEmpty() && draft.text.size() <= bound, qPrintable(draft.text));
                // What is cut is cut behind a word.
                if (draft.text.endsWith(u'\u2026') && draft.text.size() > 1)
                    QVERIFY2(!draft.text[draft.text.size() - 2].isSpace(), qPrintable(draft.text));
                if (draft.action) {
                    QVERIFY(draft.action->saidIfConfirmed.size() <= bound);
                    QVERIFY(draft.action->saidIfPending.size() <= bound);
                    QVERIFY(draft.action->saidIfFailed.size() <= bound);
                }
                QVERIFY(responder.handover(context, Reason::LegalMention).size() <= bound);
                session.dialogue = draft.dialogue;
            }
        }
    }
}

void TstLocalResponder::sameMaterialGivesTheSameDraft()
{
    Shop shop;
    Session session;
    session.customer = Luis;
    Message message;
    message.id = {7};
    message.text = u"This is terrible. Where is my stove?"_s;
    const Reading reading = m_reader->read(message.text);
    QStringList texts;
    for (int i = 0; i < 3; ++i) {
        const ai::TurnContext context = turn(session, message, reading, shop, &shop.customers[1]);
        ShopTools tools(shop, Luis, true);
        const ai::Draft draft = ai::LocalResponder().answer(context, tools);
        texts.append(draft.text);
    }
    QVERIFY(texts[0].contains(u"JD0146"));
    QCOMPARE(texts[1], texts[0]);
    QCOMPARE(texts[2], texts[0]);
}

void TstLocalResponder::staleStateIsDropped()
{
    Shop shop;
    Session session;
    session.customer = Dana;
    // A yes to a question of another version of the program is a yes to nothing.
    session.dialogue = {
        {u"v"_s, 99}, {u"asked"_s, u"confirm"_s}, {u"proposal"_s, QJsonObject{{u"kind"_s, u"refund"_s}}}};
    Message message;
    message.text = u"yes"_s;
    const Reading reading = m_reader->read(message.text);
    const ai::TurnContext context = turn(session, message, reading, shop, &shop.customers[0]);
    ShopTools tools(shop, Dana, true);
    const ai::Draft draft = ai::LocalResponder().answer(context, tools);
    QVERIFY(!draft.action);
    QCOMPARE(draft.dialogue[u"v"].toInt(), 1);
}

void TstLocalResponder::handoverTellsWhatComesNext_data()
{
    QTest::addColumn<bool>("isStaffed");
    QTest::addColumn<int>("reason");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("somebody is there: shortly")
        << true << static_cast<int>(Reason::LegalMention) << QStringList{u"shortly"_s, u"colleague"_s};
    QTest::newRow("nobody is there: hours, phone, and how to reach the customer")
        << false << static_cast<int>(Reason::RefundOverThreshold)
        << QStringList{u"Mon-Fri 9:00-17:00"_s, u"+14155559999"_s, u"e-mail"_s};
    QTest::newRow("asked for") << true << static_cast<int>(Reason::CustomerRequest) << QStringList{u"Of course"_s};
}

void TstLocalResponder::handoverTellsWhatComesNext()
{
    QFETCH(bool, isStaffed);
    QFETCH(int, reason);
    QFETCH(QStringList, words);
    Shop shop;
    const Session session;
    const Message message;
    const Reading reading;
    const ai::TurnContext context = turn(session, message, reading, shop, nullptr, Tier::AiManager, isStaffed);
    const QString text = ai::LocalResponder().handover(context, static_cast<Reason>(reason));
    for (const QString &word : words)
        QVERIFY2(text.contains(word), qPrintable(text));
    QVERIFY(isStaffed == text.contains(u"shortly"));

    // Where the tier has said already that somebody takes over, only when and how follows.
    ai::TurnContext said = context;
    said.isHandoverSaid = true;
    const QString rest = ai::LocalResponder().handover(said, static_cast<Reason>(reason));
    if (!isStaffed)
        QVERIFY2(!rest.contains(u"colleague") && rest.contains(u"e-mail"), qPrintable(rest));
}

void TstLocalResponder::handoverSpeaksTheCustomersLanguage_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const char *text, const QStringList &words) {
        QTest::newRow(name) << QString::fromUtf8(text) << words;
    };
    row("Spanish", "Hola, no he recibido mi pedido", {u"nuestro horario"_s, u"contactarle"_s});
    row("French", "Bonjour, je n'ai pas reçu mon colis", {u"nos horaires"_s, u"joindre"_s});
    row("German", "Ich habe mein Paket nicht bekommen", {u"unsere Zeiten"_s, u"erreichen"_s});
    row("a language without words of ours", "Gdzie jest moje zamówienie?", {u"our hours"_s});
}

void TstLocalResponder::handoverSpeaksTheCustomersLanguage()
{
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    Shop shop;
    const Session session;
    Message message;
    message.text = text;
    const Reading reading = m_reader->read(text);
    const ai::TurnContext context = turn(session, message, reading, shop, nullptr, Tier::AiManager, false);
    const QString said = ai::LocalResponder().handover(context, Reason::TechnicalLimitation);
    for (const QString &word : words + QStringList{u"Mon-Fri 9:00-17:00"_s, u"+14155559999"_s})
        QVERIFY2(said.contains(word), qPrintable(said));
}

void TstLocalResponder::contactIsFoundInAnAnswer_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("contact");
    QTest::newRow("an e-mail address") << "write me at dana@example.com, please"
                                       << "dana@example.com";
    QTest::newRow("a phone number") << "call +1 415 555 1234"
                                    << "+1 415 555 1234";
    QTest::newRow("behind accents, where bytes and characters differ") << "très bien: dana@example.com"
                                                                       << "dana@example.com";
    QTest::newRow("nothing") << "I don't know" << QString();
    QTest::newRow("an order number is no phone number") << "it is about order 98765" << QString();
}

void TstLocalResponder::contactIsFoundInAnAnswer()
{
    QFETCH(QString, text);
    QFETCH(QString, contact);
    QCOMPARE(ai::contactFrom(text, m_reader->read(text)).value_or(QString()), contact);
    QCOMPARE(ai::contactFrom(text, Reading()).value_or(QString()), contact);
}

void TstLocalResponder::aWayToBeReachedIsChosen_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("contact");
    const QString mail = u"dana@example.com"_s;
    const QString phone = u"+1 555 0142"_s;
    QTest::newRow("word") << u"email"_s << mail;
    QTest::newRow("same as on the account") << u"email is fine, same one as on the account"_s << mail;
    QTest::newRow("phone") << u"by phone, after 6pm is best"_s << phone;
    QTest::newRow("German") << u"am besten telefonisch"_s << phone;
    QTest::newRow("both") << u"email or phone"_s << QString();
    QTest::newRow("refused") << u"not by phone please"_s << QString();
    QTest::newRow("question") << u"did you get my email?"_s << QString();
    QTest::newRow("something else") << u"also 9.90 on my card from you"_s << QString();
}

void TstLocalResponder::aWayToBeReachedIsChosen()
{
    QFETCH(QString, text);
    QFETCH(QString, contact);
    Customer customer;
    QVERIFY(!ai::contactChosen(text, customer));
    customer.email = u"dana@example.com"_s;
    customer.phone = u"+1 555 0142"_s;
    QCOMPARE(ai::contactChosen(text, customer).value_or(QString()), contact);
}

void TstLocalResponder::ofSeveralNumbersTheOneWithCentsIsTheSum()
{
    const auto sumIn = [](const char *text) {
        return ai::readSlots(QString::fromUtf8(text), {'U', 'S', 'D'}).bareAmount;
    };
    QCOMPARE(sumIn("why do I see 67.90 from you 2 times"), std::optional(dollars(67.9)));
    QCOMPARE(sumIn("why do I see 67 from you 2 times"), std::nullopt);
    QCOMPARE(sumIn("67.90 and 12.50"), std::nullopt);
}

void TstLocalResponder::turnBenchmark()
{
    Shop shop;
    Session session;
    session.customer = Luis;
    Message message;
    message.id = {7};
    message.text = u"Hello, could you please tell me when my camp stove from order 1002 will arrive? Thanks"_s;
    const Reading reading = m_reader->read(message.text);
    const ai::TurnContext context = turn(session, message, reading, shop, &shop.customers[1]);
    ShopTools tools(shop, Luis, true);
    const ai::LocalResponder responder;
    qsizetype length = 0;
    QBENCHMARK
    {
        length += responder.answer(context, tools).text.size();
    }
    QVERIFY(length > 0);
}

QTEST_GUILESS_MAIN(TstLocalResponder)
#include "tst_localresponder.moc"
