#include "core/mind/nlu/SplitCards.h"
#include "resources/Resources.h"

#include <QtTest/QtTest>

using namespace tierdesk;

/// A card number that a customer tells in several messages. A conversation is written as lines; those that begin with
/// "<" are the other side's, and the last is the message that is redacted.
class tst_SplitCards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { resources::init(); }
    void completed_data();
    void completed();
    void lookAlikes_data();
    void lookAlikes();
    void anythingBefore();

private:
    static QString redacted(const QString &talk)
    {
        QStringList lines = talk.split(u'|');
        const QString last = lines.takeLast();
        std::vector<nlu::EarlierMessage> before;
        for (const QString &line : lines)
            before.push_back({QStringView(line).mid(line.startsWith(u'<') ? 1 : 0), !line.startsWith(u'<')});
        return nlu::redactContinuation(before, last);
    }
};

void tst_SplitCards::completed_data()
{
    QTest::addColumn<QString>("out");
    const auto row = [](const char *talk, const char *out) { QTest::newRow(talk) << QString::fromUtf8(out); };
    row("4111 1111|1111 1111", "•••• ••••");
    row("4111 1111|<How can I help?|1111 1111", "•••• ••••");
    row("41111111|11111111", "••••••••");
    row("4111-1111|1111-1111", "••••-••••");
    row("4111|1111|1111|1111", "••••");
    row("4111 1111 1111|1111", "••••");
    row("4111|1111 1111 1111", "•••• •••• ••••");
    row("3782 822463|10005", "•••••");
    row("3782|822463 10005", "•••••• •••••");
    row("3056 930902|5904", "••••");
    row("٤١١١ ١١١١|1111 1111", "•••• ••••");

    // Words that go with a number
    row("My card is 4111 1111|and then 1111 1111", "and then •••• ••••");
    row("My card number: 4111 1111|the rest is 1111 1111.", "the rest is •••• ••••.");
    row("Please charge it to my Visa 4111 1111|1111 1111", "•••• ••••");
    row("Meine Karte: 4111 1111|und dann 1111 1111", "und dann •••• ••••");
    row("4111 1111|1111 1111 exp 12/27", "•••• •••• exp 12/27");
    row("4111 1111|1111 1111 12/27 cvv •••", "•••• •••• 12/27 cvv •••");

    // Cut anywhere, where it is called a card's
    row("my card is 41111|11111111111", "•••••••••••");
    row("<What is your card number?|411111|1111111111", "••••••••••");
    row("here is my card number|411111|1111111111", "••••••••••");
    row("card 411111111111111|1", "•");

    // As printed on cards, whatever was asked for
    row("<What is your order number?|4111 1111|1111 1111", "•••• ••••");
}

void tst_SplitCards::completed()
{
    QFETCH(QString, out);
    QCOMPARE(redacted(QString::fromUtf8(QTest::currentDataTag())), out);
}

void tst_SplitCards::lookAlikes_data()
{
    const auto same = [](const char *talk) { QTest::newRow(talk); };
    QTest::addColumn<int>("unused");
    // Together each of these passes Luhn with the prefix of an issuer, unless it says otherwise.
    same("order 41111111|and order 11111111");
    same("order 4111 1111|order 1111 1111");
    same("ORD-41111111|ORD-11111111");
    same("#41111111|#11111111");
    same("<What are your order numbers?|41111111|11111111");
    same("<What is the tracking number?|41111111|<And the other order?|11111111");
    same("<Which order do you mean? I cannot take card details here.|<Your order number, please.|41111111|11111111");
    same("tracking 41111111|11111111");
    same("my phone is 41111111|11111111");
    same("+41111111|11111111");
    same("411111|1111111111"); // not as numbers are cut on cards
    same("41 11 11 11|11 11 11 11");
    same("4111 1111|1111 1112"); // fails Luhn
    same("1111 1111|1111 1117"); // of no issuer
    same("4111 1111|I have 1111 1111 problems");
    same("4111 1111|I need help|1111 1111");
    same("4111 1111 and 4222 2222|1111 1111");
    same("4111.1111|1111 1111");
    same("$4111|1111 1111 1111");
    // Dates
    same("30122024|04012025");
    same("30-12-2024|04-01-2025");
    same("2024-12-30|2025-01-02");
    same("30.12.2024|04.01.2025");
    // Nothing before
    same("1111 1111");
    same("<4111 1111|1111 1111"); // the other side's
    same("4111 1111|");
    same("4111 1111|no digits");
    same("|1111 1111");
    same("•••• ••••|1111 1111");
    same("•••• •••• •••• 4111|1111 1111 1111");
}

void tst_SplitCards::lookAlikes()
{
    const QString talk = QString::fromUtf8(QTest::currentDataTag());
    QCOMPARE(redacted(talk), talk.section(u'|', -1));
}

void tst_SplitCards::anythingBefore()
{
    for (const char *piece : {"4", "4 ", "4111 ", "card ", "\xF0\x9F\x98\x80", "٤", "-", "4-"}) {
        QString text;
        while (text.size() < 200)
            text += QString::fromUtf8(piece);
        for (const qsizetype size : {1, 5, 16, 100, 160, 200}) {
            const QString earlier = text.left(size);
            const std::vector<nlu::EarlierMessage> before(12, {earlier, true});
            QCOMPARE(nlu::redactContinuation(before, earlier).size(), earlier.size());
        }
    }
}

QTEST_GUILESS_MAIN(tst_SplitCards)
#include "tst_splitcards.moc"
